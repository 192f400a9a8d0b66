import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { type CdmVersion, findTable } from '../src/cdm/index.js';
import type { ReleaseFacts } from '../src/compile/index.js';
import { duckdb, type Emitted } from '../src/sql/index.js';

/** The rows of an answer as JavaScript values, with the columns that DuckDB says it has. */
export interface Answer {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
}

/** A real, in-memory DuckDB for one test file. */
export interface Database {
  readonly run: (sql: string) => Promise<void>;
  /** 64-bit numbers come as bigint, dates as `YYYY-MM-DD`. */
  readonly ask: (sql: string, parameters?: Emitted['parameters']) => Promise<Answer>;
  readonly close: () => void;
}

export async function openDatabase(): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection: DuckDBConnection = await instance.connect();
  return {
    run: async sql => void (await connection.run(sql)),
    async ask(sql, parameters = {}) {
      const values = parameters as Record<string, DuckDBValue>;
      const result = await connection.runAndReadAll(sql, values);
      const types = result.columnTypes();
      return {
        columns: result.columnNames().map((name, index) => ({ name, type: String(types[index]) })),
        rows: result.getRows().map(row => row.map(plain))
      };
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    }
  };
}

const plain = (value: DuckDBValue): unknown =>
  typeof value === 'object' && value !== null ? value.toString() : value;

/** Makes a table of each Parquet file of a folder, columns in the types of the CDM. */
export async function loadFolder(
  database: Database,
  folder: string,
  release: { cutOff: string; cdmVersion: CdmVersion }
): Promise<ReleaseFacts> {
  const columns: Record<string, string[]> = {};
  for (const file of readdirSync(folder).filter(name => name.endsWith('.parquet'))) {
    const name = file.replace('.parquet', '');
    const path = `'${join(folder, file).replaceAll("'", "''")}'`;
    const found = await database.ask(`describe select * from ${path}`);
    const names = found.rows.map(([column]) => String(column));
    const casts = names.map(column => {
      const type = findTable(name)?.columns.find(known => known.name === column)?.type;
      return type === undefined ? `"${column}"` : `cast("${column}" as ${duckdb.types[type]}) as "${column}"`;
    });
    await database.run(`create table "${name}" as select ${casts.join(', ')} from ${path}`);
    columns[name] = names;
  }
  return { ...release, columns };
}
