import type { Database } from '../database.js';
import { inRelease } from '../tables.js';
import { makeBirths, PREGNANCY_RECORDS } from './births.js';
import { ACUTE, DISEASES, LETHAL } from './diseases.js';
import { CUT_OFF, STREAMS } from './mix.js';
import { slotsOf, tableOf } from './rows.js';
import { makeStays, STAY_RECORDS } from './stays.js';
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
  * case when death is null then 100 else lethal end // 100
union all select n, key, 0, diabetes from people where diabetes is not null
union all select n, key, 1, hypertension from people where hypertension is not null;
`;

/** The visit that records a condition first: the first one at or after it began. */
const DIAGNOSED = `
create temp table diagnosed as
select ill.n, any_value(ill.key) as key, any_value(person_id) as person_id, place, min(v) as v, min(date) as date
from ill join visit on visit.n = ill.n and date >= onset group by ill.n, place;
`;

/** What a visit records besides: something that passes, at two visits in seven. Of a hundred, one code is not understood. */
const PASSING = `
create temp table passing as
select n, key, person_id, v, visit_id, date, if(lost < 10000, 0, acute.concept) as concept,
  if(lost < 10000, 'LOCAL' || (100 + slot // 25), acute.code) as code
from (select *, below(draw(key, ${STREAMS.acuteKind} + v), 1000) as slot, chance(draw(key, ${STREAMS.flaw} + 100 + v)) as lost from visit)
  join acute_slot using (slot) join acute using (place)
where chance(draw(key, ${STREAMS.acute} + v)) < 285000
  and (acute.concept <> 37311061 or date >= date '2020-03-01');
`;

/** The cause of a death is the most lethal condition that had begun, where one is known: of five, four are told. */
const DEATHS = `
insert into ${inRelease('death')} by name
select person_id, death as death_date, death::timestamp as death_datetime, 32817 as death_type_concept_id,
  coalesce(concept, 0) as cause_concept_id, code as cause_source_value, 0 as cause_source_concept_id
from people left join (
  select ill.n, arg_max(concept, lethal * 100 - place) as concept, arg_max(code, lethal * 100 - place) as code
  from ill join disease using (place) join people on people.n = ill.n
  where lethal > 100 and onset <= death and chance(draw(people.key, ${STREAMS.flaw} + 299)) < 800000 group by ill.n) using (n)
where death is not null order by cause_concept_id, person_id;
`;

/** Of the dead, one in eight has a record that was sent weeks later. */
const AFTER_DEATH = `
select n, 0 as v, min(place) as place, any_value(person_id) as person_id,
  any_value(death) + 9 + below(any_value(draw(key, ${STREAMS.flaw} + 298)), 90) as date
from diagnosed join (select n, death from people where death < date '${CUT_OFF}' - 100) using (n)
where chance(draw(key, ${STREAMS.flaw} + 297)) < 120000 group by n`;

const RECORDS_ASIDE = 1_000_000_000_000;

const TABLE = `
insert into ${inRelease('condition_occurrence')} by name
with recorded as (
  select diagnosed.n * 10000 + visit.v * 100 + place as id, diagnosed.person_id, visit.visit_id, visit.date,
    disease.concept, disease.code, null::date as until, null::integer as status
  from diagnosed join disease using (place) join visit on visit.n = diagnosed.n and visit.v >= diagnosed.v
  where visit.v = diagnosed.v
    or chance(draw(diagnosed.key, ${STREAMS.again} + place * 100 + visit.v)) < again * 1000
  union all
  select n * 10000 + v * 100 + 99, person_id, visit_id, date, concept, code, date + 5, null from passing
  union all
  select which * ${RECORDS_ASIDE} + n * 100 + v, person_id, visit_id, date, 316139, 'I50.9', null, 32902 from (${STAY_RECORDS})
  union all
  select 3 * ${RECORDS_ASIDE} + n * 100 + slot, person_id, visit_id, date, concept, code, null, null from (${PREGNANCY_RECORDS})
  union all
  select 4 * ${RECORDS_ASIDE} + n, person_id, null, date, concept, code, null, null from (${AFTER_DEATH}) join disease using (place))
select id as condition_occurrence_id, person_id, concept as condition_concept_id,
  date as condition_start_date, date::timestamp as condition_start_datetime, until as condition_end_date,
  32827 as condition_type_concept_id, status as condition_status_concept_id, visit_id as visit_occurrence_id,
  code as condition_source_value, coalesce(source, 0) as condition_source_concept_id
from recorded left join source_code using (code)
order by condition_concept_id, person_id, condition_start_date, condition_occurrence_id;
`;

/** Makes the conditions: the temporary tables `ill`, `diagnosed` and `passing`, and the release's own; the deaths; the visits. */
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
      'years',
      'lethal'
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
      row.years,
      LETHAL[row.key] ?? 100
    ])
  );
  await tableOf(
    database,
    'acute',
    ['place', 'concept', 'code'],
    ACUTE.map(({ concept, code }, place) => [place, concept, code])
  );
  const weighted = ACUTE.map(({ weight }, place) => ({ weight, row: [place] }));
  await slotsOf(database, 'acute_slot', ['place'], [weighted]);
  await tableOf(
    database,
    'source_code',
    ['code', 'source'],
    [...ICD10CM.concepts, ...ICD10CM_SHORT.concepts].map(([id, code]) => [code, id])
  );
  await database.run(ILL);
  await database.run(DIAGNOSED);
  await database.run(PASSING);
  await database.run(DEATHS);
  await makeBirths(database);
  await makeStays(database);
  await database.run(TABLE);
}
