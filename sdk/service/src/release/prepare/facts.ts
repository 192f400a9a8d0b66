import { type CdmVersion, DOMAINS, holdsPeople, isVocabulary, type Table } from '@cohortlab/sdk/cdm';
import type { Database } from '../database.js';
import { identifier } from '../quote.js';
import type { Finding } from '../manifest.js';
import { inRelease } from '../tables.js';
import { FINDING_KINDS, FINDINGS } from './finding-kinds.js';
import { SourceError } from './problem.js';
import type { OpenFile } from './source.js';

export const NOTHING_TO_ASK =
  'there are neither observation periods nor events, so nothing could be asked of it.';

/**
 * The last day that the release covers: the latest end of an observation period, else the latest event.
 * Throws `SourceError` when there is neither.
 */
export async function latestDay(database: Database, source: string): Promise<string> {
  const periods = await latest(database, 'observation_period', 'observation_period_end_date');
  if (periods !== null) return periods;
  const events = DOMAINS.filter(({ concept }) => concept !== null);
  const days = await Promise.all(events.map(({ table, start }) => latest(database, table, start)));
  const day = days
    .filter(day => day !== null)
    .sort()
    .at(-1);
  if (day !== undefined) return day;
  throw new SourceError([{ file: source, message: NOTHING_TO_ASK }]);
}

async function latest(database: Database, table: string, column: string): Promise<string | null> {
  const [row] = await database.ask(`select max(${column})::varchar as day from ${inRelease(table)}`);
  return row?.['day'] as string | null;
}

/** The version that the source's own card tells, or null. */
export async function toldVersion(
  database: Database,
  files: readonly OpenFile[]
): Promise<CdmVersion | null> {
  const file = files.find(({ table }) => table.name === 'cdm_source');
  const column = file?.columns.find(({ name }) => name.toLowerCase() === 'cdm_version');
  if (!file || !column) return null;
  const [row] = await database.ask(
    `select max(${identifier(column.name)})::varchar as version from ${file.rows}`
  );
  const [, version] = /(?:^|[^\d.])(5\.[34])(?!\d)/.exec(String(row?.['version'])) ?? [];
  return (version as CdmVersion | undefined) ?? null;
}

/** The version of the vocabularies, as the vocabulary table or the source's own card tells it; else `unknown`. */
export async function vocabularyVersion(database: Database): Promise<string> {
  const [row] = await database.ask(
    `select coalesce(
       (select max(vocabulary_version) from ${inRelease('vocabulary')} where vocabulary_id = 'None'),
       (select max(vocabulary_version) from ${inRelease('cdm_source')}), 'unknown') as version`
  );
  return row?.['version'] as string;
}

/** What users of the release should know of its making. No note holds a count. */
export function notesOn(facts: {
  readonly ignored: readonly string[];
  readonly missing: readonly Table[];
  readonly derived: readonly { readonly table: string; readonly from: string }[];
  readonly columns: readonly string[];
  readonly findings: readonly Finding[];
}): string[] {
  const derived = facts.derived.map(({ table }) => table);
  const empty = facts.missing
    .filter(table => (holdsPeople(table) || isVocabulary(table)) && !derived.includes(table.name))
    .map(({ name }) => name);
  const kinds = FINDING_KINDS.flatMap(kind => {
    const found = facts.findings.filter(finding => finding.kind === kind);
    const ending = found.some(({ dropped }) => dropped) ? 'left out' : 'kept as they are';
    return note(`Records ${FINDINGS[kind]}, ${ending}`, [...new Set(found.map(({ table }) => table))]);
  });
  return [
    ...note('Without records in the source, empty here', empty),
    ...note(
      'Without records in the source, derived here',
      facts.derived.map(({ table, from }) => `${table} (${from})`)
    ),
    ...note('Required by the CDM, missing in the source, null here', facts.columns),
    ...note('Files that are no tables of the CDM were left out', facts.ignored),
    ...kinds
  ];
}

const note = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`${title}: ${items.join(', ')}.`];
