import type { Database } from '../database.js';
import { identifier } from '../quote.js';
import { inRelease } from '../tables.js';
import { batchesOf } from './batches.js';
import { binValues } from './bins.js';
import { KNOWN } from './people.js';
import { columnOr, holdsConcepts, type Subject } from './subject.js';

/** Tables whose records hold a value with a unit, and the concept that says of what. */
export const VALUED: Readonly<Record<string, string>> = {
  measurement: 'measurement_concept_id',
  observation: 'observation_concept_id'
};
export const VALUE = 'value_as_number';

/** Counts, of a table of values, each concept's units and answers, and puts its values into bins. */
export async function describeValues(database: Database, subject: Subject): Promise<void> {
  const { name } = subject.table;
  const concept = VALUED[name];
  if (concept === undefined) return;
  const unit = columnOr(subject, 'unit_concept_id', '0');
  for (const batch of await batchesOf(database, name, concept)) {
    const rows = `(select ${concept} as concept_id, coalesce(${unit}, 0) as unit_concept_id, person_id,
      if(isfinite(${VALUE}), ${VALUE}, null) as value from ${inRelease(name)} where ${batch})`;
    await binValues(database, { table: name, column: VALUE, whole: false, rows, also: countUnits(name) });
    await database.run(countAnswers(name, concept, batch));
  }
}

/** Counts units, from what `binValues` has at hand: a row for each person, concept, unit and bin. */
const countUnits = (table: string): string => `
insert into cohortlab.concept_unit
  select '${table}', concept_id, unit_concept_id, count(*) filter (known), sum(records),
    count(*) filter (known and valued > 0), sum(valued)
  from (
    select concept_id, unit_concept_id, person_id, bool_or(known) as known, sum(records) as records,
      coalesce(sum(records) filter (bin is not null), 0) as valued
    from binned_value group by all)
  group by all order by concept_id, unit_concept_id;
`;

const countAnswers = (table: string, concept: string, batch: string): string => `
insert into cohortlab.concept_answer
  select '${table}', concept_id, answer_concept_id, count(*) filter (${KNOWN}), sum(records) from (
    select ${concept} as concept_id, value_as_concept_id as answer_concept_id, person_id, count(*) as records
    from ${inRelease(table)} where ${batch} and value_as_concept_id <> 0 group by all)
  group by all order by concept_id, answer_concept_id;
`;

/** Columns of numbers whose meaning hangs on the record's concept or unit, or that are names of places in an order. */
const NO_QUANTITIES = [VALUE, 'range_low', 'range_high', 'year_of_birth', 'month_of_birth', 'day_of_birth'];

/** Puts the numbers of a table's columns into bins. `filled` are the columns with a value. */
export async function describeNumbers(
  database: Database,
  { table, columns }: Subject,
  filled: readonly string[]
): Promise<void> {
  for (const column of columns) {
    const isNumber = column.type === 'float' || (column.type === 'integer' && !holdsConcepts(column));
    if (!isNumber || !filled.includes(column.name) || NO_QUANTITIES.includes(column.name)) continue;
    const value = `${identifier(column.name)}::double`;
    const rows = `(select 0 as concept_id, 0 as unit_concept_id, person_id, if(isfinite(${value}), ${value}, null) as value
      from ${inRelease(table.name)} where ${identifier(column.name)} is not null)`;
    await binValues(database, { table: table.name, column: column.name, whole: true, rows, also: '' });
  }
}
