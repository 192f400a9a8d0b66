import { identifier } from '../quote.js';
import { inRelease } from '../tables.js';
import { KNOWN } from './people.js';
import { holdsConcepts, type Subject } from './subject.js';

/** Rows of `column_concept` from counts of concepts. */
export const namedConcepts = (table: string, column: string, counts: string): string => `
  select '${table}', '${column}', concept_id, people, records, any_value(concept_name)
  from ${counts} left join ${inRelease('concept')} using (concept_id) group by all order by concept_id`;

/**
 * The concepts of a table's concept columns; 0, "no matching concept", is one where others are. `filled` are
 * the columns with a value. The concept that criteria go by is counted with the concepts (`concepts.ts`).
 */
export function describeColumnConcepts(
  { table, columns }: Subject,
  filled: readonly string[],
  main: string | null
): string {
  return columns
    .filter(column => holdsConcepts(column) && filled.includes(column.name) && column.name !== main)
    .map(
      ({ name }) => `
insert into cohortlab.column_concept
  with counted as (
    select concept_id, count(*) filter (${KNOWN}) as people, sum(records) as records from (
      select ${identifier(name)} as concept_id, person_id, count(*) as records
      from ${inRelease(table.name)} where ${identifier(name)} is not null group by all)
    group by concept_id)
  ${namedConcepts(table.name, name, 'counted')};`
    )
    .join('\n');
}
