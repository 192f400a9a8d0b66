import type { Ask } from '../../engine/ask.js';
import type { Manifest } from '../manifest.js';
import { STATISTICS_DDL } from './layout.js';

/** The tables of the layout. */
const TABLES = [...STATISTICS_DDL.matchAll(/create table cohortlab\.(\w+)/g)].map(([, name]) => name!);

/** By the manifest of an open release: a release does not change while it is open. */
const known = new WeakMap<Manifest, readonly string[]>();

/** The tables of statistics that a release lacks: it was made before there were any, or by hand. */
export async function missingStatistics(ask: Ask, manifest: Manifest): Promise<readonly string[]> {
  const before = known.get(manifest);
  if (before !== undefined) return before;
  const rows = await ask(
    `select table_name from duckdb_tables() where database_name = current_database() and schema_name = 'cohortlab'`
  );
  const there = rows.map(row => String(row['table_name']));
  const missing = TABLES.filter(name => !there.includes(name));
  known.set(manifest, missing);
  return missing;
}

/** People and records, exact: for the disclosure door. */
export interface Counts {
  readonly people: bigint;
  readonly records: bigint;
}

export const countsOf = (row: Readonly<Record<string, unknown>>): Counts => ({
  people: row['people'] as bigint,
  records: row['records'] as bigint
});

/** Names of concepts by their ids, as far as the vocabulary knows them; 0 has none. */
export async function conceptNames(
  ask: Ask,
  ids: Iterable<number>
): Promise<(conceptId: number) => string | null> {
  // The ids stand in the text, which lets DuckDB use the index on `concept`.
  const wanted = [...new Set(ids)].filter(id => Number.isSafeInteger(id) && id !== 0).sort((a, b) => a - b);
  const rows =
    wanted.length === 0
      ? []
      : await ask(
          `select concept_id, concept_name from main.concept where concept_id in (${wanted.join(', ')})`
        );
  const names = new Map(rows.map(row => [Number(row['concept_id']), String(row['concept_name'])]));
  return conceptId => names.get(conceptId) ?? null;
}
