import type { Database } from '../database.js';
import { inRelease } from '../tables.js';
import { CUT_OFF, MOST_PEOPLE, STREAMS } from './mix.js';

const cutOff = `date '${CUT_OFF}'`;
const r = (stream: number): string => `draw(key, ${STREAMS.person + stream})`;

/** Who they are: sex, age, origin, body, smoking, and whether a hospital sends records of them. */
const BORN = (people: number, seed: number): string => `
create temp table born as
with keyed as (
  select n, mixed(xor(mixed(n::ubigint), mixed(${seed}::ubigint))) as key
  from range(1, ${people + 1}) as ordinal(n)),
drawn as (
  select n, key,
    case when below(${r(1)}, 1000) < 604 then 8532 when below(${r(1)}, 1000) < 993 then 8507 else 0 end as sex,
    case when below(${r(2)}, 1000) < 95 then 20 + below(${r(3)}, 10)
         when below(${r(2)}, 1000) < 255 then 30 + below(${r(3)}, 10)
         when below(${r(2)}, 1000) < 405 then 40 + below(${r(3)}, 10)
         when below(${r(2)}, 1000) < 595 then 50 + below(${r(3)}, 10)
         when below(${r(2)}, 1000) < 805 then 60 + below(${r(3)}, 10)
         when below(${r(2)}, 1000) < 950 then 70 + below(${r(3)}, 10)
         else 80 + below(${r(3)}, 10) end as age,
    below(${r(4)}, 1000) < 180 as hispanic,
    below(${r(5)}, 1000) as origin,
    1 + below(${r(6)}, 20) as site,
    chance(${r(7)}) < 800000 as hospital,
    bell(${r(8)}) as weight_bell,
    bell(${r(9)}) as height_bell,
    chance(${r(10)}) as smoking_chance
  from keyed)
select n, key, 1000000 + (n * 7368787) % ${MOST_PEOPLE + 1} as person_id, sex, age, year(${cutOff}) - age as birth_year,
  case when hispanic then case when origin < 800 then 0 else 8527 end
       when origin < 655 then 8527 when origin < 890 then 8516 when origin < 938 then 8515
       when origin < 948 then 8657 when origin < 951 then 8557 else 0 end as race,
  case when origin % 50 = 7 then 0 when hispanic then 38003563 else 38003564 end as ethnicity,
  site, hospital,
  least(620, greatest(165, 280 + weight_bell * 52 // 148 + greatest(weight_bell, 0) * 24 // 148
    + case when age between 40 and 69 then 9 else 0 end)) as bmi10,
  case when sex = 8507 then 1760 + height_bell * 72 // 148 else 1625 + height_bell * 68 // 148 end as height10,
  case when smoking_chance < case when age >= 70 then 80000 when sex = 8507 then 185000 else 135000 end then 2
       when smoking_chance < 280000 + age * 2500 then 1 else 0 end as smoking
from drawn;
`;

/**
 * When they are seen. Care begins years before consent and, for some, ends before the cut-off;
 * without a hospital there is the day of the programme's own visit and little more.
 */
const SEEN = `
create temp table seen as
with consented as (
  select *, greatest(date '2017-06-01' + below(${r(11)}, 2192), make_date(birth_year + 19, 1, 1)) as consent from born),
dying as (
  select *, case when chance(${r(12)}) < (case when age >= 80 then 60000 when age >= 70 then 30000 when age >= 60 then 14000
      when age >= 50 then 7000 else 1500 end) * (10 + 5 * (smoking // 2)) // 10
    then consent + 1 + below(${r(13)}, ${cutOff} - consent) end as death from consented)
select *,
  case when hospital then greatest(consent - below(${r(14)}, 3900), make_date(birth_year + 18, 1, 1)) else consent end as start,
  least(coalesce(death, ${cutOff}),
    case when not hospital then least(consent + below(${r(15)}, 200), ${cutOff})
         when chance(${r(16)}) < 720000 then greatest(consent, ${cutOff} - below(${r(15)}, 60))
         else consent + below(${r(15)}, ${cutOff} - consent) end) as finish,
  4 + age // 6 + below(${r(17)}, 40) * below(${r(18)}, 40) // 60 as pace
from dying;
`;

/** The two conditions that most others lean on: type 2 diabetes (on weight), hypertension (on both). */
const DRIVEN = `
create temp table people as
with diabetes as (
  select *, case when hospital and chance(${r(20)}) <
      (case when age < 30 then 70 when age < 40 then 260 when age < 50 then 720 when age < 60 then 1350
            when age < 70 then 1850 else 2100 end)
      * (case when bmi10 < 250 then 45 when bmi10 < 300 then 85 when bmi10 < 350 then 140 else 220 end)
    then greatest(${cutOff} - below(${r(21)}, least(age - 18, 22) * 365), make_date(birth_year + 18, 1, 1)) end as diabetes
  from seen)
select *,
  case when hospital and chance(${r(22)}) < least(900000,
      (case when age < 30 then 500 when age < 40 then 1200 when age < 50 then 2300 when age < 60 then 3800
            when age < 70 then 5000 else 6000 end)
      * (case when bmi10 < 250 then 70 when bmi10 < 300 then 95 when bmi10 < 350 then 120 else 145 end)
      * (case when diabetes is null then 100 else 140 end) // 100)
    then greatest(${cutOff} - below(${r(23)}, least(age - 18, 25) * 365), make_date(birth_year + 18, 1, 1)) end as hypertension,
  greatest(1, finish - start)::integer as days,
  case when hospital then least(98, greatest(1, (finish - start) * pace // 3650)) else 0 end as visits
from diabetes;
drop table born;
drop table seen;
`;

/** Periods of observation; one person in twenty has a gap of a year or so in a long one. */
const TABLES = `
insert into ${inRelease('person')} by name
  select person_id, sex as gender_concept_id, birth_year as year_of_birth,
    make_date(birth_year, 6, 15)::timestamp as birth_datetime, race as race_concept_id,
    ethnicity as ethnicity_concept_id, site::bigint as care_site_id,
    case sex when 8532 then 'Female' when 8507 then 'Male' else 'Skip' end as gender_source_value,
    0 as gender_source_concept_id, 0 as race_source_concept_id, 0 as ethnicity_source_concept_id
  from people order by person_id;
insert into ${inRelease('observation_period')} by name
  with gap as (select *, days > 2000 and chance(${r(24)}) < 50000 as gap from people)
  select n * 2 as observation_period_id, person_id, start as observation_period_start_date,
    case when gap then start + days // 2 else finish end as observation_period_end_date,
    32817 as period_type_concept_id from gap
  union all
  select n * 2 + 1, person_id, start + days // 2 + 400, finish, 32817 from gap where gap
  order by person_id, observation_period_start_date;
insert into ${inRelease('death')} by name
  select person_id, death as death_date, death::timestamp as death_datetime, 32817 as death_type_concept_id
  from people where death is not null order by person_id;
insert into ${inRelease('care_site')} by name
  select site::bigint as care_site_id, 'Site ' || lpad(((site * 617) % 1000)::varchar, 3, '0') as care_site_name,
    0 as place_of_service_concept_id
  from range(1, 21) as of_site(site) order by site;
`;

/** Makes the people of the demo: the temporary table `people`, and the tables that are about them alone. */
export async function makePeople(database: Database, people: number, seed: number): Promise<void> {
  await database.run(BORN(people, seed));
  await database.run(SEEN);
  await database.run(DRIVEN);
  await database.run(TABLES);
}
