import type { Database } from '../database.js';
import { inRelease } from '../tables.js';
import { STREAMS } from './mix.js';
import { ANSWERS } from './surveys.js';

/** Answers of surveys, and what clinics ask about smoking. */
const TABLE = `
insert into ${inRelease('observation')} by name
with observed as (
  select id, person_id, concept, date, answer, number, 32862 as type, null as visit_id, concept as source_concept, response
  from (${ANSWERS})
  union all
  select visit.n * 1000 + 100 + v, visit.person_id, 43054909, date,
    case smoking when 0 then 4144272 when 1 then 4310250 else 4298794 end, null, 32817, visit_id, 0, null
  from visit join people on people.n = visit.n
  where chance(draw(visit.key, ${STREAMS.smokingAsked} + v)) < 130000)
select id as observation_id, person_id, concept as observation_concept_id, date as observation_date,
  date::timestamp as observation_datetime, type as observation_type_concept_id, number::double as value_as_number,
  answer as value_as_concept_id, visit_id as visit_occurrence_id, question_code as observation_source_value,
  source_concept as observation_source_concept_id, answer_code as value_source_value,
  if(response is null, null, answer) as value_source_concept_id, response as questionnaire_response_id
from observed
  left join (select concept_id as concept, concept_code as question_code from ${inRelease('concept')}) using (concept)
  left join (select concept_id as answer, concept_code as answer_code from ${inRelease('concept')}) using (answer)
order by observation_concept_id, person_id, observation_date, observation_id;
`;

/** Makes the observations, from the surveys (`surveys.ts`) and the visits. */
export async function makeObservations(database: Database): Promise<void> {
  await database.run(TABLE);
}
