import type { DuckDBConnection, DuckDBMaterializedResult } from '@duckdb/node-api';
import type { Ask, KeptRows, Parameter } from '../ask.js';
import type { Chunk } from '../chunk.js';
import type { Query, Staged, StageOptions, Statement } from '../engine.js';
import { EngineError } from '../error.js';
import { layoutOf, toChunk } from './chunk.js';
import { engineError } from './faults.js';
import { interruptible } from './interrupt.js';
import { oneSelect } from './select.js';
import { categorise, stage, unstage, type Staging } from './staging.js';
import { dropKept, keep } from './kept.js';
import { bindings, plainRow } from './values.js';

/** What a query gets from its instance. */
export interface Hold {
  readonly connection: DuckDBConnection;
  readonly signal: AbortSignal;
  /** A name that no other query of the instance uses. */
  readonly name: string;
  /** Told of every failure, as some are the end of the instance. */
  readonly failed: (error: EngineError) => void;
  /** Called once, when the connection can be used again. */
  readonly release: () => void;
}

/** One request's hold on a DuckDB connection. */
export class DuckDBQuery implements Query {
  readonly #hold: Hold;
  /** Ends when the statement that runs has ended: the next one waits for it. */
  #last: Promise<unknown> = Promise.resolve();
  #staging: Staging | null = null;
  #closed: Promise<void> | null = null;
  /** Names of the tables of kept rows that are there, or half there. */
  readonly #kept = new Set<string>();
  /** Rows that were read of the staged ones. */
  #read = 0;

  constructor(hold: Hold) {
    this.#hold = hold;
  }

  readonly ask: Ask = async (sql, parameters, kept = []) => {
    const rows = await this.#step(async () => {
      await this.#keep(kept);
      return (await this.#run(sql, parameters)).getRowObjects();
    });
    return rows.map(plainRow);
  };

  async stage(statement: Statement, options: StageOptions = {}): Promise<Staged> {
    await this.#step(() => this.#keep(statement.kept ?? []));
    const staging = await stage(this.ask, statement);
    this.#staging = staging;
    if (!options.categories) return staging;
    return (this.#staging = await categorise(this.ask, staging, this.#hold.name));
  }

  oneSelect(sql: string): Promise<string> {
    return this.#step(() => oneSelect(this.#hold.connection, sql));
  }

  async *read(staged: Staged): AsyncGenerator<Chunk, void, undefined> {
    if (staged !== this.#staging) throw new Error('The staged result belongs to another query.');
    const layouts = staged.columns.map(({ type, categories }) => layoutOf(type, categories?.length ?? 0));
    const { select } = this.#staging;
    const result = await this.#step(() => this.#hold.connection.stream(select));
    // One chunk ahead: DuckDB fetches while the one before is copied and sent.
    const fetch = () => this.#step(() => result.fetchChunk());
    for (let next = fetch(); ;) {
      const chunk = await next;
      if (!chunk || chunk.rowCount === 0) break;
      next = fetch();
      // Whoever stops reading never asks what became of it.
      next.catch(() => undefined);
      this.#read += chunk.rowCount;
      yield toChunk(chunk, layouts);
    }
    // The bindings end a stream in silence when it fails or is interrupted.
    this.#hold.signal.throwIfAborted();
    if (this.#read !== staged.rows)
      throw new EngineError('engineFailed', 'Reading the staged rows ended early.');
  }

  progress(): number | null {
    if (this.#staging && this.#read > 0) return (100 * this.#read) / this.#staging.rows;
    const { percentage } = this.#hold.connection.progress;
    return percentage < 0 ? null : percentage;
  }

  close(): Promise<void> {
    this.#closed ??= this.#last.then(() => this.#clean());
    return this.#closed;
  }

  /** Part of a step, so that no other statement comes between and keeps something else of the name. */
  async #keep(kept: readonly KeptRows[]): Promise<void> {
    for (const { name, sql, parameters } of kept) {
      this.#kept.add(name);
      await this.#run(keep(name, sql), parameters);
    }
  }

  #run(sql: string, parameters?: Readonly<Record<string, Parameter>>): Promise<DuckDBMaterializedResult> {
    if (!parameters) return this.#hold.connection.run(sql);
    const { values, types } = bindings(parameters);
    return this.#hold.connection.run(sql, values, types);
  }

  /** One statement, after the one before has ended and unless the request was given up. */
  #step<T>(work: () => Promise<T>): Promise<T> {
    const { connection, signal, failed } = this.#hold;
    if (this.#closed) return Promise.reject(new EngineError('cancelled'));
    const step = this.#last.then(() => interruptible(connection, signal, work));
    this.#last = step.catch(failure => failed(engineError(failure)));
    return step;
  }

  async #clean(): Promise<void> {
    try {
      const made = [...unstage(this.#staging), ...[...this.#kept].map(dropKept)];
      for (const statement of made) await this.#hold.connection.run(statement);
    } catch (failure) {
      this.#hold.failed(engineError(failure));
    } finally {
      this.#hold.release();
    }
  }
}
