/**
 * What a release file holds beside the OMOP tables, which lie in schema `main` under their CDM
 * names in lower case. Everything of ours lies in schema `cohortlab`. The numbers are exact: the
 * disclosure door stands between them and anything shown.
 */

/** Changed whenever a reader of an older file would be wrong; such files are refused by name. */
export const RELEASE_FORMAT = 1;

/** The one row of `cohortlab.manifest`, as columns. Dates are DATE, checksums are in `sources`. */
export const MANIFEST_DDL = `
create table cohortlab.manifest (
  format integer not null,
  name varchar not null,
  id varchar not null,                 -- SHA-256 of the content, hexadecimal
  cdm_version varchar not null,        -- '5.3' or '5.4'
  vocabulary_version varchar not null,
  cut_off date not null,               -- "now" for every definition
  synthetic boolean not null,
  people bigint not null,
  made_by varchar not null,            -- Cohortlab version
  made_at timestamp not null,          -- UTC
  notes varchar[] not null             -- what to know about the data, for people
);
create table cohortlab.source (table_name varchar, file varchar, sha256 varchar, records bigint);
`;

/**
 * Statistics for panels and search. A person counts once per row.
 * `table_name` is the OMOP table; concept columns are the table's standard concept.
 */
export const STATISTICS_DDL = `
create table cohortlab.table_count (table_name varchar, people bigint, records bigint);
create table cohortlab.concept_count (
  concept_id integer,
  table_name varchar,                  -- the table with most people for this concept or its descendants
  people bigint,                       -- people with a record of the concept itself
  records bigint,
  people_below bigint                  -- people with a record of the concept or a descendant
);
create table cohortlab.concept_sex (concept_id integer, sex_concept_id integer, people bigint);
create table cohortlab.concept_age (concept_id integer, age_from integer, people bigint);  -- decades at the cut-off
create table cohortlab.token (token varchar, concept_id integer);                          -- words of names and synonyms, lower case
`;

/** First years of the age groups of breakdowns: decades of whole years at the cut-off, the last open. */
export const AGE_GROUPS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90] as const;
