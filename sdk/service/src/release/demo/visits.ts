import type { Database } from '../database.js';
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

/** Makes the visits: the temporary table `visit`. The release's own follows when stays are known (`stays.ts`). */
export async function makeVisits(database: Database): Promise<void> {
  await database.run(MADE);
}
