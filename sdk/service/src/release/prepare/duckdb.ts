import { findTable } from '@cohortlab/sdk/cdm';
import type { Database } from '../database.js';
import { engineMessage } from '../engine-message.js';
import { identifier, literal } from '../quote.js';
import { sha256Of } from './hash.js';
import type { Origin } from './origin.js';
import { SourceError } from './problem.js';
import type { OpenFile } from './source.js';

/**
 * Opens the tables of a DuckDB file, read-only. They lie in the one schema that has `person`; views are
 * passed over, since they could read any file.
 */
export async function openDuckdb(database: Database, path: string): Promise<Origin> {
  const refuse = (message: string): never => {
    throw new SourceError([{ file: path, message }]);
  };
  try {
    await database.run(`attach ${literal(path)} as cdm_source_file (read_only)`);
  } catch (error) {
    refuse(attachFailure(error));
  }
  const rows = await database.ask(
    `select schema_name as schema, table_name as name from duckdb_tables()
     where database_name = 'cdm_source_file' order by schema_name, table_name`
  );
  const schemas = rows
    .filter(({ name }) => String(name).toLowerCase() === 'person')
    .map(row => String(row['schema']));
  if (schemas.length > 1)
    refuse(`there is a person table in more than one schema: ${schemas.join(', ')}; keep one of them.`);
  const inSchema = rows
    .filter(({ schema }) => schema === (schemas[0] ?? 'main'))
    .map(row => String(row['name']));
  let sum: Promise<string> | undefined;
  const sha256 = (): Promise<string> => (sum ??= sha256Of(path));
  const files: OpenFile[] = [];
  for (const name of inSchema) {
    const table = findTable(name.toLowerCase());
    if (table === undefined) continue;
    const at = ['cdm_source_file', schemas[0] ?? 'main', name].map(identifier).join('.');
    const columns = await database.ask(
      `select column_name as name, column_type as type from (describe ${at})`
    );
    const [count] = await database.ask(`select count(*) as records from ${at}`);
    files.push({
      table,
      file: name,
      columns: columns.map(({ name, type }) => ({ name: String(name), type: String(type) })),
      records: count?.['records'] as bigint,
      rows: `(select *, rowid as file_row_number from ${at})`,
      sha256
    });
  }
  const ignored = inSchema.filter(name => findTable(name.toLowerCase()) === undefined);
  return { tables: files.map(({ table }) => table.name), files, ignored, problems: [] };
}

function attachFailure(error: unknown): string {
  const text = engineMessage(error);
  if (/\block\b/i.test(text)) return 'another program is using the file; close it there first.';
  if (/permission denied/i.test(text)) return 'it may not be read by this account.';
  return 'it is damaged, or written by a version of DuckDB that this one cannot read.';
}
