import type { Database } from '../database.js';
import { inRelease } from '../tables.js';
import { placeOf } from './diseases.js';
import { CUT_OFF, STREAMS } from './mix.js';
import { slotsOf, tableOf } from './rows.js';
import { AWARE, FAMILY_TICKS, OWN_TICKS, type Tick, TICK_QUESTIONS } from './surveys/history.js';
import { PREFER_NOT, QUESTIONS, SKIP, SURVEYS } from './surveys/index.js';
import { type Driver, DRIVERS } from './surveys/survey.js';

/** The level of each driver, by what is known of a person on the day of consent. */
const LEVELS: Readonly<Record<Driver, string>> = {
  none: '0',
  smoking: 'smoking',
  sex: 'case sex when 8532 then 0 when 8507 then 1 else 2 end',
  means: 'means',
  age: 'case when age < 30 then 0 when age < 50 then 1 when age < 65 then 2 else 3 end',
  sick: 'case when coalesce(conditions, 0) = 0 then 0 when conditions <= 2 then 1 when conditions <= 5 then 2 else 3 end',
  low: 'coalesce(low, 0)',
  cover: 'case when age >= 65 then 0 when means <= 1 then 1 when means = 2 then 2 else 3 end',
  origin: `case race when 8527 then 0 when 8516 then 1 when 8515 then 2 when 8657 then 3 when 8557 then 4
    when 38003615 then 5 else if(ethnicity = 38003563, 6, 7) end`
};
const drivers = Object.keys(DRIVERS) as Driver[];

/** Who took which survey when: only while it was offered, they lived and the data last. */
const TAKEN = `
create temp table respondent as
select n, key, person_id, consent, death, list_value(${drivers.map(driver => LEVELS[driver]).join(', ')})::utinyint[] as levels
from people left join (
  select ill.n, count(*) as conditions, max((place in (${['depression', 'majorDepression', 'anxiety'].map(placeOf).join(', ')}))::integer) as low
  from ill join (select n, consent from people) using (n) where onset <= consent group by ill.n) using (n);
create temp table taken as
select n, key, person_id, survey, date, n * 10 + survey as response, levels
from (
  select *, consent + delay_from + below(draw(key, ${STREAMS.surveyDay} + survey), delay_to - delay_from + 1) as date
  from respondent, survey where below(draw(key, ${STREAMS.surveyTaken} + survey), 1000) < share)
where date between offered_from::date and least(offered_until::date, date '${CUT_OFF}', coalesce(death, date '${CUT_OFF}'));
`;

/** One answer in forty is skipped; how many are withheld differs by question. */
const ANSWERED = `
create temp table drawn as
select n, place, case when lost < 25000 then ${SKIP} when lost < 25000 + withheld * 1000 then ${PREFER_NOT} else answer end as answer,
  case when lost >= 25000 + withheld * 1000 then number end as number
from (
  select n, place, withheld, levels[driver] as level, below(draw(key, ${STREAMS.answer} + place), 1000) as slot,
    chance(draw(key, ${STREAMS.answered} + place)) as lost
  from taken join question using (survey))
join answer_slot using (place, level, slot);
create temp table answered as
select drawn.* from drawn join question using (place) where clauses = 0
union all
select n, place, any_value(drawn.answer), any_value(number)
from drawn join required using (place)
  join (select n, answer as given from drawn semi join required on given = answer) using (n, given)
group by n, place having count(distinct clause) = any_value(clauses);
drop table drawn;
`;

/** What people tick: of their own conditions seven in eight. Nothing ticked is skipped. */
const TICKED = `
create temp table ticked as
with own as (
  select taken.n, question, tick, answer from taken join ill on ill.n = taken.n and onset <= date
    join own_tick on disease = ill.place
  where survey = ${surveyOf('MedicalHistory')} and chance(draw(taken.key, ${STREAMS.told} + tick)) < 880000
  group by all),
asked as (
  select taken.n, taken.key from taken where survey = ${surveyOf('FamilyHistory')}
    and n in (select n from answered where answer in (${AWARE.join(', ')}))),
likely as (select distinct n, tick, 2 as times from ill join family_tick on disease = ill.place semi join asked using (n)),
family as (
  select n, question, tick, answer from asked cross join (select distinct question, tick, answer, share from family_tick)
    left join likely using (n, tick)
  where chance(draw(key, ${STREAMS.family} + tick)) < 1000 * share * coalesce(times, 1)),
given as (select n, question, 200 + tick as slot, answer from own union all select n, question, 300 + tick, answer from family)
select * from given
union all
select n, question, 400 + place, ${SKIP} from (
  select n, place, question from taken join tick_question using (survey)
  where survey = ${surveyOf('MedicalHistory')} or n in (select n from asked))
anti join given using (n, question);
`;

/** A survey's rows: which was taken, when it ended. Nobody was helped, as far as is known. */
const CONDUCT = `
insert into ${inRelease('survey_conduct')} by name
select response as survey_conduct_id, person_id, concept as survey_concept_id, date as survey_start_date,
  ${moment(0)} as survey_start_datetime, date as survey_end_date, ${moment(15)} as survey_end_datetime,
  0 as assisted_concept_id, 0 as respondent_type_concept_id, 0 as timing_concept_id, 0 as collection_method_concept_id,
  code as survey_source_value, concept as survey_source_concept_id, 0 as validated_survey_concept_id
from taken join survey using (survey) order by survey_conduct_id;
`;

/** The answers as rows for `observations.ts`. */
export const ANSWERS = `
select n * 1000 + place as id, person_id, question.concept, taken.date, answer, number, response
from answered join question using (place) join taken using (n, survey)
union all
select n * 1000 + slot, person_id, question, taken.date, answer, null, response
from ticked join tick_question using (question) join taken using (n, survey)`;

/** Surveys are begun from eight in the morning to nine at night, and end some minutes later. */
function moment(minutes: number): string {
  return `date + to_minutes(480 + below(draw(key, ${STREAMS.surveyDay} + 10 + survey), 780) + ${minutes})`;
}

function surveyOf(code: string): number {
  return SURVEYS.findIndex(survey => survey.code.endsWith(code));
}

/** Makes the surveys: the temporary tables that `ANSWERS` reads, and the surveys taken. */
export async function makeSurveys(database: Database): Promise<void> {
  await tableOf(
    database,
    'survey',
    ['survey', 'concept', 'code', 'share', 'delay_from', 'delay_to', 'offered_from', 'offered_until'],
    SURVEYS.map(({ concept, code, taken, delay, offered }, place) => [
      place,
      concept,
      code,
      taken,
      ...delay,
      ...offered
    ])
  );
  await tableOf(
    database,
    'question',
    ['place', 'survey', 'concept', 'driver', 'clauses', 'withheld'],
    QUESTIONS.map(({ survey, concept, by, after, withheld }, place) => [
      place,
      SURVEYS.indexOf(survey),
      concept,
      drivers.indexOf(by) + 1,
      after.length,
      withheld
    ])
  );
  await slotsOf(
    database,
    'answer_slot',
    ['place', 'level', 'answer', 'number'],
    QUESTIONS.flatMap(({ by, answers }, place) =>
      Array.from({ length: DRIVERS[by] }, (_, level) =>
        answers.map(({ concept, code, weights }) => ({
          weight: weights[level] ?? 0,
          row: [place, level, concept, concept === null ? Number(code) : null]
        }))
      )
    )
  );
  await tableOf(
    database,
    'required',
    ['place', 'clause', 'clauses', 'given'],
    QUESTIONS.flatMap(({ after }, place) =>
      after.flatMap((answers, clause) => answers.map(answer => [place, clause, after.length, answer]))
    )
  );
  await tableOf(
    database,
    'tick_question',
    ['place', 'survey', 'question'],
    TICK_QUESTIONS.map(({ survey, concept }, place) => [place, SURVEYS.indexOf(survey), concept])
  );
  await tableOf(database, 'own_tick', TICK_COLUMNS, ticks(OWN_TICKS));
  await tableOf(database, 'family_tick', TICK_COLUMNS, ticks(FAMILY_TICKS));
  for (const sql of [TAKEN, ANSWERED, TICKED, CONDUCT]) await database.run(sql);
}

const TICK_COLUMNS = ['tick', 'question', 'answer', 'share', 'disease'];

const ticks = (list: readonly Tick[]): (readonly number[])[] =>
  list.flatMap(({ question, concept, share, diseases }, place) =>
    diseases.map(key => [place, question, concept, share, placeOf(key)])
  );
