import { z } from 'zod';
import { Shown } from './shown.js';

/** Which release an answer was made from. `id` is the hash of its content. */
export const ReleaseRef = z
  .strictObject({ name: z.string(), id: z.string() })
  .meta({ id: 'ReleaseRef', description: 'Which release an answer was made from.' });
export type ReleaseRef = z.infer<typeof ReleaseRef>;

/** For whom a release is curated: wider access asks for stronger rules. */
export const TIERS = ['registered', 'controlled'] as const;
export type Tier = (typeof TIERS)[number];

/** A release that is on offer still, and the one to use instead. */
export const Retirement = z
  .strictObject({
    /** Name or id of a release. */
    replacedBy: z.string(),
    reason: z.string().nullable(),
    /** Since when, `YYYY-MM-DD`. */
    on: z.string()
  })
  .meta({ id: 'Retirement', description: 'Why a release is used no more, and what replaced it.' });
export type Retirement = z.infer<typeof Retirement>;

/** A release that the service offers. Dates are `YYYY-MM-DD`; of a release that was never read, facts are empty. */
export const ReleaseSummary = z
  .strictObject({
    name: z.string(),
    id: z.string(),
    default: z.boolean(),
    synthetic: z.boolean(),
    /** Null: not curated. */
    tier: z.enum(TIERS).nullable(),
    /** The day that it was made. */
    madeOn: z.string(),
    people: Shown,
    cutOff: z.string(),
    cdmVersion: z.string(),
    vocabularyVersion: z.string(),
    /** `replaced`: another file lies at the path now; Reload opens it. */
    state: z.enum(['ready', 'replaced', 'missing', 'unreadable']),
    /** Null: in use. */
    retired: Retirement.nullable()
  })
  .meta({ id: 'ReleaseSummary', description: 'A release that the service offers.' });
export type ReleaseSummary = z.infer<typeof ReleaseSummary>;

export const ReleaseList = z
  .strictObject({ releases: z.array(ReleaseSummary) })
  .meta({ id: 'ReleaseList', description: 'The releases that the service offers.' });
export type ReleaseList = z.infer<typeof ReleaseList>;

/** A column of a table of the release, with its type in the release and what it means. */
export const ColumnCard = z
  .strictObject({ name: z.string(), type: z.string(), meaning: z.string() })
  .meta({ id: 'ColumnCard', description: 'A column of a table of the release.' });
export type ColumnCard = z.infer<typeof ColumnCard>;

/** A table of the release that holds records of people. */
export const TableCard = z
  .strictObject({
    name: z.string(),
    /** The domain's name for people, such as `Conditions`. */
    domain: z.string(),
    meaning: z.string(),
    people: Shown,
    records: Shown,
    columns: z.array(ColumnCard)
  })
  .meta({ id: 'TableCard', description: 'A table of the release that holds records of people.' });
export type TableCard = z.infer<typeof TableCard>;

/** What the Dataset Browser says first about a release. */
export const ReleaseCard = z
  .strictObject({
    release: ReleaseSummary,
    notes: z.array(z.string()),
    tables: z.array(TableCard)
  })
  .meta({ id: 'ReleaseCard', description: 'What there is in a release.' });
export type ReleaseCard = z.infer<typeof ReleaseCard>;
