import type { Database } from '../database.js';
import { inRelease } from '../tables.js';
import { STREAMS } from './mix.js';
import { tableOf } from './rows.js';
import { ACUTE_TREATMENTS, TREATMENTS } from './treatments.js';

/** Who takes what, from when. Care ends where the record does. */
const TAKEN = `
create temp table course as
select n, key, diagnosed.person_id, treatment.place,
  diagnosed.date + delay_from + below(draw(key, ${STREAMS.treatmentDelay} + treatment.place), delay_to - delay_from + 1) as start,
  1 + below(draw(key, ${STREAMS.treatmentLength} + treatment.place), most) as times,
  case when chance(draw(key, ${STREAMS.treatmentForm} + treatment.place)) < 700000 then drug else form end as concept,
  supply, apart, finish
from diagnosed
  join treatment on treatment.disease = diagnosed.place
  join (select n, finish from people) using (n)
where chance(draw(key, ${STREAMS.treated} + treatment.place)) < share * 1000;
`;

const TABLE = `
insert into ${inRelease('drug_exposure')} by name
with repeated as (
  select n, person_id, place * 100 + times_before as slot, concept, supply,
    start + (times_before * apart + below(draw(key, ${STREAMS.refill} + place * 100 + times_before), 1 + apart // 6))::integer as date,
    finish, null as visit_id
  from course, range(24) as numbered(times_before) where times_before < times),
given as (
  select * from repeated where date <= finish
  union all
  select n, person_id, 50000 + v * 100 + place, drug, supply, date, date, visit_id
  from passing join acute_treatment on condition = passing.concept
  where chance(draw(key, ${STREAMS.acuteTreated} + v * 100 + place)) < share * 1000)
select n * 100000 + slot as drug_exposure_id, person_id, concept as drug_concept_id, date as drug_exposure_start_date,
  date::timestamp as drug_exposure_start_datetime, date + supply - 1 as drug_exposure_end_date,
  32827 as drug_type_concept_id, 0 as refills, supply::double as quantity, supply as days_supply,
  visit_id as visit_occurrence_id, code as drug_source_value, 0 as drug_source_concept_id
from given left join (select concept_id, concept_code as code from ${inRelease('concept')}) on concept_id = concept
order by drug_concept_id, person_id, drug_exposure_start_date, drug_exposure_id;
`;

/** Makes the drugs: the temporary table `course` (who takes what), and the release's own. */
export async function makeDrugs(database: Database): Promise<void> {
  await tableOf(
    database,
    'treatment',
    ['place', 'disease', 'drug', 'form', 'share', 'delay_from', 'delay_to', 'supply', 'apart', 'most'],
    TREATMENTS.map(({ disease, drug, form, share, delay, supply, apart, most }, place) => [
      place,
      disease,
      drug,
      form,
      share,
      ...delay,
      supply,
      apart,
      most
    ])
  );
  await tableOf(
    database,
    'acute_treatment',
    ['place', 'condition', 'drug', 'share', 'supply'],
    ACUTE_TREATMENTS.map((row, place) => [place, ...row])
  );
  await database.run(TAKEN);
  await database.run(TABLE);
}
