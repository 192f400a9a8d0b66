import type { Column } from '@cohortlab/sdk/cdm';
import { identifier } from '../quote.js';
import { inRelease } from '../tables.js';
import { KNOWN } from './people.js';
import { holdsConcepts, type Subject } from './subject.js';

/** A column's value, null where it has none. */
export const valueIn = (column: Column): string =>
  holdsConcepts(column) ? `nullif(${identifier(column.name)}, 0)` : identifier(column.name);

const isDate = ({ type }: Column): boolean => type === 'date' || type === 'datetime';

/**
 * People and records of a table, completeness of its columns, and of dates the months of each person's
 * first and last one. One reading of the table: a row for each person holds what every column comes to.
 */
export function describeColumns({ table, columns }: Subject): string {
  const each = columns.map((column, i) => ({ column, i }));
  const sums = each.flatMap(({ column, i }) => {
    const value = valueIn(column);
    const ends = [`min(${value})::date as first${i}`, `max(${value})::date as last${i}`];
    return [`count(${value}) as n${i}`, ...(isDate(column) ? ends : [])];
  });
  const counts = each.map(
    ({
      column,
      i
    }) => `select '${table.name}', '${column.name}', count(*) filter (known and n${i} > 0), coalesce(sum(n${i}), 0)
      from by_person`
  );
  const months = each
    .filter(({ column }) => isDate(column))
    .flatMap(({ column, i }) =>
      ['first', 'last'].map(
        end => `select '${column.name}' as column_name, date_trunc('month', ${end}${i})::date as month, '${end}' as which, count(*) as people
        from by_person where known and ${end}${i} is not null group by all`
      )
    );
  return `
create temp table by_person as
  select *, ${KNOWN} as known from (select person_id, count(*) as records, ${sums.join(', ')}
    from ${inRelease(table.name)} group by person_id);
insert into cohortlab.table_count
  select '${table.name}', count(*) filter (known), coalesce(sum(records), 0) from by_person;
insert into cohortlab.column_count ${counts.join(' union all ')};
${months.length === 0 ? '' : monthsOf(table.name, months)}
drop table by_person;
`;
}

const monthsOf = (table: string, months: readonly string[]): string => `
insert into cohortlab.column_month
  select '${table}', column_name, month, coalesce(sum(people) filter (which = 'first'), 0),
    coalesce(sum(people) filter (which = 'last'), 0)
  from (${months.join(' union all ')}) group by column_name, month order by column_name, month;`;
