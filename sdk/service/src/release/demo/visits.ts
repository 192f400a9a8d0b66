import type { Database } from '../database.js';
import { inRelease } from '../tables.js';
import { CUT_OFF, STREAMS } from './mix.js';

/**
 * A visit in each of as many equal parts of the time under observation as the person has visits, so
 * that visits come in order of their numbers.
 */
const MADE = `
create temp table visit as
with dated as (
  select n, key, person_id, site, v,
    start + (days * v // visits)::integer + below(draw(key, ${STREAMS.visitDate} + v), greatest(1, days // visits)) as date,
    below(draw(key, ${STREAMS.visitKind} + v), 1000) as kind
  from people, range(98) as numbered(v) where v < visits)
select n, key, person_id, site, v::integer as v, n * 100 + v as visit_id, date,
  case when kind < 560 then 581477 when kind < 810 then 9202
       when kind < 870 then case when date >= date '2020-04-01' then 722455 else 9202 end
       when kind < 950 then 9203 else 9201 end as concept,
  case when kind >= 950 then least(date + 1 + below(draw(key, ${STREAMS.visitLength} + v), 8), date '${CUT_OFF}')
       else date end as finish
from dated;
`;

const TABLE = `
insert into ${inRelease('visit_occurrence')} by name
  select visit_id as visit_occurrence_id, person_id, concept as visit_concept_id, date as visit_start_date,
    date::timestamp as visit_start_datetime, finish as visit_end_date, finish::timestamp as visit_end_datetime,
    32817 as visit_type_concept_id, site::bigint as care_site_id, 0 as visit_source_concept_id
  from visit order by visit_concept_id, person_id, visit_start_date, visit_occurrence_id;
`;

/** Makes the visits: the temporary table `visit`, and the release's own. */
export async function makeVisits(database: Database): Promise<void> {
  await database.run(MADE);
  await database.run(TABLE);
}
