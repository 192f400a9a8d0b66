/**
 * What a release file holds beside the OMOP tables, which lie in schema `main` under their CDM
 * names in lower case. Everything of ours lies in schema `cohortlab`. The numbers are exact: the
 * disclosure door stands between them and anything shown. Statistics have a layout of their own
 * (`describe/layout.ts`).
 */

/** Changed whenever a reader of an older file would be wrong; such files are refused by name. */
export const RELEASE_FORMAT = 2;

/** Beside a curated release lies a folder of its name with this ending, owner-only: the report, and what rules took out. */
export const ASIDE = '.curation';

/** The one row of `cohortlab.manifest`, as columns. Checksums are in `source` (what was read) and `content` (what was written). */
export const MANIFEST_DDL = `
create table cohortlab.manifest (
  format integer not null,             -- of this file; see below
  name varchar not null,               -- what people call it
  id varchar not null,                 -- SHA-256 of the content, hexadecimal
  cdm_version varchar not null,        -- '5.3' or '5.4'
  vocabulary_version varchar not null, -- as the vocabulary table tells it
  cut_off date not null,               -- "now" for every definition
  synthetic boolean not null,          -- made up: nobody in it exists
  tier varchar,                        -- 'registered' or 'controlled'; null: not curated
  policy varchar,                      -- name of the policy that it was curated by
  key_fingerprint varchar,             -- equal where research ids come from one key
  people bigint not null,              -- exactly
  made_by varchar not null,            -- Cohortlab version
  made_at timestamp not null,          -- UTC
  notes varchar[] not null             -- what to know about the data, for people
);
create table cohortlab.source (table_name varchar, file varchar, sha256 varchar, records bigint);   -- files read
create table cohortlab.finding (      -- rows that are not as they should be: kept, or left out when that was asked for
  kind varchar, table_name varchar, file varchar, column_name varchar,
  first_row bigint,                    -- the first such row of the file, counted from 1
  records bigint, dropped boolean
);
create table cohortlab.curation_rule (rule varchar, settings varchar);  -- of the policy; settings as JSON, lists in files by their SHA-256
create table cohortlab.content (table_name varchar, sha256 varchar, records bigint);               -- tables written
`;

/**
 * Tables of OMOP's with two columns of ours beside their records: the first and the last day of the
 * observation period that the record begins in, null where there is none. They are not part of the content
 * that a release is known by, and are shown nowhere as columns of the data.
 */
export const EVENT_PERIODS_DDL = `
create table cohortlab.event_period (table_name varchar);   -- tables whose records have their observation period beside them
`;

/**
 * What concepts are found by, for `vocabulary/` to read as a whole: every table in the order of its
 * first column, which counts from 0.
 */
export const SEARCH_DDL = `
create table cohortlab.searched (      -- concepts, by standing, grade, words in the name, name
  place integer,
  concept_id integer,
  domain_id varchar,
  vocabulary_id varchar,
  standing integer,                    -- 0 standard, 1 classification, 2 source
  grade integer,                       -- of a drug, 0 for an ingredient to 6 for a pack; else 0
  people bigint                        -- people_below of the concept
);
create table cohortlab.word (number integer, word varchar, code boolean);    -- folded; words first, then codes
create table cohortlab.name (name integer, place integer, code boolean, words integer);   -- names, synonyms, codes
create table cohortlab.name_word (name integer, word integer);               -- the words of each name, in order
`;

/** First years of the age groups of breakdowns: decades of whole years at the cut-off, the last open. */
export const AGE_GROUPS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90] as const;
