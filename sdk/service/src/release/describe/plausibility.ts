import { domainOfTable } from '@cohortlab/sdk/cdm';
import { inRelease } from '../tables.js';
import { type Plausibility } from './layout.js';
import { KNOWN } from './people.js';
import { PLAUSIBLE_RANGES } from './ranges.js';
import { columnOr, type Subject } from './subject.js';
import { startIn } from './tables.js';

/** When a record is implausible by its dates: SQL over `start`, `finish` and the person's `birth` and `death`. */
const BY_DATES: readonly (readonly [kind: Plausibility, holds: string])[] = [
  ['beforeBirth', 'start < birth'],
  ['afterDeath', 'start > death'],
  ['endBeforeStart', 'finish < start']
];

/** Counts the records of a table whose dates cannot be. */
export function findImplausibleDates(subject: Subject): string {
  const { name } = subject.table;
  const start = startIn(subject);
  if (start === null) return '';
  const end = columnOr(subject, domainOfTable(name)?.end ?? 'procedure_end_date', 'null::date');
  const checks = BY_DATES.filter(
    ([kind]) =>
      !(kind === 'afterDeath' && name === 'death') && !(kind === 'endBeforeStart' && end === 'null::date')
  );
  const counts = checks.map(([, holds], i) => `count(*) filter (${holds}) as n${i}`);
  const found = checks.map(
    ([kind], i) =>
      `select '${kind}', '${name}', null, null, count(*) filter (n${i} > 0), coalesce(sum(n${i}), 0) from wrong`
  );
  return `
insert into cohortlab.implausible
  with wrong as materialized (
    select person_id, ${counts.join(', ')}
    from (select person_id, ${start} as start, ${end} as finish from ${inRelease(name)}) join counted_person using (person_id)
    where ${checks.map(([, holds]) => `${holds}`).join(' or ')} group by person_id)
  ${found.join(' union all ')};
`;
}

const RANGES = `(values ${PLAUSIBLE_RANGES.flatMap(({ concepts, unit, low, high }) =>
  concepts.map(concept => `(${concept}, ${unit}, ${low}, ${high})`)
).join(', ')}) as range(concept_id, unit_concept_id, low, high)`;

const SIDES: readonly (readonly [kind: Plausibility, holds: string])[] = [
  ['belowRange', 'value_as_number < low'],
  ['aboveRange', 'value_as_number > high']
];

/** Counts the measurements below and above what living people have, for each quantity that is recorded in a unit of ours. */
export const FIND_IMPLAUSIBLE_VALUES = SIDES.map(
  ([kind, holds]) => `
insert into cohortlab.implausible
  with measured as (
      select concept_id, unit_concept_id from cohortlab.concept_unit semi join (from ${RANGES}) using (concept_id, unit_concept_id)
      where table_name = 'measurement'),
    wrong as (
      select concept_id, unit_concept_id, count(*) filter (known) as people, sum(records) as records from (
        select *, ${KNOWN} as known from (
          select concept_id, range.unit_concept_id, person_id, count(*) as records
          from ${inRelease('measurement')} m join ${RANGES} on m.measurement_concept_id = concept_id and m.unit_concept_id = range.unit_concept_id
          where ${holds} group by all))
      group by all)
  select '${kind}', 'measurement', concept_id, unit_concept_id, coalesce(people, 0), coalesce(records, 0)
  from measured left join wrong using (concept_id, unit_concept_id) order by concept_id, unit_concept_id;`
).join('\n');
