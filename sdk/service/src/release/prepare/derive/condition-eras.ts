import type { Database } from '../../database.js';
import { inRelease } from '../../tables.js';
import { spansOf } from './spans.js';

/** Makes condition_era as OHDSI does; a condition without an end lasts a day. Unknown people and concept 0 have none. */
export async function deriveConditionEras(database: Database): Promise<void> {
  const spans = spansOf(`
    select person_id, condition_concept_id as concept_id, condition_start_date as first,
      greatest(condition_start_date, coalesce(condition_end_date, condition_start_date + 1)) as last
    from ${inRelease('condition_occurrence')} semi join ${inRelease('person')} using (person_id)
    where condition_concept_id <> 0 and condition_start_date is not null`);
  await database.run(
    `insert into ${inRelease('condition_era')} (condition_era_id, person_id, condition_concept_id,
       condition_era_start_date, condition_era_end_date, condition_occurrence_count)
     select row_number() over (order by concept_id, person_id, first), person_id, concept_id, first, last, records
     from (${spans}) order by concept_id, person_id, first`
  );
}
