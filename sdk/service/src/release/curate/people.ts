import type { Database } from '../database.js';
import { CurationError } from './problem.js';

/** Ids that travel at once: as text, since 64 bits do not fit a JavaScript number. */
const BATCH = 50_000;

/**
 * Makes a table `curation.NAME (source_id, …)` with a row for each distinct id of a query, whose
 * further columns are computed here, from the id. Ids come in order and batches, so memory stays flat.
 */
export async function derive(
  database: Database,
  name: string,
  ids: string,
  columns: Readonly<Record<string, (id: bigint) => string>>
): Promise<void> {
  const table = `curating.${name}`;
  const names = Object.keys(columns);
  await database.run(
    `create table ${table} (source_id bigint, ${names.map(column => `${column} bigint`).join(', ')})`
  );
  await database.run(
    `create temp table asked as select distinct id::bigint as id from (${ids}) where id is not null`
  );
  const fields = ['source_id', ...names].map(column => `unnest(string_split($${column}, ' '))::bigint`);
  for (let after: bigint | null = null; ;) {
    const rows: readonly Readonly<Record<string, unknown>>[] = await database.ask(
      `select id from asked ${after === null ? '' : 'where id > $after'} order by id limit ${BATCH}`,
      after === null ? undefined : { after }
    );
    const batch = rows.map(({ id }) => id as bigint);
    if (batch.length === 0) break;
    const made = Object.entries(columns).map(([column, value]) => [column, batch.map(value).join(' ')]);
    await database.run(`insert into ${table} select ${fields.join(', ')}`, {
      source_id: batch.join(' '),
      ...Object.fromEntries(made)
    });
    after = batch.at(-1)!;
  }
  await database.run('drop table asked');
}

/** Stops when two ids became one, or an id became 0. Among a million this happens once in 10^7 keys. */
export async function checkDistinct(database: Database, name: string): Promise<void> {
  const [row] = await database.ask(
    `select count(*) = count(distinct research_id) and coalesce(min(research_id) > 0, true) as distinct_ids
     from curating.${name}`
  );
  if (row?.['distinct_ids'] !== true)
    throw new CurationError(
      `Two ids of ${name} came to the same research id under this key.`,
      'Tell the makers of Cohortlab; another scope in the rule researchIds gives other ids.'
    );
}
