import type { Database } from '../database.js';
import { inRelease } from '../tables.js';
import { ACUTE, DISEASES } from './diseases.js';
import { CUT_OFF, STREAMS } from './mix.js';
import { tableOf } from './rows.js';
import { ICD10CM, ICD10CM_SHORT } from './vocabulary/conditions.js';

/** Who has what, since when. Chances are parts per million, multiplied by the factors one by one. */
const ILL = `
create temp table ill as
select n, key, place, greatest(date '${CUT_OFF}' - below(draw(key, ${STREAMS.onset} + place), least(age - 17, years) * 365),
  make_date(birth_year + 18, 1, 1)) as onset
from people, disease
where place > 1 and hospital and chance(draw(key, ${STREAMS.disease} + place)) <
  1000 * prevalence[greatest(1, least(6, age // 10 - 1))]
  * case sex when 8532 then women when 8507 then men else (women + men) // 2 end // 100
  * case when bmi10 >= 300 then heavy else 100 end // 100
  * case smoking when 0 then 100 when 1 then smoking_factor else greatest(0, 2 * smoking_factor - 100) end // 100
  * case when diabetes is null then 100 else diabetes_factor end // 100
  * case when hypertension is null then 100 else hypertension_factor end // 100
union all select n, key, 0, diabetes from people where diabetes is not null
union all select n, key, 1, hypertension from people where hypertension is not null;
`;

/** The visit that records a condition first: the first one at or after it began. */
const DIAGNOSED = `
create temp table diagnosed as
select ill.n, any_value(ill.key) as key, any_value(person_id) as person_id, place, min(v) as v, min(date) as date
from ill join visit on visit.n = ill.n and date >= onset group by ill.n, place;
`;

/** What a visit records besides: something that passes, at two visits in seven. */
const PASSING = `
create temp table passing as
select n, key, person_id, v, visit_id, date, acute.concept, acute.code
from visit join acute_slot on slot = below(draw(key, ${STREAMS.acuteKind} + v), 1000) join acute using (place)
where chance(draw(key, ${STREAMS.acute} + v)) < 285000
  and (acute.concept <> 37311061 or date >= date '2020-03-01');
`;

const TABLE = `
insert into ${inRelease('condition_occurrence')} by name
with recorded as (
  select diagnosed.n, visit.v, place, diagnosed.person_id, visit.visit_id, visit.date, disease.concept, disease.code
  from diagnosed join disease using (place) join visit on visit.n = diagnosed.n and visit.v >= diagnosed.v
  where visit.v = diagnosed.v
    or chance(draw(diagnosed.key, ${STREAMS.again} + place * 100 + visit.v)) < again * 1000
  union all
  select n, v, 99, person_id, visit_id, date, concept, code from passing)
select n * 10000 + v * 100 + place as condition_occurrence_id, person_id, concept as condition_concept_id,
  date as condition_start_date, date::timestamp as condition_start_datetime,
  case when place = 99 then date + 5 end as condition_end_date,
  32827 as condition_type_concept_id, visit_id as visit_occurrence_id, code as condition_source_value,
  coalesce(source, 0) as condition_source_concept_id
from recorded left join source_code using (code)
order by condition_concept_id, person_id, condition_start_date, condition_occurrence_id;
`;

/** Makes the conditions: the temporary tables `diagnosed` and `passing`, and the release's own. */
export async function makeConditions(database: Database): Promise<void> {
  await tableOf(
    database,
    'disease',
    [
      'place',
      'concept',
      'code',
      'prevalence',
      'women',
      'men',
      'heavy',
      'smoking_factor',
      'diabetes_factor',
      'hypertension_factor',
      'again',
      'years'
    ],
    DISEASES.map((row, place) => [
      place,
      row.concept,
      row.code,
      row.prevalence,
      row.women,
      row.men,
      row.heavy,
      row.smoking,
      row.diabetes,
      row.hypertension,
      row.again,
      row.years
    ])
  );
  await tableOf(
    database,
    'acute',
    ['place', 'concept', 'code'],
    ACUTE.map(({ concept, code }, place) => [place, concept, code])
  );
  await tableOf(database, 'acute_slot', ['slot', 'place'], slots(ACUTE.map(({ weight }) => weight)));
  await tableOf(
    database,
    'source_code',
    ['code', 'source'],
    [...ICD10CM.concepts, ...ICD10CM_SHORT.concepts].map(([id, code]) => [code, id])
  );
  await database.run(ILL);
  await database.run(DIAGNOSED);
  await database.run(PASSING);
  await database.run(TABLE);
}

/** A thousand slots, shared out by weight: drawing one of them draws a row by its weight. */
export function slots(weights: readonly number[]): [slot: number, place: number][] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  const ends = weights.map(weight => Math.round((1000 * (reached += weight)) / total));
  return Array.from({ length: 1000 }, (_, slot) => [slot, ends.findIndex(end => slot < end)]);
}
