import { z } from 'zod';
import { Bundle } from '../definition/bundle.js';
import { SEARCHED_KINDS } from '../definition/kinds.js';
import { ReleaseRef } from './release.js';
import { Shown } from './shown.js';

const conceptId = z.int().min(0).max(2_147_483_647);
const STANDARDS = ['standard', 'classification', 'source'] as const;

const concept = {
  conceptId: z.int(),
  name: z.string(),
  code: z.string(),
  vocabulary: z.string(),
  domain: z.string(),
  standard: z.enum(STANDARDS),
  /** The kind of criterion that finds its records; null when the release has no such table. */
  criterion: z.enum(SEARCHED_KINDS).nullable()
};

/** A concept that was found, with the people who have a record of it. */
export const ConceptMatch = z
  .strictObject({ ...concept, people: Shown, peopleWithDescendants: Shown })
  .meta({ id: 'ConceptMatch', description: 'A concept that was found.' });
export type ConceptMatch = z.infer<typeof ConceptMatch>;

/** The same with exact numbers: for the kernel alone. */
export const ExactConcept = z
  .strictObject({ ...concept, people: z.int(), peopleWithDescendants: z.int() })
  .meta({ id: 'ExactConcept', description: 'A concept that was found, with exact numbers.' });
export type ExactConcept = z.infer<typeof ExactConcept>;

/** Words, codes or a concept id, in any order. The filters keep what is of one domain, vocabulary or standing. */
export const SearchRequest = z
  .strictObject({
    text: z.string().max(200),
    domain: z.string().max(50).optional(),
    vocabulary: z.string().max(50).optional(),
    standard: z.enum(STANDARDS).optional(),
    offset: z.int().min(0).max(10_000).optional(),
    limit: z.int().min(1).max(100).optional()
  })
  .meta({ id: 'SearchRequest', description: 'What to look for in the vocabulary.' });
export type SearchRequest = z.infer<typeof SearchRequest>;

const found = {
  release: ReleaseRef,
  more: z.boolean(),
  /**
   * `spelt`: every word is there as it was typed; `nearly`: some are spelt a little otherwise;
   * `nearest`: not every word is there.
   */
  how: z.enum(['spelt', 'nearly', 'nearest']),
  /** What may have been meant instead, as texts to search for; the likeliest first. */
  meant: z.array(z.string())
};

export const SearchAnswer = z
  .strictObject({ ...found, matches: z.array(ConceptMatch) })
  .meta({ id: 'SearchAnswer', description: 'Concepts that were found, best first.' });
export type SearchAnswer = z.infer<typeof SearchAnswer>;

export const ExactSearchAnswer = z.strictObject({ ...found, matches: z.array(ExactConcept) }).meta({
  id: 'ExactSearchAnswer',
  description: 'Concepts that were found, best first, with exact numbers.'
});
export type ExactSearchAnswer = z.infer<typeof ExactSearchAnswer>;

/** Some of a list: `limit` of them from `offset` on, counted from 0. */
export const Page = z
  .strictObject({ offset: z.int().min(0), limit: z.int().min(0).max(1_000) })
  .meta({ id: 'Page', description: 'Some of a list.' });
export type Page = z.infer<typeof Page>;

/** What stands directly above or below a concept, or at the other end of `Maps to`. */
export const RELATIONS = ['parents', 'children', 'mapsTo', 'mappedFrom'] as const;
export const RelativesRequest = z
  .strictObject({ conceptId, relation: z.enum(RELATIONS), page: Page.optional() })
  .meta({ id: 'RelativesRequest', description: 'The concepts that stand in one relation to a concept.' });
export type RelativesRequest = z.infer<typeof RelativesRequest>;

/** `children`: how many concepts stand directly below each, in the order of `matches`. */
export const RelativesAnswer = z
  .strictObject({
    release: ReleaseRef,
    total: z.int(),
    matches: z.array(ConceptMatch),
    children: z.array(z.int())
  })
  .meta({ id: 'RelativesAnswer', description: 'Related concepts by name, and how many there are in all.' });
export type RelativesAnswer = z.infer<typeof RelativesAnswer>;

/** All that stands above a concept, and which of it stands directly above which. */
export const LineageAnswer = z
  .strictObject({
    release: ReleaseRef,
    /** The concept first, then by the fewest steps up. At most 1,000. */
    matches: z.array(ConceptMatch),
    /** The fewest steps up, in the order of `matches`. */
    levels: z.array(z.int()),
    /** Each concept with one directly above it, both among `matches`; who has none above is a root. */
    edges: z.array(z.tuple([z.int(), z.int()])),
    more: z.boolean()
  })
  .meta({ id: 'LineageAnswer', description: 'The paths from a concept to the roots of the hierarchy.' });
export type LineageAnswer = z.infer<typeof LineageAnswer>;

/** A pasted list, a line each: codes with or without dots, `VOCABULARY:CODE`, concept ids, names. */
export const CodesRequest = z
  .strictObject({ lines: z.array(z.string().max(1_000)).max(10_000) })
  .meta({ id: 'CodesRequest', description: 'A pasted list of codes, ids and names.' });
export type CodesRequest = z.infer<typeof CodesRequest>;

/** What a line became; concept ids, whose concepts are in the answer once. */
export const CodeLine = z
  .strictObject({
    text: z.string(),
    /** `ambiguous`: more than one concept is called so, mostly in several vocabularies. */
    kind: z.enum(['found', 'ambiguous', 'unknown', 'blank']),
    found: z.array(z.int()),
    /** The standard concepts that those are or map to. */
    standard: z.array(z.int()),
    /** Of an unknown line: what has the nearest name. Only for the first hundred of them. */
    nearest: z.array(z.int())
  })
  .meta({ id: 'CodeLine', description: 'What a line of a pasted list became.' });
export type CodeLine = z.infer<typeof CodeLine>;

export const CodesAnswer = z
  .strictObject({ release: ReleaseRef, lines: z.array(CodeLine), concepts: z.array(ConceptMatch) })
  .meta({ id: 'CodesAnswer', description: 'What each line of a pasted list became.' });
export type CodesAnswer = z.infer<typeof CodesAnswer>;

export const ExactCodesAnswer = z
  .strictObject({ release: ReleaseRef, lines: z.array(CodeLine), concepts: z.array(ExactConcept) })
  .meta({
    id: 'ExactCodesAnswer',
    description: 'What each line of a pasted list became, with exact numbers.'
  });
export type ExactCodesAnswer = z.infer<typeof ExactCodesAnswer>;

/** A `*.concepts.json` file, and which of its concepts and of its lines to tell; the first hundred of each when left out. */
export const ConceptSetRequest = z
  .strictObject({ bundle: Bundle, concepts: Page.optional(), items: Page.optional() })
  .meta({ id: 'ConceptSetRequest', description: 'The concept set to resolve.' });
export type ConceptSetRequest = z.infer<typeof ConceptSetRequest>;

/** A line of a concept set on a release, in the order of the file. */
const item = {
  conceptId: z.int(),
  excluded: z.boolean(),
  /**
   * What became of the concept: `missing` from the vocabulary, no longer `valid`, or not a standard
   * one (`source`), whose records mostly stand under the concepts that it maps to.
   */
  state: z.enum(['standard', 'classification', 'source', 'invalid', 'missing']),
  /** What the release calls it; null when it is missing. */
  name: z.string().nullable(),
  /** The standard concepts that it maps to, when it is none itself. */
  standard: z.array(z.int()),
  /** Concepts that the line alone selects. */
  concepts: z.int()
};

/** `people`: with a record of what the line alone selects. */
export const ConceptItemResolved = z
  .strictObject({ ...item, people: Shown })
  .meta({ id: 'ConceptItemResolved', description: 'A line of a concept set on a release.' });
export type ConceptItemResolved = z.infer<typeof ConceptItemResolved>;

export const ExactConceptItem = z
  .strictObject({ ...item, people: z.int() })
  .meta({ id: 'ExactConceptItem', description: 'A line of a concept set on a release, with exact numbers.' });
export type ExactConceptItem = z.infer<typeof ExactConceptItem>;

const resolved = {
  release: ReleaseRef,
  name: z.string(),
  /** Concepts that the set selects. */
  concepts: z.int(),
  /** Lines of the set, and how many of them are not what they were: by `state`, those that are not standard. */
  lines: z.int(),
  drift: z.strictObject({ source: z.int(), invalid: z.int(), missing: z.int() })
};

/** What a concept set resolves to. `people`: with a record of any of its concepts, each once. */
export const ConceptSetAnswer = z
  .strictObject({
    ...resolved,
    people: Shown,
    matches: z.array(ConceptMatch),
    items: z.array(ConceptItemResolved)
  })
  .meta({ id: 'ConceptSetAnswer', description: 'What a concept set resolves to on a release.' });
export type ConceptSetAnswer = z.infer<typeof ConceptSetAnswer>;

export const ExactConceptSet = z
  .strictObject({
    ...resolved,
    people: z.int(),
    matches: z.array(ExactConcept),
    items: z.array(ExactConceptItem)
  })
  .meta({ id: 'ExactConceptSet', description: 'What a concept set resolves to, with exact numbers.' });
export type ExactConceptSet = z.infer<typeof ExactConceptSet>;

export const ConceptSetsRequest = z
  .strictObject({ left: Bundle, right: Bundle, page: Page.optional() })
  .meta({ id: 'ConceptSetsRequest', description: 'Two concept sets to compare.' });
export type ConceptSetsRequest = z.infer<typeof ConceptSetsRequest>;

const Side = z
  .strictObject({ concepts: z.int(), people: Shown, only: z.int(), matches: z.array(ConceptMatch) })
  .meta({
    id: 'ConceptSetSide',
    description: 'One of two concept sets: all that it selects, and what only it selects.'
  });

export const ConceptSetsAnswer = z
  .strictObject({ release: ReleaseRef, both: z.int(), left: Side, right: Side })
  .meta({ id: 'ConceptSetsAnswer', description: 'How two concept sets differ on a release.' });
export type ConceptSetsAnswer = z.infer<typeof ConceptSetsAnswer>;
