import type { Ask, KeptRows, Parameter } from './ask.js';
import type { Spans } from './people.js';
import type { Chunk, ColumnType } from './chunk.js';

/** A statement as the compiler emits it: text, and the values that `$name` stands for in it. */
export interface Statement {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** What is kept before it runs, in this order; seen by its query alone, and gone when that closes. */
  readonly kept?: readonly KeptRows[];
}

/** Who waits: the panels and the kernels have connections of their own, so neither starves the other. */
export type Line = 'panel' | 'kernel';

/** A table of a session's own beside the release, by its full name in SQL. */
export type SessionTable = `memory.main.${string}`;

/** What answers statements over one release. */
export interface Engine {
  /**
   * Takes a connection for one request. Waits in line for a while, then fails with `busy`.
   * When `signal` aborts, whatever runs is interrupted and fails with the signal's reason, which
   * must be an `EngineError`.
   */
  open(line: Line, signal: AbortSignal): Promise<Query>;
  /**
   * Keeps spans as a table that every query of this engine can read by its full name, until `drop`:
   * distinct, ordered by person, start and end. Nothing is kept when it fails.
   */
  keep(table: SessionTable, spans: AsyncIterable<Spans>, signal: AbortSignal): Promise<void>;
  /** Nothing happens when there is no such table. */
  drop(table: SessionTable): Promise<void>;
  /** False once the engine can answer nothing any more and must be opened anew. */
  readonly sound: boolean;
  /** Waits up to `patience` milliseconds for what runs, then interrupts it, and gives everything back. */
  close(patience: number): Promise<void>;
}

/** One request's hold on a connection. Its statements run one after the other. */
export interface Query {
  /** Small answers, whole. */
  readonly ask: Ask;
  /**
   * Runs a statement to its end and keeps the rows, in order: whatever can go wrong in the
   * statement goes wrong here, before anything is sent. One staged result at a time.
   */
  stage(statement: Statement, options?: StageOptions): Promise<Staged>;
  /**
   * A person's own SQL as one SELECT that `stage` takes. Fails with `sqlRefused`, `detail` saying why
   * from the text and the catalog alone.
   */
  oneSelect(sql: string): Promise<string>;
  /** The staged rows in order. Fails unless exactly `staged.rows` rows were read. */
  read(staged: Staged): AsyncGenerator<Chunk, void, undefined>;
  /** How much of what runs is done, in per cent; null while unknown. */
  progress(): number | null;
  /** Drops what was staged and gives the connection back, once its statement has ended. Never fails. */
  close(): Promise<void>;
}

export interface StageOptions {
  /** Text columns of fewer than 65,536 different values come as indices into `categories`. */
  readonly categories?: boolean;
}

/** A result that is complete and waits to be read. */
export interface Staged {
  readonly columns: readonly StagedColumn[];
  readonly rows: number;
}

export interface StagedColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** The values that a column of type `category` points to. */
  readonly categories?: readonly string[];
}
