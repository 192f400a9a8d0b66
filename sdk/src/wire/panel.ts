import { z } from 'zod';
import { Bundle } from '../definition/bundle.js';
import { STAGES } from '../definition/stages.js';
import { ReleaseRef } from './release.js';
import { Shown } from './shown.js';
import { ConceptMatch } from './vocabulary.js';

/** One bar of a breakdown. A concept id of 0 is OMOP's "no matching concept". */
export const SexCount = z
  .strictObject({ conceptId: z.int(), label: z.string(), people: Shown })
  .meta({ id: 'SexCount', description: 'People by sex recorded at birth.' });
export type SexCount = z.infer<typeof SexCount>;

/** Whole years at the cut-off, both ends included; `to` is null for the open last group. */
export const AgeCount = z
  .strictObject({ from: z.int(), to: z.int().nullable(), people: Shown })
  .meta({ id: 'AgeCount', description: 'People by age at the cut-off.' });
export type AgeCount = z.infer<typeof AgeCount>;

const breakdown = { sex: z.array(SexCount), age: z.array(AgeCount), cutOff: z.string() };

export const ConceptRequest = z
  .strictObject({ conceptId: z.int().min(0).max(2_147_483_647) })
  .meta({ id: 'ConceptRequest', description: 'The concept to tell about.' });
export type ConceptRequest = z.infer<typeof ConceptRequest>;

/** A concept's card: counts of the concept itself by sex and age, and of what lies below it. */
export const ConceptCard = z
  .strictObject({
    release: ReleaseRef,
    concept: ConceptMatch,
    /** Records of the concept itself. */
    records: Shown,
    /** Other names, by the alphabet. */
    synonyms: z.array(z.string()),
    /** How many concepts stand in each relation to it; of those above and below, the first hundred by name follow. */
    relatives: z.strictObject({
      parents: z.int(),
      children: z.int(),
      mapsTo: z.int(),
      mappedFrom: z.int()
    }),
    parents: z.array(ConceptMatch),
    children: z.array(ConceptMatch),
    ...breakdown
  })
  .meta({ id: 'ConceptCard', description: 'What a release holds of one concept.' });
export type ConceptCard = z.infer<typeof ConceptCard>;

export const CountRequest = z
  .strictObject({ bundle: Bundle })
  .meta({ id: 'CountRequest', description: 'The cohort to count.' });
export type CountRequest = z.infer<typeof CountRequest>;

/** Whose SQL: a cohort's, or that of one table of a dataset. */
export const StatementRequest = z
  .strictObject({ bundle: Bundle, table: z.string().max(63).optional() })
  .meta({
    id: 'StatementRequest',
    description: 'The cohort, or the table of a dataset, whose SQL is wanted.'
  });
export type StatementRequest = z.infer<typeof StatementRequest>;

/** Something to know about a definition that still runs. */
export const Remark = z
  .strictObject({
    code: z.enum(['conceptMissing', 'conceptSetEmpty', 'conceptSetUnused', 'otherDomain']),
    /** Where in the definition, as a JSON pointer. */
    path: z.string(),
    message: z.string(),
    conceptId: z.int().optional()
  })
  .meta({ id: 'Remark', description: 'Something to know about a definition that still runs.' });
export type Remark = z.infer<typeof Remark>;

/** People of one group or criterion taken alone, by the id of its node. */
export const PartCount = z
  .strictObject({ id: z.string(), people: Shown })
  .meta({ id: 'PartCount', description: 'People of one group or criterion, taken alone.' });
export type PartCount = z.infer<typeof PartCount>;

export const CountAnswer = z
  .strictObject({
    release: ReleaseRef,
    /** SHA-256 of the definition's meaning, in hexadecimal. */
    hash: z.string(),
    kind: z.enum(['people', 'events']),
    people: Shown,
    /** Rows of the cohort: equal to people for a set of people. */
    entries: Shown,
    parts: z.array(PartCount),
    remarks: z.array(Remark)
  })
  .meta({ id: 'CountAnswer', description: 'How many people a cohort has.' });
export type CountAnswer = z.infer<typeof CountAnswer>;

export const BreakdownAnswer = z
  .strictObject({ release: ReleaseRef, hash: z.string(), ...breakdown })
  .meta({ id: 'BreakdownAnswer', description: "A cohort's people by sex and by age." });
export type BreakdownAnswer = z.infer<typeof BreakdownAnswer>;

/** Who is left after one stage; `part` is the id of the node that the stage is about. */
export const ShownStage = z
  .strictObject({ stage: z.enum(STAGES), part: z.string().nullable(), people: Shown })
  .meta({ id: 'ShownStage', description: 'Who is left after one stage of attrition, as it may be shown.' });
export type ShownStage = z.infer<typeof ShownStage>;

/** Attrition in the author's order; what is shown never rises. */
export const AttritionAnswer = z
  .strictObject({ release: ReleaseRef, hash: z.string(), stages: z.array(ShownStage) })
  .meta({
    id: 'AttritionAnswer',
    description: "Attrition of a cohort in the author's order, as it may be shown."
  });
export type AttritionAnswer = z.infer<typeof AttritionAnswer>;
