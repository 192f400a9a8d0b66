import type { ReleaseFacts } from '@cohortlab/sdk/compile';
import type { Ask } from '../engine/ask.js';
import type { Manifest } from './manifest.js';

/** What the compiler must know of the release that the statements run on. */
export async function readFacts(ask: Ask, { cutOff, cdmVersion }: Manifest): Promise<ReleaseFacts> {
  const rows = await ask(
    `select table_name, list(column_name order by column_index) as columns from duckdb_columns()
     where database_name = current_database() and schema_name = 'main' group by table_name`
  );
  const columns = rows.map(row => [String(row['table_name']), row['columns'] as readonly string[]]);
  return { cutOff, cdmVersion, columns: Object.fromEntries(columns) };
}
