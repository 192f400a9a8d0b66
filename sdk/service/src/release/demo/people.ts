import type { Database } from '../database.js';
import { inRelease } from '../tables.js';
import { CUT_OFF, MOST_PEOPLE, STREAMS } from './mix.js';
import { ELSEWHERE, PLACES } from './places.js';
import { tableOf } from './rows.js';

const cutOff = `date '${CUT_OFF}'`;
const r = (stream: number): string => `draw(key, ${STREAMS.person + stream})`;

/** Who they are: sex, age, origin, means, body, smoking, and whether a hospital sends records of them. */
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
    below(${r(25)}, 1000) as means_drawn,
    1 + below(${r(6)}, 20) as site,
    chance(${r(7)}) < 800000 as hospital,
    bell(${r(8)}) as weight_bell,
    bell(${r(9)}) as height_bell,
    chance(${r(10)}) as smoking_chance
  from keyed)
select n, key, 1000000 + (n * 7368787) % ${MOST_PEOPLE + 1} as person_id, sex, age, year(${cutOff}) - age as birth_year,
  case when hispanic then case when origin < 800 then 0 else 8527 end
       when origin < 655 then 8527 when origin < 890 then 8516 when origin < 938 then 8515
       when origin < 948 then 8657 when origin < 951 then 8557 when origin < 960 then 38003615 else 0 end as race,
  greatest(0, least(4, (means_drawn - case when hispanic or origin between 655 and 889 then 120 else 0 end) // 200)) as means,
  case when origin % 50 = 7 then 0 when hispanic then 38003563 else 38003564 end as ethnicity,
  site, hospital,
  least(620, greatest(165, 280 + weight_bell * 52 // 148 + greatest(weight_bell, 0) * 24 // 148
    + case when age between 40 and 69 then 9 else 0 end)) as bmi10,
  case when sex = 8507 then 1760 + height_bell * 72 // 148 else 1625 + height_bell * 68 // 148 end as height10,
  case when smoking_chance < case when age >= 70 then 80000 when sex = 8507 then 185000 else 135000 end
         * case when means_drawn < 250 then 15 when means_drawn > 700 then 5 else 10 end // 10 then 2
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

/**
 * Sex, race and ethnicity as told in the first survey, hence its codes as source. Periods of observation:
 * one person in twenty has a gap of a year or so in a long one.
 */
const TABLES = `
insert into ${inRelease('person')} by name
  select person_id, sex as gender_concept_id, birth_year as year_of_birth,
    make_date(birth_year, 6, 15)::timestamp as birth_datetime, race as race_concept_id,
    ethnicity as ethnicity_concept_id, site::bigint as care_site_id,
    case when chance(${r(26)}) < ${ELSEWHERE} then 1 + below(${r(27)}, ${PLACES.length}) else site end::bigint as location_id,
    coalesce(of_sex.code, 'PMI_Skip') as gender_source_value, coalesce(of_sex.source, 903096) as gender_source_concept_id,
    of_race.code as race_source_value, coalesce(of_race.source, 0) as race_source_concept_id,
    case ethnicity when 38003563 then 'WhatRaceEthnicity_Hispanic' end as ethnicity_source_value,
    case ethnicity when 38003563 then 1586147 else 0 end as ethnicity_source_concept_id
  from people left join told_as as of_sex on of_sex.concept = sex left join told_as as of_race on of_race.concept = race
  order by person_id;
insert into ${inRelease('observation_period')} by name
  with gap as (select *, days > 2000 and chance(${r(24)}) < 50000 as gap from people)
  select n * 2 as observation_period_id, person_id, start as observation_period_start_date,
    case when gap then start + days // 2 else finish end as observation_period_end_date,
    32817 as period_type_concept_id from gap
  union all
  select n * 2 + 1, person_id, start + days // 2 + 400, finish, 32817 from gap where gap
  order by person_id, observation_period_start_date;
insert into ${inRelease('location')} by name
  select place::bigint as location_id, state, zip || '**' as zip, 'USA' as country_source_value, 0 as country_concept_id
  from region order by place;
insert into ${inRelease('care_site')} by name
  select place::bigint as care_site_id, 'Site ' || lpad(((place * 617) % 1000)::varchar, 3, '0') as care_site_name,
    0 as place_of_service_concept_id, place::bigint as location_id
  from region order by place;
drop table region;
drop table told_as;
`;

/** What a standard concept of a person is told as: the survey's own concept and code. */
const TOLD_AS: readonly (readonly [concept: number, source: number, code: string])[] = [
  [8507, 1585846, 'SexAtBirth_Male'],
  [8532, 1585847, 'SexAtBirth_Female'],
  [8657, 1586141, 'WhatRaceEthnicity_AIAN'],
  [8515, 1586142, 'WhatRaceEthnicity_Asian'],
  [8516, 1586143, 'WhatRaceEthnicity_Black'],
  [38003615, 1586144, 'WhatRaceEthnicity_MENA'],
  [8557, 1586145, 'WhatRaceEthnicity_NHPI'],
  [8527, 1586146, 'WhatRaceEthnicity_White']
];

/** Makes the people of the demo: the temporary table `people`, and the tables that are about them alone. */
export async function makePeople(database: Database, people: number, seed: number): Promise<void> {
  await database.run(BORN(people, seed));
  await database.run(SEEN);
  await database.run(DRIVEN);
  await tableOf(database, 'told_as', ['concept', 'source', 'code'], TOLD_AS);
  const regions = PLACES.map(([state, zip], place) => [place + 1, state, zip]);
  await tableOf(database, 'region', ['place', 'state', 'zip'], regions);
  await database.run(TABLES);
}
