import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance, quotedString } from '@duckdb/node-api';
import { prepareRelease } from '../release/prepare/index.js';
import { TINY_CDM } from './tiny-cdm.js';

/** Prepares a real release of the tiny CDM in a folder of a test; gives its file. */
export async function tinyRelease(folder: string, name = 'tiny'): Promise<string> {
  const source = join(folder, `${name}-cdm`);
  const output = join(folder, `${name}.duckdb`);
  await tinyParquet(source);
  await prepareRelease({ source, output, name, threads: 1, memoryMb: 500 });
  return output;
}

/** Writes the tiny CDM as Parquet files into a new folder. */
export async function tinyParquet(source: string): Promise<void> {
  mkdirSync(source);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const statement of TINY_CDM) await connection.run(statement);
  const tables = await connection.runAndReadAll(`select table_name from duckdb_tables()`);
  for (const { table_name } of tables.getRowObjects()) {
    const table = String(table_name);
    const file = quotedString(join(source, `${table}.parquet`));
    const columns = table === 'person' ? '* exclude n' : '*';
    await connection.run(`copy (select ${columns} from ${table}) to ${file} (format parquet)`);
  }
  connection.closeSync();
  instance.closeSync();
}

/** Changes a release file by hand, as no release should be. */
export async function alter(file: string, statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

/**
 * Makes every question about conditions endless: the table becomes a view that is never done.
 * Drugs are as they were.
 */
export const ENDLESS_CONDITIONS = [
  'alter table condition_occurrence rename to condition_record',
  `create view condition_occurrence as select r.* from condition_record r, range(1000000000000) t(i)
   where hash(i) = r.condition_occurrence_id`
] as const;
