import { domainOfTable, findTable, holdsPeople, type Table } from '../cdm/index.js';
import {
  EVERYONE,
  isRecords,
  type RecordsTable,
  type ResolvedCohort,
  type ResolvedDataset,
  setsOfTable
} from '../definition/index.js';
import {
  ascending,
  column,
  equal,
  pick,
  type Relation,
  semiJoin,
  sort,
  type Table as People
} from '../plan/index.js';
import { among } from './among.js';
import { cohortPeople } from './cohort.js';
import { type ConceptSets, conceptSets } from './concept-sets.js';
import { followUp } from './follow-up.js';
import { periodRows, personRows } from './person-table.js';
import { omop, type ReleaseFacts, releaseTable, TableMissing } from './release.js';

/**
 * One table of a dataset, about the people meant; about every person in PERSON when `whom` is null. Throws
 * `TableMissing` for tables and columns that the release lacks or that hold no records of people.
 */
export function compileDatasetTable(
  dataset: ResolvedDataset,
  tableName: string,
  whom: ResolvedCohort | People | null,
  release: ReleaseFacts
): Relation {
  const table = dataset.tables.find(({ name }) => name === tableName);
  if (table === undefined) throw new Error(`The dataset has no table ${tableName}`);
  const used = new Set(setsOfTable(table).map(({ id }) => id));
  const sets = conceptSets(
    dataset.conceptSets.filter(({ id }) => used.has(id)),
    release
  );
  if (isRecords(table)) return recordRows(table, whom, sets, release);
  const follow = followUp(whom ?? EVERYONE, release);
  return table.kind === 'people'
    ? personRows(table, follow, sets, release)
    : periodRows(table, follow, sets, release);
}

/**
 * The chosen columns of every record, whether or not it lies in the cohort's spans. Ordered by person, start and
 * record id.
 */
function recordRows(
  wanted: RecordsTable,
  whom: ResolvedCohort | People | null,
  conceptSet: ConceptSets,
  release: ReleaseFacts
): Relation {
  const table = findTable(wanted.table);
  if (table === undefined || !holdsPeople(table)) throw new TableMissing(wanted.table, null);

  const order = recordOrder(table).filter(name => release.columns[table.name]?.includes(name));
  const concept = conceptColumn(wanted);
  const read = ['person_id', ...wanted.columns, ...order, ...(concept === null ? [] : [concept])];
  const people = peopleOf(whom, release);
  const records = among(releaseTable(release, table.name, read), people);
  const chosen =
    concept === null
      ? records
      : semiJoin(records, conceptSet(wanted.conceptSet!), equal(column(concept), column('concept_id')));
  return pick(sort(chosen, ...order.map(name => ascending(column(name)))), ...wanted.columns);
}

function peopleOf(whom: ResolvedCohort | People | null, release: ReleaseFacts): Relation {
  if (whom === null) return omop(release, 'person', 'person_id');
  return whom.kind === 'table' ? pick(whom, 'person_id') : cohortPeople(whom, release);
}

/** The column that the table's concept set is about, or null when there is no concept set. */
function conceptColumn({ table, conceptSet }: RecordsTable): string | null {
  if (conceptSet === undefined) return null;
  const concept = domainOfTable(table)?.concept ?? null;
  if (concept === null) throw new TableMissing(table, 'with a standard concept');
  return concept;
}

/** What puts records in a stable order: the person, the start, the record's id. */
function recordOrder({ name, columns }: Table): string[] {
  const domain = domainOfTable(name);
  const start = domain?.start ?? columns.find(({ type }) => type === 'date')?.name;
  const key = domain?.key ?? columns.find(column => column.name === `${name}_id`)?.name;
  return [...new Set(['person_id', start, key])].filter(name => name !== undefined);
}
