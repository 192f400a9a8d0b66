import type { Database } from '../database.js';
import { inRelease } from '../tables.js';
import { placeOf } from './diseases.js';
import { STREAMS } from './mix.js';

/** Ids of what is made beside visits start here: first stays, second stays, repeats, births. */
const FIRST = 1_000_000_000_000;

/**
 * Stays in hospital for heart failure, some days after a visit, and the readmissions that follow one
 * in three of them within four weeks of discharge.
 */
const STAYS = `
create temp table stay as
with admitted as (
  select visit.n, visit.key, visit.person_id, visit.site, visit.v, last_day,
    visit.date + 1 + below(draw(visit.key, ${STREAMS.stay} + visit.v), 9) as date
  from diagnosed join visit on visit.n = diagnosed.n and visit.v >= diagnosed.v join (select n, finish as last_day from people) as cared on cared.n = visit.n
  where place = ${placeOf('heartFailure')} and chance(draw(visit.key, ${STREAMS.stay} + 100 + visit.v)) < 120000),
first as (select *, date + 2 + below(draw(key, ${STREAMS.stay} + 200 + v), 7) as until from admitted where date + 9 <= last_day),
again as (
  select n, key, person_id, site, v, last_day, until + 3 + below(draw(key, ${STREAMS.stay} + 300 + v), 24) as date
  from first where chance(draw(key, ${STREAMS.stay} + 400 + v)) < 350000)
select n, person_id, site, v, 1 as which, date, until from first
union all select n, person_id, site, v, 2, date, date + 4 from again where date + 4 <= last_day;
`;

/** A stay names its reason first: rows for `conditions.ts`. */
export const STAY_RECORDS = `
  select n, v, which, person_id, which * ${FIRST} + n * 100 + v as visit_id, date from stay`;

/** Visits, stays and births; one visit in eighty was sent twice. */
const TABLE = `
insert into ${inRelease('visit_occurrence')} by name
with seen as (
  select visit_id, person_id, concept, date, finish, site from visit
  union all
  select 3 * ${FIRST} + visit_id, person_id, concept, date, finish, site from visit
  where chance(draw(key, ${STREAMS.flaw} + v)) < 12500
  union all
  select which * ${FIRST} + n * 100 + v, person_id, 9201, date, until, site from stay
  union all
  select 4 * ${FIRST} + n * 10 + k, person_id, 9201, date, date + 2, site from birth)
select visit_id as visit_occurrence_id, person_id, concept as visit_concept_id, date as visit_start_date,
  date::timestamp as visit_start_datetime, finish as visit_end_date, finish::timestamp as visit_end_datetime,
  32817 as visit_type_concept_id, site::bigint as care_site_id, 0 as visit_source_concept_id
from seen order by visit_concept_id, person_id, visit_start_date, visit_occurrence_id;
`;

/** Makes the stays (the temporary table `stay`) and the release's visits. */
export async function makeStays(database: Database): Promise<void> {
  await database.run(STAYS);
  await database.run(TABLE);
}
