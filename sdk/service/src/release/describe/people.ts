import { BIRTH } from '../birth.js';
import type { Database } from '../database.js';
import { AGE_GROUPS } from '../layout.js';
import { inRelease } from '../tables.js';

/** The last group whose first year is not above the age. */
const ageGroup = (age: string): string =>
  `case ${[...AGE_GROUPS]
    .reverse()
    .map(from => `when ${age} >= ${from} then ${from}`)
    .join(' ')} end`;

/**
 * Makes `counted_person`: whoever counts, once. A repeated person_id is one person, with the lowest of the
 * values on record. `cutOff` is a date as text.
 */
export async function knowPeople(database: Database, cutOff: string): Promise<void> {
  await database.run(`
    create temp table counted_person as
    with death as (select person_id, max(death_date) as death from ${inRelease('death')} group by person_id)
    select person_id, coalesce(min(gender_concept_id), 0) as sex_concept_id,
      ${ageGroup(`year(date '${cutOff}') - min(year_of_birth)`)} as age_from,
      min(${BIRTH}) as birth, any_value(death) as death
    from ${inRelease('person')} left join death using (person_id) where person_id is not null group by person_id`);
}

/** Whether a row's person counts. */
export const KNOWN = 'coalesce(person_id in (select person_id from counted_person), false)';
