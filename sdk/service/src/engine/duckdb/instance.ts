import { stat } from 'node:fs/promises';
import { DuckDBInstance, quotedString, type DuckDBConnection } from '@duckdb/node-api';
import { EngineError } from '../error.js';
import type { Engine, Line, Query, SessionTable } from '../engine.js';
import type { Spans } from '../people.js';
import { pool, type Pool } from '../pool.js';
import { engineError, isFatal } from './faults.js';
import { interruptible } from './interrupt.js';
import { keep } from './keep.js';
import { DuckDBQuery } from './query.js';

export interface DuckDBLimits {
  readonly memoryMB: number;
  readonly threads: number;
  /** A folder of this instance alone; DuckDB makes it and spills into it. */
  readonly temporary: string;
  readonly temporaryMB: number;
  /** Connections for each line. */
  readonly connections: Readonly<Record<Line, number>>;
  /** Milliseconds that a request waits for a connection before it is told `busy`. */
  readonly patience: number;
}

/** What every connection of an instance needs before the configuration is locked. */
const CONNECTION_SETTINGS = [
  'use release',
  `set timezone = 'UTC'`,
  // Progress is kept only while the bar is on.
  'set enable_progress_bar = true',
  'set enable_progress_bar_print = false',
  // The default of 1 MB makes readers wait: measured twice as slow.
  `set streaming_buffer_size = '16MB'`
];

/** From here on no statement can reach a file, load code or change a setting. */
const LOCK = ['set enable_external_access = false', 'set lock_configuration = true'];

/** Opens a release file, read-only and locked down, with a fixed number of connections. */
export async function openDuckDB(file: string, limits: DuckDBLimits): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${limits.memoryMB}MB`,
    threads: String(limits.threads),
    temp_directory: limits.temporary,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'true'
  });
  try {
    const first = await instance.connect();
    // As an option of the instance it is reported but not kept (DuckDB 1.5.6).
    await first.run(`set max_temp_directory_size = '${limits.temporaryMB}MB'`);
    await first.run(`attach ${quotedString(file)} as release (read_only)`);
    await refuseTruncated(first, file);
    const lines = {
      panel: await connections(instance, limits.connections.panel),
      kernel: await connections(instance, limits.connections.kernel)
    };
    for (const statement of LOCK) await first.run(statement);
    first.closeSync();
    return new DuckDBEngine(instance, lines, limits.patience);
  } catch (failure) {
    instance.closeSync();
    throw engineError(failure);
  }
}

/** DuckDB opens a file whose end is missing and fails only when a query comes there. */
async function refuseTruncated(connection: DuckDBConnection, file: string): Promise<void> {
  const sizes = await connection.run(
    `select block_size * total_blocks as bytes from pragma_database_size() where database_name = 'release'`
  );
  const [row] = await sizes.getRowObjects();
  if ((await stat(file, { bigint: true })).size < (row?.['bytes'] as bigint))
    throw new EngineError('releaseUnreadable', 'The file ends before its last block.');
}

async function connections(instance: DuckDBInstance, count: number): Promise<DuckDBConnection[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const connection = await instance.connect();
      for (const statement of CONNECTION_SETTINGS) await connection.run(statement);
      return connection;
    })
  );
}

class DuckDBEngine implements Engine {
  readonly #instance: DuckDBInstance;
  readonly #connections: readonly DuckDBConnection[];
  readonly #lines: Readonly<Record<Line, Pool<DuckDBConnection>>>;
  /** Sends away whoever waits for a connection. */
  readonly #leaving = new AbortController();
  /** Interrupts what runs. */
  readonly #ending = new AbortController();
  readonly #running = new Set<Query>();
  #idle: () => void = () => undefined;
  #sound = true;
  #queries = 0;

  constructor(
    instance: DuckDBInstance,
    lines: Readonly<Record<Line, readonly DuckDBConnection[]>>,
    patience: number
  ) {
    this.#instance = instance;
    this.#connections = [...lines.panel, ...lines.kernel];
    this.#lines = { panel: pool(lines.panel, patience), kernel: pool(lines.kernel, patience) };
  }

  get sound(): boolean {
    return this.#sound && !this.#leaving.signal.aborted;
  }

  async open(line: Line, signal: AbortSignal): Promise<Query> {
    const waiting = AbortSignal.any([signal, this.#leaving.signal]);
    const connection = await this.#lines[line].take(waiting);
    if (waiting.aborted) {
      this.#lines[line].give(connection);
      throw waiting.reason;
    }
    const query: Query = new DuckDBQuery({
      connection,
      signal: AbortSignal.any([signal, this.#ending.signal]),
      name: `memory.main.cohortlab_${this.#queries++}`,
      failed: error => {
        if (isFatal(error)) this.#sound = false;
      },
      release: () => {
        this.#lines[line].give(connection);
        this.#running.delete(query);
        if (this.#running.size === 0) this.#idle();
      }
    });
    this.#running.add(query);
    return query;
  }

  async keep(table: SessionTable, spans: AsyncIterable<Spans>, signal: AbortSignal): Promise<void> {
    await this.#hold('kernel', signal, connection => keep(connection, table, spans, signal));
  }

  async drop(table: SessionTable): Promise<void> {
    const never = new AbortController().signal;
    await this.#hold('kernel', never, connection =>
      interruptible(connection, never, () => connection.run(`drop table if exists ${table}`))
    );
  }

  /** Lends a connection for one piece of work. */
  async #hold(
    line: Line,
    signal: AbortSignal,
    work: (connection: DuckDBConnection) => Promise<unknown>
  ): Promise<void> {
    const connection = await this.#lines[line].take(AbortSignal.any([signal, this.#leaving.signal]));
    try {
      await work(connection);
    } finally {
      this.#lines[line].give(connection);
    }
  }

  async close(patience: number): Promise<void> {
    this.#leaving.abort(new EngineError('cancelled'));
    if (this.#running.size > 0) {
      const idle = new Promise<void>(resolve => (this.#idle = resolve));
      const interrupt = setTimeout(() => this.#ending.abort(new EngineError('cancelled')), patience);
      await idle;
      clearTimeout(interrupt);
    }
    for (const connection of this.#connections) connection.closeSync();
    this.#instance.closeSync();
  }
}
