import type { Database } from '../database.js';
import { KEY, MERGED, PARTS } from './merged-bins.js';
import { KNOWN } from './people.js';

/** Values to be put into bins: by concept and unit. */
export interface Values {
  readonly table: string;
  readonly column: string;
  /** Whether concept and unit mean nothing: the column is counted as a whole. */
  readonly whole: boolean;
  /** SQL: `concept_id`, `unit_concept_id`, `person_id`, `value` (null: there is none). */
  readonly rows: string;
  /** A statement over `binned_value` (a row for each concept, unit, person and bin, null without a value), run before it goes. */
  readonly also: string;
}

/**
 * Puts values into bins of `BIN_PEOPLE` people or more. The bins start out as equal steps of 1, 2 or 5 times
 * a power of ten; neighbours are put together until each has people enough, so there are few or none where
 * values are few. The first is open below and the last above: no bin tells the least or the largest value.
 */
export async function binValues(
  database: Database,
  { table, column, whole, rows, also }: Values
): Promise<void> {
  await database.run(stepsOver(rows));
  await database.run(binnedBy(rows));
  await database.run(MERGED);
  await database.run(`${insertBins(table, column, whole)} ${also} ${END}`);
}

/** About so many steps between the hundredth and the ninety-ninth of a hundred values; what lies outside goes to the ends. */
const STEPS = 50;

/**
 * `bin_step`: for each concept and unit the step and the first and last bin, a bin being a whole multiple of the
 * step. Values are looked at with three significant digits: enough to place them, and few to sort.
 */
const stepsOver = (rows: string): string => `
create temp table bin_step as
with rounded as (
    select concept_id, unit_concept_id, count(*) as records,
      if(value = 0, 0, round(value, greatest(-300, least(300, 2 - floor(log10(abs(value)))))::integer)) as value
    from ${rows} where value is not null group by all),
  placed as (
    select *, sum(records) over (partition by concept_id, unit_concept_id order by value) as upto,
      sum(records) over (partition by concept_id, unit_concept_id) as total from rounded),
  spread as (
    select concept_id, unit_concept_id, min(value) filter (100 * upto >= total) as low,
      min(value) filter (100 * upto >= 99 * total) as high from placed group by all),
  width as (
    select *, greatest(1e-300, case when high > low then (high - low) / ${STEPS} when high <> 0 then abs(high) / 10 else 1 end) as width
    from spread),
  scaled as (select *, pow(10, floor(log10(width))) as power from width)
select concept_id, unit_concept_id, step, floor(low / step + 1e-9) as first, floor(high / step + 1e-9) as last
from (select *, power * case when width <= power then 1 when width <= 2 * power then 2 when width <= 5 * power then 5 else 10 end as step
      from scaled);
`;

/** A value belongs to the bin whose lower edge it is, also where a fraction is not quite itself in binary. `greatest` passes over null. */
const binnedBy = (rows: string): string => `
create temp table binned_value as
  select *, ${KNOWN} as known from (
    select concept_id, unit_concept_id, person_id, count(*) as records,
      if(value is null, null, least(greatest(floor(value / step + 1e-9), first), last)) as bin
    from ${rows} left join bin_step using (concept_id, unit_concept_id) group by all);
`;

const insertBins = (table: string, column: string, whole: boolean): string => `
insert into cohortlab.bin
with edge as (
    select ${KEY}, part, round(min(bin) * any_value(step), 12) as low from merged_bin join bin_step using (${KEY})
    where part is not null group by all)
select '${table}', '${column}', ${whole ? 'null, null' : KEY}, if(part = 0, null, low), lead(low) over (partition by ${KEY} order by part), people, records
from (${PARTS}) join edge using (${KEY}, part) order by ${KEY}, part;
`;

const END = 'drop table binned_value; drop table bin_step; drop table bin_count; drop table merged_bin;';
