import { domainOfTable } from '@cohortlab/sdk/cdm';
import { inRelease } from '../tables.js';
import { KNOWN } from './people.js';
import { columnOr, type Subject } from './subject.js';

/**
 * People and records of a table by year and by month of the start, where there is one. A person's months of a year are bits of
 * one number: a row for each person and month would be three times as many.
 */
export function describeYears(subject: Subject): string {
  const { name } = subject.table;
  const start = startIn(subject);
  if (start === null) return '';
  const months = Array.from(
    { length: 12 },
    (_, i) => `{'month': ${i + 1}, 'people': count(*) filter (known and months & ${1 << (i + 1)} <> 0)}`
  );
  return `
create temp table person_year as
  select *, ${KNOWN} as known from (
    select person_id, year(${start}) as year, bit_or(1 << month(${start})) as months, count(*) as records
    from ${inRelease(name)} group by all);
insert into cohortlab.table_year
  select '${name}', year, count(*) filter (known), sum(records) from person_year where year is not null
  group by year order by year;
insert into cohortlab.table_month
  with people as (
    select make_date(year, found.month, 1) as month, found.people as people from (
      select year, unnest([${months.join(', ')}]) as found from person_year where year is not null group by year)),
  record as (
    select date_trunc('month', ${start})::date as month, count(*) as records from ${inRelease(name)}
    where ${start} is not null group by all)
  select '${name}', month, people, records from record join people using (month) order by month;
drop table person_year;
`;
}

/** Tables that criteria cannot ask for, and what tells when their records begin. */
const OTHER_STARTS: Readonly<Record<string, string>> = {
  note: 'note_date',
  episode: 'episode_start_date',
  survey_conduct: 'survey_end_date',
  activity_summary: 'date',
  heart_rate_summary: 'date',
  sleep_daily_summary: 'sleep_date'
};

/** The column that tells when a record begins; null when the release has none. */
export function startIn(subject: Subject): string | null {
  const { name } = subject.table;
  return columnOr(subject, domainOfTable(name)?.start ?? OTHER_STARTS[name] ?? null, '') || null;
}
