import type { Database } from '../database.js';
import { inRelease } from '../tables.js';
import { placeOf } from './diseases.js';
import { CUT_OFF, STREAMS } from './mix.js';

const r = (stream: number): string => `draw(key, ${STREAMS.wearing + stream})`;
/** A decision of one day: three kinds, each with a stream for each day. */
const day = (kind: number): string => `draw(key, ${STREAMS.day} + ${kind} * 1000 + day)`;

/**
 * One person in sixteen shares what a wearable tells, for one to six months from some day after consent; more
 * often those with means. One day in eight it is not worn, and for some there is a gap of weeks.
 */
const WORN = `
create temp table worn as
with wearer as (
  select n, key, person_id, sex, age, bmi10, means, smoking, coalesce(sleepless, 0) as sleepless,
    consent + below(${r(1)}, 700) as first, 30 + below(${r(2)}, 155) as length, below(${r(3)}, 100) as gap_from,
    if(chance(${r(4)}) < 300000, 14 + below(${r(5)}, 30), 0) as gap, least(coalesce(death, date '${CUT_OFF}'), date '${CUT_OFF}') as last
  from people left join (
    select n, 1 as sleepless from ill where place in (${placeOf('insomnia')}, ${placeOf('sleepApnea')}) group by n) using (n)
  where chance(${r(0)}) < 30000 + 16000 * means)
select *, first + day::integer as date, isodow(first + day::integer) >= 6 as weekend
from wearer, range(185) as numbered(day)
where day < length and not day between gap_from and gap_from + gap - 1 and first + day::integer <= last
  and chance(${day(0)}) < 875000;
`;

/** Steps fall with age and weight; what else the day had follows from them. */
const ACTIVITY = `
insert into ${inRelease('activity_summary')} by name
with stepped as (
  select *, greatest(120, 7800 + 2600 * bell(${r(6)}) // 148 + 2200 * bell(${day(1)}) // 148
    - 55 * (age - 45) - 9 * (bmi10 - 280) // 2 + if(weekend, -700, 150)) as steps,
    if(sex = 8507, 1720, 1430) + (bmi10 - 280) * 3 - 5 * (age - 45) as resting
  from worn)
select person_id, date, steps, steps // 850 + below(${day(2)}, 6) as floors,
  (steps // 850 + below(${day(2)}, 6)) * 3.0::double as elevation, resting::double as calories_bmr,
  (resting + steps // 22)::double as calories_out, (steps // 14)::double as activity_calories,
  (steps // 26)::double as marginal_calories, greatest(300, 1150 - steps // 26)::double as sedentary_minutes,
  (steps // 38)::double as lightly_active_minutes, (steps // 520)::double as fairly_active_minutes,
  (steps // 480)::double as very_active_minutes
from stepped order by person_id, date;
`;

/** Zones end where the device's rule has them: at 50, 70 and 85 percent of 220 less the age. Smokers beat faster. */
const HEART = `
insert into ${inRelease('heart_rate_summary')} by name
with minutes as (
  select *, 220 - age as most, greatest(0, 70 + 30 * bell(${day(3)}) // 148 + if(smoking = 2, 40, 0) + (bmi10 - 280) // 5) as burning,
    greatest(0, 9 + 9 * bell(${day(4)}) // 148 - (age - 45) // 6) as cardio, greatest(0, 8 * bell(${day(5)}) // 148 - 6) as peak
  from worn),
zone as (
  select *, unnest([
    {zone: 'Out of Range', low: 30, high: most // 2, minutes: 1320 - burning - cardio - peak},
    {zone: 'Fat Burn', low: most // 2, high: most * 7 // 10, minutes: burning},
    {zone: 'Cardio', low: most * 7 // 10, high: most * 85 // 100, minutes: cardio},
    {zone: 'Peak', low: most * 85 // 100, high: 220, minutes: peak}]) as z
  from minutes)
select person_id, date, z.zone as zone_name, z.low::integer as min_heart_rate, z.high::integer as max_heart_rate,
  z.minutes::integer as minute_in_zone, (z.minutes * (z.low + 20) // 40)::double as calorie_count
from zone order by person_id, date, zone_name;
`;

/** The night that ended on the day; not every device is worn in bed. */
const SLEEP = `
insert into ${inRelease('sleep_daily_summary')} by name
with slept as (
  select *, greatest(150, 415 + 30 * bell(${r(7)}) // 148 + 50 * bell(${day(6)}) // 148 - if(sleepless = 1, 55, 0) + if(weekend, 25, 0)) as asleep,
    30 + below(${day(7)}, 30) + if(sleepless = 1, 25, 0) as awake
  from worn where chance(${day(8)}) < 800000 and chance(${r(8)}) < 850000)
select person_id, date as sleep_date, 'true' as is_main_sleep, (asleep + awake)::integer as minute_in_bed,
  asleep::integer as minute_asleep, below(${day(9)}, 12) as minute_after_wakeup,
  (asleep * 16 // 100)::integer as minute_deep, (asleep * 21 // 100)::integer as minute_rem,
  (asleep - asleep * 16 // 100 - asleep * 21 // 100)::integer as minute_light, awake::integer as minute_wake
from slept order by person_id, sleep_date;
drop table worn;
`;

/** Makes the daily summaries of those who wear a device. */
export async function makeWearables(database: Database): Promise<void> {
  for (const sql of [WORN, ACTIVITY, HEART, SLEEP]) await database.run(sql);
}
