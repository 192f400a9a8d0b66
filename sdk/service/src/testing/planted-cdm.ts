import { tablesOf } from '@cohortlab/sdk/cdm';
import { type Database, openDatabase } from '../release/database.js';
import { seal } from '../release/seal.js';
import { createTables } from '../release/tables.js';

/**
 * A CDM of 600 people as data should not be, where every statistic has something to hide: small groups lie
 * at the ends of values and of time, and their markers (`MARKERS`) are found nowhere else.
 */
export const PLANTED_CDM = [
  `insert into main.person by name select i as person_id, if(i % 3 = 0, 8532, 8507) as gender_concept_id,
     1940 + i % 60 as year_of_birth, 0 as race_concept_id, 0 as ethnicity_concept_id from range(1, 601) t(i)
   union all select 1, 8532, 1941, 0, 0`,
  `insert into main.observation_period by name select person_id as observation_period_id, person_id, date '2010-01-01' as observation_period_start_date,
     date '2020-12-31' as observation_period_end_date, 0 as period_type_concept_id from main.person`,
  `insert into main.death by name select i as person_id, date '2019-06-01' as death_date from range(560, 601) t(i)`,
  // Diabetes from 2012 on; five people in a month of their own; twelve people of a rare disease; people whom nobody knows.
  `insert into main.condition_occurrence by name
     select row_number() over () as condition_occurrence_id, * from (
       select i as person_id, 201826 as condition_concept_id, date '2012-01-15' + to_days((i * 9)::integer) as condition_start_date,
         date '2012-01-20' + to_days((i * 9)::integer) as condition_end_date from range(1, 301) t(i), range(2)
       union all select i, 201826, date '2007-03-03', null from range(1, 6) t(i)
       union all select i, 4229881, date '2013-05-05', date '2013-05-01' from range(20, 32) t(i)
       union all select 100000 + i, 201826, date '2012-02-02', null from range(80) t(i)
       union all select i, 0, date '1935-01-01', null from range(100, 145) t(i)
       union all select i, 201826, null, null from range(1, 3) t(i)
       union all select i, 201826, date '2020-01-01', null from range(560, 601) t(i))`,
  // HbA1c in percent, in mmol/mol (30 people), without unit; 50 people with values in the wrong unit, three with a marker.
  `insert into main.measurement by name
     select row_number() over () as measurement_id, 3004410 as measurement_concept_id, * from (
       select i as person_id, 4.5 + (i * 7 + r * 13) % 60 / 10 as value_as_number, 8554 as unit_concept_id,
         date '2015-01-01' + to_days((i + 100 * r)::integer) as measurement_date from range(1, 301) t(i), range(3) u(r)
       union all select i, 53.0, 8554, date '2016-01-01' from range(301, 351) t(i)
       union all select i, 98.765, 8554, date '2016-02-01' from range(351, 354) t(i)
       union all select i, 40 + i, 9579, date '2016-03-01' from range(30) t(i)
       union all select i, null, null, date '2016-03-01' from range(100, 200) t(i)
       union all select i, null, 8554, date '2016-03-01' from range(1, 12) t(i)
       union all select i, 'nan'::double, 0, date '2016-03-01' from range(100, 105) t(i))`,
  // A survey: 500 people were given it, 450 answered its first question, 7 gave the rare answer, some skipped or withheld.
  `insert into main.observation by name
     select row_number() over () as observation_id, 1585857 as observation_source_concept_id, * from (
       select i as person_id, 1585857 as observation_concept_id, case when i <= 7 then 1585859 when i <= 300 then 1585858
           when i <= 350 then 903096 when i <= 357 then 903079 else 1585858 end as value_as_concept_id,
         null::varchar as value_as_string, date '2018-01-01' as observation_date from range(1, 451) t(i)
       union all select i, 1585860, 1585861, null, date '2018-01-01' from range(1, 60) t(i)
       union all select i, 1585860, 1585862, null, date '2018-01-01' from range(1, 50) t(i))`,
  `update main.observation set observation_source_concept_id = observation_concept_id`,
  `insert into main.observation by name select 5000 + i as observation_id, i as person_id, 1585873 as observation_concept_id,
     date '2018-01-01' as observation_date, 'free text of person ' || i as value_as_string from range(1, 90) t(i)`,
  `create table main.survey_conduct as select i as person_id, 1585855 as survey_concept_id from range(1, 501) t(i)`,
  `insert into main.concept by name select * from (values
     (201826, 'Type 2 diabetes mellitus', 'Condition', 'SNOMED', 'Disorder', 'S', '44054006'),
     (201820, 'Diabetes mellitus', 'Condition', 'SNOMED', 'Disorder', 'S', '73211009'),
     (4229881, 'Rare disease', 'Condition', 'SNOMED', 'Disorder', 'S', '1'),
     (3004410, 'Hemoglobin A1c', 'Measurement', 'LOINC', 'Lab Test', 'S', '4548-4'),
     (8554, 'percent', 'Unit', 'UCUM', 'Unit', 'S', '%'), (9579, 'millimole per mole', 'Unit', 'UCUM', 'Unit', 'S', 'mmol/mol'),
     (1585855, 'Lifestyle', 'Observation', 'PPI', 'Module', 'S', 'Lifestyle'),
     (1585857, 'Smoking: 100 Cigs Lifetime', 'Observation', 'PPI', 'Question', 'S', 'a'),
     (1585860, 'Smoking: Frequency', 'Observation', 'PPI', 'Question', 'S', 'b'),
     (1585873, 'Smoking: Years', 'Observation', 'PPI', 'Question', 'S', 'c'),
     (1585858, 'Yes', 'Observation', 'PPI', 'Answer', 'S', 'd'), (1585859, 'No', 'Observation', 'PPI', 'Answer', 'S', 'e'),
     (1585861, 'Every day', 'Observation', 'PPI', 'Answer', 'S', 'f'), (1585862, 'Some days', 'Observation', 'PPI', 'Answer', 'S', 'g'))
     t(concept_id, concept_name, domain_id, vocabulary_id, concept_class_id, standard_concept, concept_code)`,
  `insert into main.concept_ancestor values (201820, 201826, 1, 1), (1585855, 1585857, 1, 1)`,
  `insert into main.concept_relationship by name select 1585860 as concept_id_1, 1585857 as concept_id_2, 'Has PPI parent code' as relationship_id`
] as const;

/** What only small groups have: found in no answer of a panel, in whatever form. */
export const MARKERS = /98\.7|"(from|to|about)":9\d|2007|Rare disease|free text|4229881/;

/** Fills a database with the tables of the CDM and the planted records. */
export async function plantCdm(database: Database): Promise<void> {
  await database.run(createTables(tablesOf('5.4'), '5.4'));
  for (const statement of PLANTED_CDM) await database.run(statement);
}

/** Writes a release of the planted records to a file. */
export async function plantedRelease(file: string): Promise<string> {
  const database = await openDatabase(file, { temporary: null, threads: 1 });
  await plantCdm(database);
  const facts = {
    name: 'planted',
    cdmVersion: '5.4',
    vocabularyVersion: 'test',
    cutOff: '2020-12-31',
    synthetic: true,
    curation: null,
    madeBy: 'test',
    notes: [],
    sources: [],
    findings: []
  } as const;
  await seal(database, facts, () => {});
  database.close();
  return file;
}
