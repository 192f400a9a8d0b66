import type { Database } from '../database.js';
import { inRelease } from '../tables.js';
import { STREAMS } from './mix.js';
import { tableOf } from './rows.js';

const SKIP = 903096;
const PREFER_NOT = 903079;

/**
 * The survey: a question, the share (per thousand) of those who took its module that reached it, and the
 * weights of its answers. `smoking` weighs by what the person smokes, `after` is the answer to another
 * question without which it is not asked.
 */
interface Question {
  readonly concept: number;
  readonly reached: number;
  readonly after?: number;
  readonly answers: Readonly<Record<number, number | readonly [never: number, former: number, now: number]>>;
}

const QUESTIONS: readonly Question[] = [
  {
    concept: 1585940,
    reached: 990,
    answers: {
      1585941: 1,
      1585942: 8,
      1585943: 22,
      1585944: 55,
      1585945: 190,
      1585946: 270,
      1585947: 230,
      1585948: 224
    }
  },
  {
    concept: 1585375,
    reached: 975,
    answers: {
      1585376: 130,
      1585377: 135,
      1585378: 85,
      1585379: 90,
      1585380: 140,
      1585381: 110,
      1585382: 140,
      1585383: 75,
      1585384: 95
    }
  },
  { concept: 1585857, reached: 960, answers: { 1585858: [20, 960, 990], 1585859: [980, 40, 10] } },
  {
    concept: 1585860,
    reached: 945,
    after: 1585858,
    answers: { 1585861: [0, 10, 700], 1585862: [10, 30, 290], 1585863: [990, 960, 10] }
  },
  { concept: 1586198, reached: 930, answers: { 1586199: 900, 1586200: 100 } },
  {
    concept: 1586201,
    reached: 910,
    after: 1586199,
    answers: { 1586202: 190, 1586203: 300, 1586204: 220, 1586205: 160, 1586206: 130 }
  },
  {
    concept: 1586207,
    reached: 880,
    after: 1586199,
    answers: { 1586208: 720, 1586209: 190, 1586210: 60, 1586211: 18, 1586212: 12 }
  }
];

/** One answer in forty is skipped, one in a hundred withheld; the module breaks off where a person tires. */
const ANSWERED = `
create temp table answered as
with reached as materialized (
  select n, key, person_id, consent, smoking, place, concept, after,
    below(draw(key, ${STREAMS.answer} + place), 1000) as slot, chance(draw(key, ${STREAMS.answered} + place)) as lost
  from people, question where below(draw(key, ${STREAMS.answered} + 90), 1000) < reached)
select n, person_id, consent, place, concept, after,
  case when lost < 25000 then ${SKIP} when lost < 35000 then ${PREFER_NOT} else answer end as answer
from reached join answer_slot on asked = place and answer_slot.smoking = reached.smoking and answer_slot.slot = reached.slot;
`;

const TABLE = `
insert into ${inRelease('observation')} by name
with asked as (
  select * from answered where after is null
    or exists (from answered as before where before.n = answered.n and before.answer = answered.after)),
observed as (
  select n * 1000 + place as id, person_id, concept, consent as date, answer, 32862 as type, null as visit_id,
    concept as source_concept from asked
  union all
  select visit.n * 1000 + 100 + v, visit.person_id, 43054909, date,
    case smoking when 0 then 4144272 when 1 then 4310250 else 4298794 end, 32817, visit_id, 0
  from visit join people on people.n = visit.n
  where chance(draw(visit.key, ${STREAMS.smokingAsked} + v)) < 130000)
select id as observation_id, person_id, concept as observation_concept_id, date as observation_date,
  date::timestamp as observation_datetime, type as observation_type_concept_id, answer as value_as_concept_id,
  visit_id as visit_occurrence_id, question_code as observation_source_value,
  source_concept as observation_source_concept_id, answer_code as value_source_value
from observed
  left join (select concept_id as concept, concept_code as question_code from ${inRelease('concept')}) using (concept)
  left join (select concept_id as answer, concept_code as answer_code from ${inRelease('concept')}) using (answer)
order by observation_concept_id, person_id, observation_date, observation_id;
`;

/** Makes the observations: the survey's answers and what clinics ask about smoking. */
export async function makeObservations(database: Database): Promise<void> {
  await tableOf(
    database,
    'question',
    ['place', 'concept', 'reached', 'after'],
    QUESTIONS.map(({ concept, reached, after = null }, place) => [place, concept, reached, after])
  );
  await tableOf(
    database,
    'answer_slot',
    ['asked', 'smoking', 'slot', 'answer'],
    QUESTIONS.flatMap((question, place) =>
      [0, 1, 2].flatMap(smoking =>
        answerSlots(question, smoking).map((answer, slot) => [place, smoking, slot, answer])
      )
    )
  );
  await database.run(ANSWERED);
  await database.run(TABLE);
}

/** The answer of each of a thousand slots, for people who smoke so much (0 never, 1 before, 2 now). */
function answerSlots({ answers }: Question, smoking: number): number[] {
  return Object.entries(answers).flatMap(([answer, weight]) =>
    Array.from({ length: typeof weight === 'number' ? weight : weight[smoking]! }, () => Number(answer))
  );
}
