/**
 * Statistics for panels, made once with the release. Three rules hold for all of them. A person counts once
 * per row, and only when `person` has them (a repeated person_id is one person). Records are all that the
 * table has. A concept of 0 is no value, and the unit 0 is "no unit", whether it was null or 0. Concept
 * columns are the standard concept of the tables that criteria can ask for. A concept that several tables
 * record is counted in one of them, the one with most people, so that its numbers are those of a criterion
 * over that table. `docs/statistics.md` says each in words.
 */
export const STATISTICS_DDL = `
create table cohortlab.table_count (table_name varchar, people bigint, records bigint);
create table cohortlab.table_month (table_name varchar, month date, people bigint, records bigint);  -- by start; the month's first day
create table cohortlab.table_year (table_name varchar, year integer, people bigint, records bigint);

create table cohortlab.column_count (table_name varchar, column_name varchar, people bigint, records bigint);   -- with a value
create table cohortlab.column_month (   -- dates: people by the months of their first and of their last one
  table_name varchar, column_name varchar, month date, first_people bigint, last_people bigint
);
create table cohortlab.column_concept (
  table_name varchar, column_name varchar, concept_id integer, people bigint, records bigint,
  concept_name varchar                 -- lists are told by number and name: the name at hand saves a look into all concepts
);

create table cohortlab.concept_count (
  concept_id integer,
  table_name varchar,                  -- the OMOP table with most people for this concept or its descendants
  people bigint,                       -- people with a record of the concept itself
  records bigint,
  people_below bigint                  -- people with a record of the concept or a descendant
);
create table cohortlab.concept_sex (concept_id integer, sex_concept_id integer, people bigint);
create table cohortlab.concept_age (concept_id integer, age_from integer, people bigint);   -- AGE_GROUPS
create table cohortlab.concept_year (concept_id integer, year integer, people bigint, records bigint);

create table cohortlab.concept_unit (   -- tables of values (VALUED)
  table_name varchar, concept_id integer, unit_concept_id integer, people bigint, records bigint,
  valued_people bigint, valued_records bigint   -- with a number
);
create table cohortlab.concept_answer (   -- value_as_concept_id, where there is one
  table_name varchar, concept_id integer, answer_concept_id integer, people bigint, records bigint
);
create table cohortlab.bin (            -- values from low to below high, BIN_PEOPLE people or more in each
  table_name varchar, column_name varchar,
  concept_id integer, unit_concept_id integer,   -- null where a column is counted as a whole
  low double, high double,             -- null: open
  people bigint, records bigint
);

create table cohortlab.survey_module (module_concept_id integer, people bigint, conducted boolean);  -- conducted: told by survey_conduct
create table cohortlab.survey_question (
  module_concept_id integer,           -- 0: the vocabulary puts the question into no module
  question_concept_id integer,
  people bigint, records bigint,       -- with any record of the question
  answered bigint,                     -- people with an answer that is one (ANSWER_KINDS)
  skipped bigint, withheld bigint,     -- people who skipped it, who preferred not to answer
  not_reached bigint                   -- people of the module without a record of the question; 0 without a module
);
create table cohortlab.survey_answer (question_concept_id integer, answer_concept_id integer, people bigint, records bigint);

create table cohortlab.implausible (    -- every check that was made, also when it found nothing
  kind varchar,                        -- PLAUSIBILITY
  table_name varchar, concept_id integer, unit_concept_id integer,   -- concept and unit of values, else null
  people bigint, records bigint
);
`;

/** People that a bin of values has at least: those of the strictest way to show them that we ship. */
export const BIN_PEOPLE = 40;

/** What is found implausible. Of a value: by `ranges.ts`; of an event: by its person and its own dates. */
export const PLAUSIBILITY = [
  'belowRange',
  'aboveRange',
  'beforeBirth',
  'afterDeath',
  'endBeforeStart'
] as const;
export type Plausibility = (typeof PLAUSIBILITY)[number];
