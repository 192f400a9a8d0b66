import { DuckDBInstance } from '@duckdb/node-api';
import { MANIFEST_DDL, RELEASE_FORMAT } from '../release/layout.js';

/** People in the tiny CDM, a third of them women (8532), the rest men (8507). */
export const TINY_PEOPLE = 400;

/**
 * Person ids as real CDMs hold them: negative, above 2^53 and small, by turns. `p` is 0 to 399.
 * An id that passes through a JavaScript number changes.
 */
export const PERSON_ID = `case p % 3 when 0 then -9007199254740993 - p when 1 then 9007199254740993 + 2 * p else p end`;

/** Names that break what pastes text into SQL, HTML, JSON or a log line. */
export const HOSTILE_NAMES = [
  `Robert'); drop table person; --`,
  `<img src=x onerror=alert(1)>`,
  `"quoted" \\ back\\slash`,
  `line\nbreak\ttab`,
  `Ünïcödé 漢字 😀 \u202Ereversed`,
  `\${template} {{ mustache }} %s`,
  'x'.repeat(1_000)
] as const;

const CONCEPTS = [
  [8507, 'MALE', 'Gender', 'Gender', 'M'],
  [8532, 'FEMALE', 'Gender', 'Gender', 'F'],
  [192671, 'Gastrointestinal hemorrhage', 'Condition', 'SNOMED', '74474003'],
  [201826, 'Type 2 diabetes mellitus', 'Condition', 'SNOMED', '44054006'],
  [201820, 'Diabetes mellitus', 'Condition', 'SNOMED', '73211009'],
  [1118084, 'celecoxib', 'Drug', 'RxNorm', '140587'],
  ...HOSTILE_NAMES.map((name, i) => [2_000_000_001 + i, name, 'Condition', 'SNOMED', `H${i}`] as const)
] as const;

/** SQL that fills the current schema with a CDM 5.4 of 400 people. Deterministic. */
export const TINY_CDM = [
  `create table person as select ${PERSON_ID} as person_id, if(p % 3 = 0, 8532, 8507) as gender_concept_id,
     (1930 + p % 80)::integer as year_of_birth, (1 + p % 12)::integer as month_of_birth, (1 + p % 28)::integer as day_of_birth,
     null::timestamp as birth_datetime, 0 as race_concept_id, 0 as ethnicity_concept_id, p as n,
     'person-' || p as person_source_value from range(${TINY_PEOPLE}) t(p)`,
  `create table observation_period as select person_id as observation_period_id, person_id,
     date '1955-01-01' + n::integer as observation_period_start_date, date '2020-12-31' as observation_period_end_date,
     32817 as period_type_concept_id from person`,
  // Everyone divisible by 2 has diabetes, by 4 a haemorrhage, 12 people the first hostile concept.
  `create table condition_occurrence as
     select 9007199254740993 + row_number() over (order by n, c) as condition_occurrence_id, person_id,
       c as condition_concept_id, date '1960-01-01' + (n * 30)::integer as condition_start_date,
       timestamp '1960-01-01 13:30:00.123456' + to_days((n * 30)::integer) as condition_start_datetime,
       null::date as condition_end_date, 32817 as condition_type_concept_id, null::bigint as visit_occurrence_id,
       if(n % 5 = 0, null, 'source ' || n || repeat(' long text', n % 4)) as condition_source_value
     from person, (values (201826, 2), (192671, 4), (2000000001, 33)) k(c, every) where n % every = 0`,
  `create table drug_exposure as select n as drug_exposure_id, person_id, 1118084 as drug_concept_id,
     date '2001-02-03' as drug_exposure_start_date, date '2001-03-03' as drug_exposure_end_date,
     32817 as drug_type_concept_id, 1.5::double as quantity from person where n % 10 = 0`,
  `create table concept as select * from (values ${CONCEPTS.map(
    ([id, name, domain, vocabulary, code]) =>
      `(${id}, ${text(name)}, '${domain}', '${vocabulary}', 'Test', 'S', '${code}', date '1970-01-01', date '2099-12-31', null::varchar)`
  ).join(
    ', '
  )}) t(concept_id, concept_name, domain_id, vocabulary_id, concept_class_id, standard_concept, concept_code,
     valid_start_date, valid_end_date, invalid_reason)`,
  `create table concept_ancestor as select concept_id as ancestor_concept_id, concept_id as descendant_concept_id,
     0 as min_levels_of_separation, 0 as max_levels_of_separation from concept
     union all values (201820, 201826, 1, 1), (201820, 2000000001, 1, 1)`,
  `create table concept_relationship as select 201826 as concept_id_1, 201820 as concept_id_2, 'Is a' as relationship_id,
     date '1970-01-01' as valid_start_date, date '2099-12-31' as valid_end_date, null::varchar as invalid_reason`,
  `create table concept_synonym as select 201826 as concept_id, 'NIDDM' as concept_synonym_name, 4180186 as language_concept_id`,
  `create table vocabulary as select 'None' as vocabulary_id, 'OMOP' as vocabulary_name, '' as vocabulary_reference,
     'v5.0 tiny' as vocabulary_version, 0 as vocabulary_concept_id`,
  `create table cdm_source as select 'Tiny' as cdm_source_name, 'Tiny' as cdm_source_abbreviation, 'Cohortlab' as cdm_holder,
     date '2020-12-31' as source_release_date, date '2020-12-31' as cdm_release_date, '5.4' as cdm_version,
     'v5.0 tiny' as vocabulary_version`
] as const;

/** SQL that makes a release of a database that holds `TINY_CDM`, without statistics. */
export function tinyManifest(name: string, format: number = RELEASE_FORMAT): readonly string[] {
  return [
    'create schema cohortlab',
    MANIFEST_DDL,
    `insert into cohortlab.manifest by name select ${format} as format, ${text(name)} as name,
       sha256(${text(name)}) as id, '5.4' as cdm_version, 'v5.0 tiny' as vocabulary_version,
       date '2020-12-31' as cut_off, true as synthetic, ${TINY_PEOPLE} as people, 'test' as made_by,
       timestamp '2026-01-01' as made_at, ['A note'] as notes`
  ];
}

/** Writes a database file by running statements, and closes it. */
export async function writeDatabase(file: string, statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

function text(value: string): string {
  return `'${value.replaceAll(`'`, `''`)}'`;
}

/** A statement that runs for hours, in little memory, unless somebody interrupts it. */
export const ENDLESS = 'select count(*) as n from range(1000000000000) t(i) where hash(i) = 1';
