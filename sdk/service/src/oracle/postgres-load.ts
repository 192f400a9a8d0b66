import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type DuckDBConnection, DuckDBInstance, quotedString } from '@duckdb/node-api';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Column, domainOfTable, findTable, type Table } from '@cohortlab/sdk/cdm';
import { asOmop, type ReleaseFacts } from '@cohortlab/sdk/compile';
import { postgres } from '@cohortlab/sdk/sql';
import { plainRow } from '../engine/duckdb/values.js';
import { readFacts } from '../release/facts.js';
import { readManifest } from '../release/manifest.js';
import type { OnProgress } from '../release/progress.js';
import { identifier } from '../release/quote.js';

/** Copies the OMOP tables of a release into the schema that the client works in; gives what the release holds. */
export async function loadRelease(
  client: Client,
  release: string,
  onProgress: OnProgress
): Promise<ReleaseFacts> {
  const instance = await DuckDBInstance.create(':memory:', { temp_directory: '' });
  const connection = await instance.connect();
  try {
    await connection.run(`attach ${quotedString(release)} as release (read_only)`);
    await connection.run('use release');
    const ask = async (sql: string) => (await (await connection.run(sql)).getRowObjects()).map(plainRow);
    const facts = await readFacts(ask, await readManifest(ask));
    const tables = Object.keys(facts.columns).flatMap(name => findTable(name) ?? []);
    // Loading takes what it takes; only answers have a limit.
    await client.query('set statement_timeout = 0');
    for (const [place, table] of tables.entries()) {
      onProgress({ step: `loading ${table.name}`, fraction: place / tables.length });
      const names = facts.columns[table.name]!;
      const columns = table.columns.filter(({ name }) => names.includes(name));
      await loadTable(client, connection, table, columns);
    }
    await client.query('analyze');
    await client.query('reset statement_timeout');
    return asOmop(facts);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function loadTable(
  client: Client,
  connection: DuckDBConnection,
  { name }: Table,
  columns: readonly Column[]
): Promise<void> {
  const table = identifier(name);
  const types = columns.map(each => `${identifier(each.name)} ${postgres.types[each.type]}`);
  await client.query(`create unlogged table ${table} (${types.join(', ')})`);
  const copy = client.query(copyFrom(`copy ${table} from stdin (format csv)`));
  await pipeline(Readable.from(csvOf(connection, table, columns)), copy);
  const [counted] = await (await connection.run(`select count(*) as records from ${table}`)).getRowObjects();
  // A stream of DuckDB's rows ends in silence when it fails.
  if (BigInt(copy.rowCount) !== counted?.['records']) throw new Error(`The rows of ${name} ended early.`);
  for (const column of indexedIn(name, columns))
    await client.query(`create index on ${table} (${identifier(column)})`);
}

/** A table as CSV, some thousand lines at a time; nothing of it is written to disk on the way. */
async function* csvOf(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column[]
): AsyncGenerator<string> {
  const values = columns.map(
    ({ name }) => `coalesce('"' || replace(${identifier(name)}::varchar, '"', '""') || '"', '')`
  );
  const result = await connection.stream(`select ${values.join(` || ',' || `)} from ${table}`);
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
    yield chunk
      .getColumnValues(0)
      .map(line => `${String(line)}\n`)
      .join('');
}

/** The columns that OMOP's own scripts index, as far as cohorts use them. */
function indexedIn(table: string, columns: readonly Column[]): string[] {
  const wanted = ['person_id', domainOfTable(table)?.concept, ...(VOCABULARY[table] ?? [])];
  return columns.map(({ name }) => name).filter(name => wanted.includes(name));
}

const VOCABULARY: Readonly<Record<string, readonly string[]>> = {
  concept: ['concept_id'],
  concept_ancestor: ['ancestor_concept_id'],
  concept_relationship: ['concept_id_1']
};
