import type { ReleaseFacts } from '../src/compile/index.js';
import { CDM_VERSIONS, findTable } from '../src/cdm/index.js';
import type { Dialect } from '../src/sql/index.js';

/** Ids that a JavaScript number cannot hold, and one below zero: real data have both. */
const LARGE = '9007199254740993';

/**
 * A CDM small enough to work out answers by hand, with the dirt of real ones: a person twice, records
 * and observation periods of people whom PERSON lacks, equal dates, overlapping periods, unknown sex
 * and year of birth. Concept 10 has the valid descendants 11 and 13 and the invalid 12; the source
 * concept 30 maps to 11; 20 is a drug. Values not given are null.
 */
const ROWS: Readonly<Record<string, readonly [columns: string, ...rows: string[]]>> = {
  concept: [
    'concept_id, invalid_reason',
    '10, null',
    '11, null',
    "12, 'D'",
    '13, null',
    '20, null',
    '30, null',
    '8507, null',
    '8532, null',
    '40, null',
    '45, null',
    '46, null'
  ],
  concept_ancestor: [
    'ancestor_concept_id, descendant_concept_id',
    '10, 10',
    '10, 11',
    '10, 12',
    '10, 13',
    '11, 11',
    '20, 20'
  ],
  concept_relationship: [
    'concept_id_1, concept_id_2, relationship_id, invalid_reason',
    "30, 11, 'Maps to', null",
    "31, 11, 'Maps to', 'D'",
    "11, 30, 'Mapped from', null"
  ],
  person: [
    'person_id, gender_concept_id, year_of_birth',
    '1, 8507, 1950',
    '1, 8507, 1950',
    '2, 8532, 1980',
    '3, 8532, 2011',
    '4, null, null',
    '-5, 0, 1900',
    `${LARGE}, 8507, 1970`
  ],
  observation_period: [
    'observation_period_id, person_id, observation_period_start_date, observation_period_end_date',
    "1, 1, date '2000-01-01', date '2010-12-31'",
    "2, 1, date '2010-06-01', date '2015-12-31'",
    "3, 2, date '2005-01-01', date '2020-12-31'",
    "4, 3, date '2012-01-01', date '2012-12-31'",
    "5, 3, date '2014-01-01', date '2018-12-31'",
    `6, ${LARGE}, date '2001-01-01', date '2020-12-31'`,
    "7, 777, date '2000-01-01', date '2020-12-31'"
  ],
  condition_occurrence: [
    'condition_occurrence_id, person_id, condition_concept_id, condition_start_date, condition_end_date',
    "2, 1, 11, date '2005-05-05', null",
    "1, 1, 11, date '2005-05-05', null",
    "3, 1, 13, date '2010-07-01', null",
    "4, 2, 12, date '2006-01-01', null",
    "5, 2, 11, date '2004-01-01', null",
    "6, 2, 11, date '2006-02-01', date '2006-02-03'",
    "7, 3, 10, date '2012-06-01', null",
    "8, 3, 11, date '2014-01-31', null",
    "9, 3, 30, date '2016-01-01', null",
    `10, ${LARGE}, 13, date '2001-01-01', null`,
    "11, 777, 11, date '2010-01-01', null",
    "12, -5, 11, date '2022-03-01', null"
  ],
  drug_exposure: [
    'drug_exposure_id, person_id, drug_concept_id, drug_exposure_start_date',
    "1, 1, 20, date '2005-06-01'",
    "2, 2, 20, date '2019-01-01'",
    `9007199254740995, ${LARGE}, 20, date '2001-01-01'`,
    "4, 4, 20, date '2003-03-03'"
  ],
  // Concept 40 is measured in unit 1, in unit 2 (twice as large), in unit 3, which nothing is known of, and without one.
  measurement: [
    'measurement_id, person_id, measurement_concept_id, measurement_date, measurement_datetime, value_as_number, unit_concept_id, value_as_concept_id',
    "1, 1, 40, date '2005-05-01', timestamp '2005-05-01 09:00:00', 5.5, 1, 45",
    "2, 1, 40, date '2005-05-01', timestamp '2005-05-01 08:00:00', 3, 2, 46",
    "3, 1, 40, date '2005-06-10', null, 7, 1, 45",
    "4, 1, 40, date '2005-06-10', null, 8, 1, 0",
    "5, 1, 40, date '2005-08-01', null, 80, 3, null",
    "6, 1, 40, date '2005-08-02', null, null, 1, 46",
    "7, 2, 40, date '2019-03-01', null, 6.1, null, 45",
    "8, 2, 40, date '2021-01-15', null, 6.5, 1, 45",
    `9007199254740997, ${LARGE}, 40, date '2001-01-01', null, 0.1, 1, 45`,
    `10, ${LARGE}, 40, date '2001-01-02', null, 0.2, 1, 45`,
    `11, ${LARGE}, 40, date '2001-01-03', null, 0.3, 1, 46`
  ],
  death: ['person_id, death_date', "2, date '2019-06-30'", "2, date '2019-07-15'", "777, date '2010-01-01'"]
};

/** The release that the tiny CDM is. */
export const tinyRelease: ReleaseFacts = {
  cutOff: '2021-06-30',
  cdmVersion: CDM_VERSIONS[1],
  columns: Object.fromEntries(
    Object.keys(ROWS).map(name => [name, findTable(name)!.columns.map(column => column.name)])
  )
};

/** Statements that make the tiny CDM in an engine. */
export function tinyTables(dialect: Dialect): string[] {
  return Object.entries(ROWS).flatMap(([name, [columns, ...rows]]) => [
    `create table ${name} (${findTable(name)!
      .columns.map(column => `${column.name} ${dialect.types[column.type]}`)
      .join(', ')})`,
    `insert into ${name} (${columns}) values ${rows.map(row => `(${row})`).join(', ')}`
  ]);
}
