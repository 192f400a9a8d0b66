import { compileCohort, compileDatasetTable, type ReleaseFacts } from '@cohortlab/sdk/compile';
import type { DatasetTable } from '@cohortlab/sdk/definition';
import type { Relation, Table } from '@cohortlab/sdk/plan';
import { Refusal } from './refusal.js';
import { peopleOf, type Subject } from './subject.js';

/** The plan of a cohort's rows, or of one table of a dataset; `people` stand in for its cohort. */
export function planOf(
  subject: Subject,
  table: string | undefined,
  facts: ReleaseFacts,
  people: Table | null = null
): Relation {
  const { dataset, cohort } = subject;
  if (dataset)
    return compileDatasetTable(dataset, tableOf(dataset.tables, table).name, people ?? cohort, facts);
  if (table !== undefined || people) throw new Refusal('badRequest');
  return compileCohort(peopleOf(subject), facts);
}

/** The table of that name, or the only one. */
function tableOf(tables: readonly DatasetTable[], name: string | undefined): DatasetTable {
  const found =
    name === undefined && tables.length === 1 ? tables[0] : tables.find(table => table.name === name);
  if (!found) throw new Refusal('badRequest');
  return found;
}
