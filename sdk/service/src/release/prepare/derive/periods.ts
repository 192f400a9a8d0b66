import { type CdmVersion, DOMAINS, tablesOf } from '@cohortlab/sdk/cdm';
import type { Database } from '../../database.js';
import { inRelease } from '../../tables.js';

/** `Standard algorithm`: OMOP's type of what a rule found. */
const FOUND_BY_RULE = 32880;

/** Tables whose records are no events of their own: eras repeat others, plans and periods are spans of paper. */
const NO_EVENTS: readonly string[] = [
  'condition_era',
  'drug_era',
  'dose_era',
  'observation_period',
  'payer_plan_period'
];

/** Makes observation_period: for each person, from the first day of any event to the last. */
export async function derivePeriods(database: Database, version: CdmVersion): Promise<void> {
  const names = tablesOf(version).map(({ name }) => name);
  const events = DOMAINS.filter(({ table }) => names.includes(table) && !NO_EVENTS.includes(table)).map(
    ({ table, start, end }) =>
      `select person_id, ${start} as first, ${end === null ? start : `greatest(${start}, coalesce(${end}, ${start}))`} as last
       from ${inRelease(table)} where ${start} is not null`
  );
  await database.run(
    `insert into ${inRelease('observation_period')} (observation_period_id, person_id, observation_period_start_date,
       observation_period_end_date, period_type_concept_id)
     select row_number() over (order by person_id), person_id, min(first), max(last), ${FOUND_BY_RULE}
     from (${events.join(' union all ')}) semi join ${inRelease('person')} using (person_id)
     group by person_id order by person_id`
  );
}
