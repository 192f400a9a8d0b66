import { domainOfTable, findColumn, holdsPeople, type Table } from '@cohortlab/sdk/cdm';
import { BIRTH } from '../birth.js';
import type { Database } from '../database.js';
import type { Finding } from '../manifest.js';
import { inRelease } from '../tables.js';
import { FINDING_KINDS, type FindingKind } from './finding-kinds.js';
import type { Loading } from './loading.js';
import type { OpenFile } from './source.js';

/** Numbers, from 0, of the rows of the table at hand that are to be left out. */
export const LEFT_OUT = 'left_out';

/** When a row is of a kind: SQL over `v` (its values), `p` (its person) and `c` (its concept). */
interface Rule {
  readonly kind: FindingKind;
  readonly column: string;
  readonly holds: string;
}

/**
 * Makes the tables that rows are judged by: people with the first day that they can have been born and the
 * last day that they can have died, and concepts. Called when the tables that it reads are in the release.
 */
export async function knowPeople(database: Database, deaths: boolean): Promise<void> {
  await database.run(`
    create or replace temp table known_concept as select distinct concept_id from ${inRelease('concept')};
    create or replace temp table known_person as
      select person_id, min(${BIRTH}) as birth,
        ${deaths ? `(select max(death_date) from ${inRelease('death')} d where d.person_id = r.person_id)` : 'null::date'} as death
      from ${inRelease('person')} r group by person_id`);
}

function rulesFor({ table, columns }: Loading): Rule[] {
  const there = (name: string | null): name is string =>
    columns.some(column => column.name === name && column.source !== null);
  const domain = domainOfTable(table.name);
  const { concept = null, start = null } = domain ?? {};
  // Circe does not read the end of procedures; it can be wrong all the same.
  const end = domain?.end ?? (findColumn(table.name, 'procedure_end_date') ? 'procedure_end_date' : null);
  const rules: Rule[] = [];
  if (holdsPeople(table) && table.name !== 'person' && there('person_id'))
    rules.push({ kind: 'unknown-person', column: 'person_id', holds: 'p.person_id is null' });
  if (there(concept))
    rules.push(
      { kind: 'concept-0', column: concept, holds: 'v.concept = 0' },
      { kind: 'unknown-concept', column: concept, holds: 'v.concept <> 0 and c.concept_id is null' }
    );
  if (there(start)) {
    rules.push({ kind: 'before-birth', column: start, holds: 'v.start < p.birth' });
    if (table.name !== 'death')
      rules.push({ kind: 'after-death', column: start, holds: 'v.start > p.death' });
    if (there(end)) rules.push({ kind: 'end-before-start', column: end, holds: 'v."end" < v.start' });
  }
  return rules;
}

/** The records of a table with their keys, people and concepts; `n` counts them from 0. */
function judged({ table, columns }: Loading, file: OpenFile): string {
  const value = (name: string | null | undefined): string =>
    columns.find(column => column.name === name)?.value ?? 'null';
  const domain = domainOfTable(table.name);
  const end = domain?.end ?? 'procedure_end_date';
  const values = `${value(keyOf(table))} as key, ${value('person_id')}::bigint as person_id, ${value(domain?.concept)}::integer as concept,
    ${value(domain?.start)}::date as start, ${value(end)}::date as "end", file_row_number as n`;
  return `(select ${values} from ${file.rows}) v left join known_person p on v.person_id = p.person_id
    left join known_concept c on v.concept = c.concept_id`;
}

/** The column whose values tell a table's records apart; null when none does. */
function keyOf(table: Table): string | null {
  const [first] = table.columns;
  return first?.name === `${table.name}_id` ? first.name : null;
}

/** Rows whose key an earlier row has. */
const repeats = (loading: Loading, file: OpenFile): string =>
  `(select n from (select n, row_number() over (partition by key order by n) as place from ${judged(loading, file)}
    where key is not null) where place > 1)`;

/**
 * Counts, in a table of the source, the rows of each kind that is noted and kept, and puts those of the
 * kinds in `drop` into `LEFT_OUT`. Judges rows by what `knowPeople` made.
 */
export async function findNoteworthy(
  database: Database,
  loading: Loading,
  file: OpenFile,
  drop: readonly FindingKind[]
): Promise<Finding[]> {
  const rules = rulesFor(loading);
  const key = keyOf(loading.table);
  const counts = [
    'count(v.key) - count(distinct v.key) as repeats',
    ...rules.map(
      ({ holds }, i) => `count(*) filter (${holds}) as n${i}, min(n) filter (${holds}) as first${i}`
    )
  ];
  if (rules.length === 0 && key === null) return [];
  const [row = {}] = await database.ask(`select ${counts.join(', ')} from ${judged(loading, file)}`);
  const found = rules.flatMap(({ kind, column, holds }, i) => {
    const records = row[`n${i}`] as bigint;
    const rows = `(select n from ${judged(loading, file)} where ${holds})`;
    return records === 0n ? [] : [{ kind, column, records, first: row[`first${i}`] as bigint, rows }];
  });
  const repeated = row['repeats'] as bigint;
  if (key !== null && repeated > 0n) {
    const rows = repeats(loading, file);
    const [first] = await database.ask(`select min(n) as first from ${rows}`);
    const at = first?.['first'] as bigint;
    found.push({ kind: 'duplicate-id', column: key, records: repeated, first: at, rows });
  }
  const left = found.filter(({ kind }) => drop.includes(kind));
  if (left.length > 0)
    await database.run(
      `create or replace temp table ${LEFT_OUT} as ${left.map(({ rows }) => `from ${rows}`).join(' union ')}`
    );
  return found
    .sort((a, b) => FINDING_KINDS.indexOf(a.kind) - FINDING_KINDS.indexOf(b.kind))
    .map(({ kind, column, records, first }) => ({
      kind,
      table: loading.table.name,
      file: file.file,
      column: loading.columns.find(({ name }) => name === column)?.source ?? column,
      row: first + 1n,
      records,
      dropped: drop.includes(kind)
    }));
}
