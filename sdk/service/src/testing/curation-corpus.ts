import { literal } from '../release/quote.js';
import { PROFILES } from '../release/curate/profiles.js';

/**
 * A tiny CDM with a violation planted for every rule, for tests. Every text that must go holds the
 * word SECRET; every id that must go is above 2^53 or negative; `value_as_number` of a measurement
 * says whose it is (tens) and which (ones), before and after.
 */
export const PEOPLE = 60;

/** Ids of the source, by person; every fifth is negative. */
export const PERSON = `if(i % 5 = 0, -1, 1) * (9007199254740993 + 1009 * i)`;

/** In the tables of the corpus, by place among the people. */
export const PLANTED = { withdrawn: 1, dead: 2, old: 3, rareRace: [7, 8], smallArea: [56, 57] } as const;

/** A person id that is in no person table. */
export const NOBODY = 424242424242424242n;

const people = (count: number): string => `range(${count}) r(i)`;

const CONCEPTS = [
  [8507, 'MALE', 'Gender', 'Gender', 'M'],
  [8532, 'FEMALE', 'Gender', 'Gender', 'F'],
  [8527, 'White', 'Race', 'Race', '5'],
  [8516, 'Black', 'Race', 'Race', '3'],
  [8657, 'American Indian', 'Race', 'Race', '1'],
  [201826, 'Type 2 diabetes mellitus', 'Condition', 'SNOMED', '44054006'],
  [3004410, 'Hemoglobin A1c', 'Measurement', 'LOINC', '4548-4'],
  [9000001, 'Listed', 'Condition', 'SNOMED', 'L1'],
  [9000002, 'Below listed', 'Condition', 'SNOMED', 'L2'],
  [9000003, 'Traffic accident', 'Condition', 'SNOMED', 'L3'],
  [9000004, 'Pedestrian injured', 'Condition', 'ICD10CM', 'V01.1'],
  [9000010, 'New disease', 'Condition', 'SNOMED', 'N1']
] as const;

const values = (rows: readonly (readonly (string | number)[])[]): string =>
  rows
    .map(row => `(${row.map(cell => (typeof cell === 'number' ? cell : literal(cell))).join(', ')})`)
    .join(', ');

const condition = (
  number: number,
  i: number | string,
  concept: number,
  source: number,
  day: string
): string =>
  `select ${number} + 8200000000000000000 as condition_occurrence_id, ${i} as person_id, ${concept} as condition_concept_id,
     ${source} as condition_source_concept_id, date '${day}' as condition_start_date, 32817 as condition_type_concept_id,
     'SECRET diagnosis' as condition_source_value, 'SECRET reason' as stop_reason`;

const of = (i: number): string => `(select ${PERSON} from (select ${i} as i))`;

/** The corpus, as SQL for each table. A later year has more people, more records and a later last day. */
export function corpus(laterYears = 0): Readonly<Record<string, string>> {
  const all = people(PEOPLE + 10 * laterYears);
  return {
    person: `select ${PERSON} as person_id, if(i % 2 = 0, 8532, 8507) as gender_concept_id,
      if(i = ${PLANTED.old}, 1910, 1950 + i % 30)::integer as year_of_birth, 1 + i % 12 as month_of_birth, 1 + i % 28 as day_of_birth,
      make_timestamp(if(i = ${PLANTED.old}, 1910, 1950 + i % 30), 1 + i % 12, 1 + i % 28, 7, 11, 0) as birth_datetime,
      case when i in (${PLANTED.rareRace.join(', ')}) then 8657 when i % 3 = 0 then 8516 else 8527 end as race_concept_id,
      0 as ethnicity_concept_id, 8100000000000000000 + i as location_id, 8300000000000000001 as provider_id,
      'SECRET person ' || i as person_source_value, 'SECRET race' as race_source_value from ${all}`,
    observation_period: `select 8400000000000000000 + i as observation_period_id, ${PERSON} as person_id,
      date '2008-01-01' as observation_period_start_date, date '${2020 + laterYears}-12-31' as observation_period_end_date,
      32817 as period_type_concept_id from ${all}`,
    visit_occurrence: `select 8500000000000000000 + i as visit_occurrence_id, ${PERSON} as person_id, 9202 as visit_concept_id,
      date '2010-01-01' + (i * 7)::integer as visit_start_date, date '2010-01-02' + (i * 7)::integer as visit_end_date,
      32817 as visit_type_concept_id, 8300000000000000001 as provider_id, 8600000000000000001 as care_site_id,
      8500000000000000000 + i - 1 as preceding_visit_occurrence_id from ${all}`,
    measurement: `select 8700000000000000000 + i * 10 + k as measurement_id, ${PERSON} as person_id,
      3004410 as measurement_concept_id, date '2010-01-01' + (i * 7 + k * 90)::integer as measurement_date,
      timestamp '2010-01-01 13:30:01.5' + to_days((i * 7 + k * 90)::integer) as measurement_datetime,
      'SECRET time' as measurement_time, 32817 as measurement_type_concept_id, (i * 10 + k)::double as value_as_number,
      8500000000000000000 + i as visit_occurrence_id, 'SECRET lab' as measurement_source_value,
      8200000000000000001 as measurement_event_id from ${all}, range(${5 + laterYears}) s(k)`,
    observation: `select 8800000000000000000 + i as observation_id, ${PERSON} as person_id, 0 as observation_concept_id,
      date '2011-01-01' + i::integer as observation_date, 32817 as observation_type_concept_id,
      'SECRET answer' as value_as_string, if(i = 4, 9000002, 201826)::integer as value_source_concept_id,
      8910000000000000000 + i as questionnaire_response_id from ${all}`,
    survey_conduct: `select 8910000000000000000 + i as survey_conduct_id, ${PERSON} as person_id, 0 as survey_concept_id,
      timestamp '2011-01-01 08:00:00' + to_days(i::integer) as survey_end_datetime, 0 as assisted_concept_id,
      0 as respondent_type_concept_id, 0 as timing_concept_id, 0 as collection_method_concept_id,
      0 as survey_source_concept_id, 0 as validated_survey_concept_id, 'SECRET version' as survey_version_number from ${all}`,
    activity_summary: `select ${PERSON} as person_id, date '2010-01-01' + (i * 7)::integer as date,
      (i * 10)::integer as steps from ${all}`,
    heart_rate_summary: `select ${PERSON} as person_id, date '2010-01-01' + (i * 7)::integer as date,
      if(i % 2 = 0, 'Cardio', 'SECRET zone') as zone_name, 12 as minute_in_zone from ${all}`,
    condition_occurrence: [
      condition(1, `${NOBODY}`, 201826, 0, '2012-01-01'),
      condition(2, of(4), 9000002, 0, '2012-01-01'),
      condition(3, of(5), 201826, 9000004, '2012-01-01'),
      condition(4, of(6), 9000003, 0, '2012-01-01'),
      condition(5, of(9), 9000010, 0, '2020-10-01'),
      condition(6, of(PLANTED.dead), 201826, 0, '2015-06-01'),
      condition(7, of(PLANTED.dead), 201826, 0, '2012-06-01'),
      condition(8, of(PLANTED.withdrawn), 201826, 0, '2012-06-01')
    ].join(' union all '),
    death: `select ${of(PLANTED.dead)} as person_id, date '2015-03-01' as death_date, 9000001 as cause_concept_id,
      'SECRET cause' as cause_source_value`,
    note: `select 8900000000000000000 + i as note_id, ${PERSON} as person_id, date '2012-01-01' as note_date,
      0 as note_type_concept_id, 0 as note_class_concept_id, 'SECRET note' as note_text, 0 as encoding_concept_id,
      0 as language_concept_id from ${people(3)}`,
    fact_relationship: `select 56 as domain_concept_id_1, ${of(4)} as fact_id_1, 56 as domain_concept_id_2,
      ${of(5)} as fact_id_2, 581411 as relationship_concept_id`,
    cohort: `select 1 as cohort_definition_id, ${of(4)} as subject_id, date '2012-01-01' as cohort_start_date,
      date '2012-01-02' as cohort_end_date`,
    location: `select 8100000000000000000 + i as location_id, 'SECRET street ' || i as address_1, 'SECRET town' as city,
      case when i in (${PLANTED.smallArea.join(', ')}) then 'SECRETLAND' when i < 30 then 'ma' else 'VT' end as state,
      case when i in (${PLANTED.smallArea.join(', ')}) then '99901' when i < 30 then '02139' else '05401' end as zip, 42.1 as latitude from ${all}`,
    care_site: `select 8600000000000000001 as care_site_id, 'SECRET hospital' as care_site_name, 8100000000000000000 as location_id`,
    provider: `select 8300000000000000001 as provider_id, 'SECRET doctor' as provider_name, 'SECRET' as npi, 1970 as year_of_birth`,
    cdm_source: `select 'SECRET source' as cdm_source_name, 'SECRET holder' as cdm_holder, date '2021-02-01' as cdm_release_date,
      '5.4' as cdm_version, 'v5.0 TEST' as vocabulary_version`,
    concept: `select *, 'Test' as concept_class_id, 'S' as standard_concept, date '1970-01-01' as valid_start_date,
      date '2099-12-31' as valid_end_date from (values ${values(CONCEPTS)}) c(concept_id, concept_name, domain_id, vocabulary_id, concept_code)`,
    concept_ancestor: `select 9000001 as ancestor_concept_id, 9000002 as descendant_concept_id, 1 as min_levels_of_separation, 1 as max_levels_of_separation`,
    concept_relationship: `select 9000004 as concept_id_1, 9000003 as concept_id_2, 'Maps to' as relationship_id,
      date '1970-01-01' as valid_start_date, date '2099-12-31' as valid_end_date`
  };
}

/** The profile `registered` with numbers that fit sixty people, and a concept to suppress. */
export function corpusPolicy(changes: Readonly<Record<string, object>> = {}): object {
  const small: Readonly<Record<string, object>> = {
    suppressedConcepts: {
      of: [
        { kind: 'concepts', ids: [9000001], descendants: true },
        { kind: 'codes', vocabulary: 'ICD10CM', prefixes: ['V'], mapped: true }
      ]
    },
    emptiedTables: { tables: ['note'] },
    ages: { limit: 90, over: 'remove' },
    smallAreas: { finest: 'zip3', fewest: 5 },
    rareCategories: { fewest: 5, rest: 5, of: ['gender', 'race', 'ethnicity'] },
    researchIds: { scope: 'test', providers: 'keyed', careSites: 'keyed' },
    ...changes
  };
  const { rules, ...profile } = PROFILES[0]!;
  return {
    ...profile,
    name: 'corpus',
    rules: (rules as { kind: string }[]).map(rule => ({ ...rule, ...small[rule.kind] }))
  };
}
