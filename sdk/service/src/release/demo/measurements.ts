import type { Database } from '../database.js';
import { inRelease } from '../tables.js';
import { ANALYTES, PANELS } from './analytes.js';
import { placeOf } from './diseases.js';
import { EXAMINED, READINGS } from './examination.js';
import { STREAMS } from './mix.js';
import { tableOf } from './rows.js';

const placesOf = (...keys: readonly string[]): string => keys.map(placeOf).join(', ');

/** What bears on a person's values, with the day from which it does. */
const BEARING = `
create temp table bearing as
select n, key, person_id, sex, age, site, consent, bmi10, height10, diabetes, hypertension, kidney,
  metformin, insulin, statin, pressure_drug, weight_drug
from people
  left join (select n, min(onset) as kidney from ill
             where place in (${placesOf('kidneyDisease', 'kidneyStage3', 'renalFailure')}) group by n) using (n)
  left join (select n, min(start) filter (concept in (1503297, 40163924)) as metformin,
               min(start) filter (concept in (1502905, 1550023)) as insulin,
               min(start) filter (concept in (1545958, 1545959, 1539403, 1539411, 1510813)) as statin,
               min(start) filter (concept in (1308216, 19080128, 1332418, 1332419, 1367500, 40185304, 974166, 19078106)) as pressure_drug,
               min(start) filter (concept in (793143, 40170911, 40169222)) as weight_drug
             from course group by n) using (n);
`;

/** The panels taken at each visit. */
const TAKEN = `
create temp table panel_taken as
select visit.n, visit.v, visit.visit_id, visit.date, panel.name as panel
from visit join bearing on bearing.n = visit.n, panel
where chance(draw(visit.key, ${STREAMS.panel} + panel.place * 100 + visit.v)) <
  1000 * (share + case when diabetes <= date then extra else 0 end);
`;

const noise = (place: string): string => `bell(draw(key, ${STREAMS.noise} + (${place}) * 100 + v))`;
const usual = (place: string): string => `bell(draw(key, ${STREAMS.usual} + ${place}))`;

/** Quantities that follow the common rule (`analytes.ts`). Site 12 sends glucose in mmol/l and calls it mg/dl. */
const COMMON = `
select n, v, visit_id, date, place, concept, unit, if(wrong, 10, scale) as scale, if(wrong, value * 10 // 18, value) as value from (
select n, v, visit_id, date, analyte.place, concept, unit, scale, site = 12 and concept = 3004501 as wrong, greatest(least,
    mean + person * ${usual('analyte.place')} // 148 + visit_sd * ${noise('analyte.place')} // 148
    + case when sex = 8507 then men else 0 end + decade * (age - 50) // 10
    + case when diabetes <= date then diabetes_shift else 0 end
    + case when kidney <= date then kidney_shift else 0 end
    + case when hypertension <= date then hypertension_shift else 0 end
    - case when panel = 'pressure' and pressure_drug <= date then hypertension_shift // 2 else 0 end
    + case when statin <= date then statin_shift else 0 end) as value
from panel_taken join analyte using (panel) join bearing using (n))`;

/**
 * Weight follows height and a body mass index that drifts by a few percent, and falls with the drugs that
 * make it fall; height is told now and then. Site 7 sends pounds and calls them kilograms.
 */
const BODY = `
select n, v, visit_id, date, 40 as place, 3038553 as concept, 9531 as unit, 10 as scale, drifted as value from drift
union all
select n, v, visit_id, date, 41, 3025315, 9529, 10,
  (drifted * height10::bigint * height10 * if(site = 7, 22046, 10000) // 10000000000)::integer from drift
union all
select n, v, visit_id, date, 42, 3036277, 8582, 10, height10 from drift where v % 5 = 0`;

/**
 * HbA1c in tenths of a percent. Metformin and insulin lower it. Sites 17 and 18 tell it in mmol/mol
 * (IFCC: 10.929 times (percent - 2.15)), sites 19 and 20 leave the unit out.
 */
const GLYCATED = `
select n, v, visit_id, date, 43 as place, 3004410 as concept,
  case when site in (17, 18) then 9579 when site in (19, 20) then null else 8554 end as unit,
  case when site in (17, 18) then 1 else 10 end as scale,
  case when site in (17, 18) then ((percent10 * 10 - 215) * 10929 + 50000) // 100000 else percent10 end as value
from (
  select n, v, visit_id, date, site, greatest(42, case when diabetes <= date
      then 83 + 13 * ${usual('43')} // 148 + 5 * ${noise('43')} // 148
        - case when metformin <= date then 9 else 0 end - case when insulin <= date then 4 else 0 end
      else 54 + 3 * ${usual('43')} // 148 + ${noise('43')} // 148 + case when bmi10 >= 300 then 2 else 0 end end) as percent10
  from panel_taken join bearing using (n) where panel = 'glycated')`;

/** Records of the programme's own examination are numbered from here. */
const EXAMINATIONS = 1_000_000_000_000;

/** One record in ten thousand is dated 1900, where the source had no date. */
const TABLE = `
insert into ${inRelease('measurement')} by name
with drift as (
  select n, v, visit_id, date, site, height10, (bmi10 + bmi10 * ${noise('40')} // 9000)
    * if(weight_drug + 120 <= date, 92, 100) // 100 as drifted
  from panel_taken join bearing using (n) where panel = 'body'),
at_visits as (${COMMON} union all ${BODY} union all ${GLYCATED}),
measured as (
  select n, n * 10000 + v * 100 + place as id, if((n * 31 + v * 7 + place) % 10000 = 17, date '1900-01-01', date) as date,
    concept, if(place between 5 and 20 or place = 43, 32856, 32817) as type, value::double / scale as value, unit, visit_id,
    0 as source, null as source_code from at_visits
  union all
  select n, ${EXAMINATIONS} + n * 100 + place, date, concept, 44818701, value / 10.0::double, unit, null, source, code
  from (${EXAMINED}) join reading_concept using (place))
select id as measurement_id, person_id, concept as measurement_concept_id,
  date as measurement_date, date::timestamp as measurement_datetime, type as measurement_type_concept_id,
  value as value_as_number, unit as unit_concept_id, visit_id as visit_occurrence_id,
  coalesce(source_code, code) as measurement_source_value, source as measurement_source_concept_id, unit_text as unit_source_value
from measured join (select n, person_id from people) as who on who.n = measured.n
  left join (select concept_id as concept, concept_code as code from ${inRelease('concept')}) using (concept)
  left join (select concept_id as unit, concept_code as unit_text from ${inRelease('concept')}) using (unit)
order by measurement_concept_id, person_id, measurement_date, measurement_id;
`;

/** Makes the measurements: laboratory tests, vital signs and body measures at visits, and the programme's examination. */
export async function makeMeasurements(database: Database): Promise<void> {
  await tableOf(
    database,
    'panel',
    ['place', 'name', 'share', 'extra'],
    Object.entries(PANELS).map(([name, { share, diabetes }], place) => [place, name, share, diabetes])
  );
  const columns = [
    'place',
    'panel',
    'concept',
    'unit',
    'scale',
    'mean',
    'person',
    'visit_sd',
    'men',
    'decade'
  ];
  const shifts = ['diabetes_shift', 'kidney_shift', 'hypertension_shift', 'statin_shift', 'least'];
  const rows = ANALYTES.map(
    (
      {
        panel,
        concept,
        unit,
        scale,
        mean,
        person,
        visit,
        men,
        decade,
        diabetes,
        kidney,
        hypertension,
        statin,
        least
      },
      place
    ) => [
      place,
      panel,
      concept,
      unit,
      scale,
      mean,
      person,
      visit,
      men,
      decade,
      diabetes,
      kidney,
      hypertension,
      statin,
      least
    ]
  );
  await tableOf(database, 'analyte', [...columns, ...shifts], rows);
  await tableOf(
    database,
    'reading',
    ['place', 'quantity', 'reading', 'mean'],
    READINGS.map(({ quantity, reading, mean }, place) => [place, quantity, reading, Number(mean)])
  );
  await tableOf(
    database,
    'reading_concept',
    ['place', 'concept', 'source', 'code', 'unit'],
    READINGS.map(({ concept, source, code, unit }, place) => [place, concept, source, code, unit])
  );
  await database.run(BEARING);
  await database.run(TAKEN);
  await database.run(TABLE);
}
