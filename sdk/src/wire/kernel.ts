import { z } from 'zod';
import { Bundle } from '../definition/bundle.js';
import { STAGES } from '../definition/stages.js';
import { Remark } from './panel.js';
import { ReleaseRef } from './release.js';
import { Shown } from './shown.js';

/** A cohort or dataset, as the notebook names it; `cohort` stands in for the dataset's own. */
export const DefinitionRequest = z
  .strictObject({ bundle: Bundle, cohort: Bundle.optional() })
  .meta({ id: 'DefinitionRequest', description: 'A cohort or a dataset.' });
export type DefinitionRequest = z.infer<typeof DefinitionRequest>;

/** Exact counts: for the kernel alone, and only when a person asked for them. */
export const ExactCount = z
  .strictObject({
    release: ReleaseRef,
    hash: z.string(),
    people: z.int(),
    entries: z.int(),
    remarks: z.array(Remark)
  })
  .meta({ id: 'ExactCount', description: 'Exact counts of a cohort.' });
export type ExactCount = z.infer<typeof ExactCount>;

/** Who is left after one stage; `part` and `name` are those of the node that the stage is about. */
export const AttritionStage = z
  .strictObject({
    stage: z.enum(STAGES),
    part: z.string().nullable(),
    name: z.string().nullable(),
    people: z.int(),
    entries: z.int()
  })
  .meta({ id: 'AttritionStage', description: 'Who is left after one stage of attrition.' });
export type AttritionStage = z.infer<typeof AttritionStage>;

/** Exact attrition, in the author's order: for the kernel alone, and only when a person asked for it. */
export const Attrition = z
  .strictObject({ release: ReleaseRef, hash: z.string(), stages: z.array(AttritionStage) })
  .meta({ id: 'Attrition', description: "Exact attrition of a cohort, in the author's order." });
export type Attrition = z.infer<typeof Attrition>;

/** A stage as a display shows it: through the door, and never more than the one before. */
export const DisplayedStage = AttritionStage.extend({ people: Shown, entries: Shown }).meta({
  id: 'DisplayedStage',
  description: 'Who is left after one stage of attrition, as it may be shown.'
});
export type DisplayedStage = z.infer<typeof DisplayedStage>;

/** Attrition for what a cell displays. */
export const DisplayedAttrition = z
  .strictObject({ release: ReleaseRef, hash: z.string(), stages: z.array(DisplayedStage) })
  .meta({ id: 'DisplayedAttrition', description: 'Attrition as it may be shown.' });
export type DisplayedAttrition = z.infer<typeof DisplayedAttrition>;

/** What is odd about a definition, whatever the release; see `sdk/src/lint`. */
export const Oddity = z
  .strictObject({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'note']),
    path: z.string(),
    message: z.string(),
    wayOut: z.string()
  })
  .meta({ id: 'Oddity', description: 'What is odd about a definition, whatever the release.' });
export type Oddity = z.infer<typeof Oddity>;

/** A cohort in plain English. */
export const CohortWords = z
  .strictObject({ hash: z.string(), text: z.string(), markdown: z.string(), oddities: z.array(Oddity) })
  .meta({ id: 'CohortWords', description: 'A cohort in plain English.' });
export type CohortWords = z.infer<typeof CohortWords>;

/** The SQL that answers for a cohort on a release. */
export const CohortSql = z
  .strictObject({ release: ReleaseRef, hash: z.string(), sql: z.string() })
  .meta({ id: 'CohortSql', description: 'The SQL that answers for a cohort on a release.' });
export type CohortSql = z.infer<typeof CohortSql>;

/** A definition with all that it refers to. */
export const CanonicalRequest = z
  .strictObject({ bundle: Bundle })
  .meta({ id: 'CanonicalRequest', description: 'A definition with all that it refers to.' });
export type CanonicalRequest = z.infer<typeof CanonicalRequest>;

/** The text of a definition's file as a panel writes it. */
export const CanonicalText = z
  .strictObject({ text: z.string() })
  .meta({ id: 'CanonicalText', description: 'The text of a definition as a panel writes it.' });
export type CanonicalText = z.infer<typeof CanonicalText>;

/** What a lazy object says of itself when a cell displays it: aggregates through the door. */
export const Description = z
  .strictObject({
    release: ReleaseRef,
    hash: z.string(),
    kind: z.enum(['people', 'events', 'dataset']),
    name: z.string(),
    people: Shown,
    entries: Shown,
    tables: z.array(z.strictObject({ name: z.string(), table: z.string(), columns: z.int() })),
    remarks: z.array(Remark)
  })
  .meta({ id: 'Description', description: 'What a lazy object says of itself.' });
export type Description = z.infer<typeof Description>;

/**
 * The rows wanted: a cohort's own rows, or one table of a dataset by its name. `cohort` or `people`, the id of
 * an upload, stand in for the dataset's own cohort.
 */
export const RowsRequest = z
  .strictObject({
    bundle: Bundle,
    cohort: Bundle.optional(),
    people: z.uuid().optional(),
    table: z.string().max(63).optional()
  })
  .meta({ id: 'RowsRequest', description: 'The rows wanted.' });
export type RowsRequest = z.infer<typeof RowsRequest>;

/** A definition that is valid: what it is, and the hash of its meaning. */
export const CheckedDefinition = z
  .strictObject({ hash: z.string(), kind: z.enum(['cohort', 'dataset', 'concepts']) })
  .meta({ id: 'CheckedDefinition', description: 'A definition that is valid.' });
export type CheckedDefinition = z.infer<typeof CheckedDefinition>;

/** What is to know of a definition on a release, without counting anybody. */
export const DefinitionFacts = z
  .strictObject({ release: ReleaseRef, hash: z.string(), remarks: z.array(Remark) })
  .meta({
    id: 'DefinitionFacts',
    description: 'What is to know of a definition on a release; nobody is counted.'
  });
export type DefinitionFacts = z.infer<typeof DefinitionFacts>;

/** A definition of any kind, by itself. */
export const BundleRequest = z
  .strictObject({ bundle: Bundle })
  .meta({ id: 'BundleRequest', description: 'A definition of any kind.' });
export type BundleRequest = z.infer<typeof BundleRequest>;

/** Integers travel as text, since a JSON number loses ids above 2^53. */
const SqlInteger = z.strictObject({ kind: z.literal('integer'), value: z.string().regex(/^-?\d{1,19}$/) });
const SqlScalar = z.union([z.string(), z.number(), z.boolean(), z.null(), SqlInteger]);

/** What `$name` stands for in a SELECT. Dates and times are text, which DuckDB reads as such. */
export const SqlParameter = z
  .union([
    SqlScalar,
    z.array(SqlInteger).max(100_000),
    z.array(z.number()).max(100_000),
    z.array(z.string()).max(100_000)
  ])
  .meta({ id: 'SqlParameter', description: 'What $name stands for in a SELECT.' });
export type SqlParameter = z.infer<typeof SqlParameter>;

/** The longest that a SELECT may take, in seconds. */
export const SQL_SECONDS = 600;

/** A SELECT over the tables of the release, in DuckDB's SQL. */
export const SqlRequest = z
  .strictObject({
    sql: z.string().min(1).max(1_000_000),
    parameters: z.record(z.string().regex(/^\w{1,100}$/), SqlParameter),
    seconds: z.number().positive().max(SQL_SECONDS).optional()
  })
  .meta({ id: 'SqlRequest', description: 'Exactly one SELECT over the tables of the release.' });
export type SqlRequest = z.infer<typeof SqlRequest>;

/** People whom a kernel sent, kept beside a release: exact numbers, and how many are not in the release. */
export const UploadedPeople = z
  .strictObject({ release: ReleaseRef, id: z.uuid(), people: z.int(), entries: z.int(), strangers: z.int() })
  .meta({ id: 'UploadedPeople', description: 'People whom a kernel sent, kept beside a release.' });
export type UploadedPeople = z.infer<typeof UploadedPeople>;

/** Whether the people of an upload are kept. */
export const KeptPeople = z
  .strictObject({ id: z.uuid() })
  .meta({ id: 'KeptPeople', description: 'The people of an upload that is kept.' });
export type KeptPeople = z.infer<typeof KeptPeople>;

/** A digest of a cohort's rows: SHA-256 over a line `person,start,end` for each, sorted, days since 1970-01-01. */
const RowsDigest = z.string().regex(/^[0-9a-f]{64}$/);

/** A cohort, and what clients say that its rows are. */
export const AgreementRequest = z
  .strictObject({
    bundle: Bundle,
    witnesses: z.array(z.strictObject({ name: z.string().min(1).max(40), set: RowsDigest })).max(10)
  })
  .meta({ id: 'AgreementRequest', description: 'A cohort, and digests of the rows that clients got.' });
export type AgreementRequest = z.infer<typeof AgreementRequest>;

/** Who has the same rows: the panel's plan, the SQL shown, and every client that told a digest. */
export const Agreement = z
  .strictObject({
    release: ReleaseRef,
    hash: z.string(),
    people: z.int(),
    entries: z.int(),
    set: RowsDigest,
    witnesses: z.array(z.strictObject({ name: z.string(), set: RowsDigest, agrees: z.boolean() }))
  })
  .meta({ id: 'Agreement', description: 'Who has the same rows of a cohort.' });
export type Agreement = z.infer<typeof Agreement>;

/** How far a query is. `percentage` moves in steps of 5 and is null while unknown. */
export const QueryState = z
  .strictObject({
    state: z.enum(['running', 'streaming', 'done', 'failed', 'cancelled']),
    percentage: z.int().nullable()
  })
  .meta({ id: 'QueryState', description: 'How far a query is.' });
export type QueryState = z.infer<typeof QueryState>;

/**
 * Headers of the kernel routes.
 * `query`: an id chosen by the client (a UUID), under which progress and Cancel find the query.
 * `rows`: how many rows the Arrow stream holds; a client that reads another number must fail.
 * `releaseName` (percent-encoded UTF-8), `releaseId`, `hash`: where the rows came from.
 */
export const HEADERS = Object.freeze({
  query: 'x-cohortlab-query',
  rows: 'x-cohortlab-rows',
  releaseName: 'x-cohortlab-release',
  releaseId: 'x-cohortlab-release-id',
  hash: 'x-cohortlab-hash'
});

/**
 * The media type of rows. A client that accepts it with the parameter `dictionaries=1` gets columns
 * of few different texts as dictionaries; to every other, text is text.
 */
export const ARROW_STREAM = 'application/vnd.apache.arrow.stream';
