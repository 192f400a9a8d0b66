import type { Database } from '../database.js';
import { inRelease } from '../tables.js';
import { placeOf } from './diseases.js';
import { STREAMS } from './mix.js';
import { slotsOf, tableOf } from './rows.js';

/** What is done at visits: the weight of each, and whom it is for (others get none at that visit). */
const PROCEDURES: readonly {
  concept: number;
  weight: number;
  sex: number | null;
  from: number;
  to: number;
}[] = [
  { concept: 4240345, weight: 300, sex: null, from: 18, to: 120 },
  { concept: 4326177, weight: 170, sex: null, from: 18, to: 120 },
  { concept: 4163951, weight: 130, sex: null, from: 30, to: 120 },
  { concept: 4163872, weight: 110, sex: null, from: 18, to: 120 },
  { concept: 4077697, weight: 95, sex: 8532, from: 40, to: 80 },
  { concept: 4249893, weight: 70, sex: null, from: 45, to: 80 },
  { concept: 4230911, weight: 45, sex: null, from: 40, to: 120 },
  { concept: 4195803, weight: 25, sex: 8532, from: 60, to: 120 },
  { concept: 4252419, weight: 30, sex: null, from: 40, to: 120 },
  { concept: 4242997, weight: 13, sex: null, from: 25, to: 80 },
  { concept: 4198190, weight: 12, sex: null, from: 18, to: 60 }
];

/** What follows from a condition, once, at its first record: per thousand people who have it. */
const FOLLOWING: readonly (readonly [disease: string, procedure: number, share: number])[] = [
  ['diabetes', 4041982, 350],
  ['nicotine', 4021160, 450],
  ['copd', 4140455, 160],
  ['kneeArthritis', 43531648, 110],
  ['coronary', 4216130, 170],
  ['coronary', 4336464, 70],
  ['renalFailure', 4120120, 620],
  ['breastCancer', 4324693, 700],
  ['breastCancer', 4273629, 380],
  ['lungCancer', 4273629, 520]
];

/** What people were given to use, once, some weeks after the first record of a condition. */
const DEVICES: readonly (readonly [disease: string, device: number, share: number])[] = [
  ['diabetes', 4224372, 420],
  ['type1', 4224372, 800],
  ['copd', 4015740, 240],
  ['asthma', 4015740, 60],
  ['coronary', 45767945, 150],
  ['atrialFibrillation', 45772840, 90],
  ['heartFailure', 4217646, 80],
  ['stroke', 4045112, 110],
  ['parkinson', 4045112, 160]
];

const PROCEDURE_TABLE = `
insert into ${inRelease('procedure_occurrence')} by name
with done as (
  select visit.n * 1000 + visit.v as id, visit.person_id, offer.concept, visit.date, visit.visit_id
  from visit join people on people.n = visit.n
    join offer_slot on slot = below(draw(visit.key, ${STREAMS.procedureKind} + visit.v), 1000)
    join offer using (place)
  where chance(draw(visit.key, ${STREAMS.procedure} + visit.v)) < 260000
    and coalesce(offer.sex, people.sex) = people.sex
    and year(visit.date) - birth_year between from_age and to_age
  union all
  select n * 1000 + 100 + following.place, person_id, following.concept, date, n * 100 + v
  from diagnosed join following on disease = diagnosed.place
  where chance(draw(key, ${STREAMS.treated} + 80 + following.place)) < share * 1000)
select id as procedure_occurrence_id, person_id, concept as procedure_concept_id, date as procedure_date,
  date::timestamp as procedure_datetime, date as procedure_end_date, 32827 as procedure_type_concept_id,
  visit_id as visit_occurrence_id, code as procedure_source_value, 0 as procedure_source_concept_id
from done left join (select concept_id as concept, concept_code as code from ${inRelease('concept')}) using (concept)
order by procedure_concept_id, person_id, procedure_date, procedure_occurrence_id;
`;

const DEVICE_TABLE = `
insert into ${inRelease('device_exposure')} by name
select diagnosed.n * 100 + aid.place as device_exposure_id, diagnosed.person_id, aid.concept as device_concept_id,
  least(diagnosed.date + 7 + below(draw(diagnosed.key, ${STREAMS.device} + 50 + aid.place), 60), finish) as device_exposure_start_date,
  32827 as device_type_concept_id, 1 as quantity, 0 as device_source_concept_id
from diagnosed join aid on disease = diagnosed.place join people on people.n = diagnosed.n
where chance(draw(diagnosed.key, ${STREAMS.device} + aid.place)) < share * 1000
order by device_concept_id, person_id, device_exposure_start_date, device_exposure_id;
`;

const placed = (rows: readonly (readonly [string, number, number])[]): (readonly number[])[] =>
  rows.map(([key, concept, share], place) => [place, placeOf(key), concept, share]);

/** Makes the procedures and the devices. */
export async function makeProcedures(database: Database): Promise<void> {
  await tableOf(
    database,
    'offer',
    ['place', 'concept', 'sex', 'from_age', 'to_age'],
    PROCEDURES.map(({ concept, sex, from, to }, place) => [place, concept, sex, from, to])
  );
  const weighted = PROCEDURES.map(({ weight }, place) => ({ weight, row: [place] }));
  await slotsOf(database, 'offer_slot', ['place'], [weighted]);
  await tableOf(database, 'following', ['place', 'disease', 'concept', 'share'], placed(FOLLOWING));
  await tableOf(database, 'aid', ['place', 'disease', 'concept', 'share'], placed(DEVICES));
  await database.run(PROCEDURE_TABLE);
  await database.run(DEVICE_TABLE);
}
