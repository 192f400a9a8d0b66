import { DuckDBInstance, listValue, type DuckDBValue } from '@duckdb/node-api';
import type { Ask, Parameter } from '../engine/ask.js';
import { noRoom } from './room.js';

/** A DuckDB database that this process alone writes to: one connection, statements in order. */
export interface Database {
  readonly ask: Ask;
  /** Runs statements whose rows nobody wants. */
  run(sql: string, parameters?: Readonly<Record<string, Parameter>>): Promise<void>;
  close(): void;
}

/** What one command may take of the machine. */
export interface Resources {
  /** Threads; all that the machine has when left out. */
  readonly threads?: number;
  /** Megabytes that DuckDB keeps to; by default 4000. */
  readonly memoryMb?: number;
  /** A folder for intermediate results; null: they stay in memory. */
  readonly temporary: string | null;
}

/** Opens (or makes) a database file; `:memory:` is one that is gone afterwards. */
export async function openDatabase(path: string, resources: Resources): Promise<Database> {
  const options: Record<string, string> = {
    memory_limit: `${resources.memoryMb ?? 4_000}MB`,
    temp_directory: resources.temporary ?? '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false'
  };
  if (resources.threads !== undefined) options['threads'] = String(resources.threads);
  const instance = await DuckDBInstance.create(path, options);
  const connection = await instance.connect();
  const bind = (parameters?: Readonly<Record<string, Parameter>>): Record<string, DuckDBValue> | undefined =>
    parameters && Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, bound(value)]));
  return {
    async run(sql, parameters) {
      await roomFor(connection.run(sql, bind(parameters)));
    },
    async ask(sql, parameters) {
      const reader = await roomFor(connection.runAndReadAll(sql, bind(parameters)));
      return reader
        .getRowObjects()
        .map(row => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    }
  };
}

/** Want of room is told as such, whatever statement met it. */
async function roomFor<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw noRoom(error) ?? error;
  }
}

function bound(value: Parameter): DuckDBValue {
  return Array.isArray(value) ? listValue([...value]) : (value as DuckDBValue);
}

/** Dates and the like as text, lists as arrays, the rest as it is. */
function plain(value: DuckDBValue): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return 'items' in value ? value.items.map(plain) : String(value);
}
