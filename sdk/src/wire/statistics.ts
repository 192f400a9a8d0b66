import { z } from 'zod';
import { ReleaseRef } from './release.js';
import { Shown } from './shown.js';

/** A concept by its name; null when the id is 0 (no matching concept, no unit) or the vocabulary lacks it. */
export const NamedConcept = z
  .strictObject({ conceptId: z.int(), name: z.string().nullable() })
  .meta({ id: 'NamedConcept', description: 'A concept by its name.' });
export type NamedConcept = z.infer<typeof NamedConcept>;

/** A share in whole percent, of two shown numbers; null when one of them is hidden. */
const percent = z.int().min(0).max(100).nullable();
const counts = { people: Shown, records: Shown };

/** One of several: most people first, then by name. Those of too few people are not listed. */
export const ConceptShare = z
  .strictObject({ ...NamedConcept.shape, ...counts, percent })
  .meta({ id: 'ConceptShare', description: 'A concept, with its share of all records.' });
export type ConceptShare = z.infer<typeof ConceptShare>;

/** A year that is not listed has few people or none. */
export const YearCount = z
  .strictObject({ year: z.int(), ...counts })
  .meta({ id: 'YearCount', description: 'What began in a year.' });
export type YearCount = z.infer<typeof YearCount>;

/** `month` is `YYYY-MM`. One that is not listed has few people or none. */
export const MonthCount = z
  .strictObject({ month: z.string(), ...counts })
  .meta({ id: 'MonthCount', description: 'What began in a month.' });
export type MonthCount = z.infer<typeof MonthCount>;

/** Values from `from` to below `to`; null: open, so that no bin tells the least or the largest value. */
export const ValueBin = z
  .strictObject({ from: z.number().nullable(), to: z.number().nullable(), ...counts })
  .meta({ id: 'ValueBin', description: 'How often a value lies between two numbers.' });
export type ValueBin = z.infer<typeof ValueBin>;

/** The bin in which a quantile lies, and about where in it, by the shown numbers; null in an open bin. */
export const Quantile = z
  .strictObject({
    percent: z.int(),
    from: z.number().nullable(),
    to: z.number().nullable(),
    about: z.number().nullable()
  })
  .meta({ id: 'Quantile', description: 'About where a quantile lies.' });
export type Quantile = z.infer<typeof Quantile>;

/** Bins of enough people each, upwards without gaps. */
export const Histogram = z
  .strictObject({ bins: z.array(ValueBin), quantiles: z.array(Quantile) })
  .meta({ id: 'Histogram', description: 'How values are distributed.' });
export type Histogram = z.infer<typeof Histogram>;

export const TableRequest = z
  .strictObject({ table: z.string().max(63) })
  .meta({ id: 'TableRequest', description: 'The table to tell about.' });
export type TableRequest = z.infer<typeof TableRequest>;

/** The months from and until which 40 people and more have a date. */
export const MonthRange = z
  .strictObject({ from: z.string(), to: z.string() })
  .meta({ id: 'MonthRange', description: 'From and until which month there are dates of people enough.' });
export type MonthRange = z.infer<typeof MonthRange>;

/** A column: who has a value in it, and what values there are. */
export const ColumnStatistics = z
  .strictObject({
    name: z.string(),
    type: z.string(),
    meaning: z.string(),
    ...counts,
    /** Of the table's records. */
    percent,
    range: MonthRange.nullable(),
    concepts: z.array(ConceptShare),
    moreConcepts: z.boolean(),
    histogram: Histogram.nullable()
  })
  .meta({ id: 'ColumnStatistics', description: 'What there is in a column.' });
export type ColumnStatistics = z.infer<typeof ColumnStatistics>;

export const TableStatistics = z
  .strictObject({
    release: ReleaseRef,
    table: z.string(),
    ...counts,
    years: z.array(YearCount),
    months: z.array(MonthCount),
    columns: z.array(ColumnStatistics)
  })
  .meta({ id: 'TableStatistics', description: 'What there is in a table.' });
export type TableStatistics = z.infer<typeof TableStatistics>;

/** Records of one unit, and those of them with a number. */
export const UnitStatistics = z
  .strictObject({
    unit: NamedConcept,
    ...counts,
    percent,
    withNumber: z.strictObject(counts),
    histogram: Histogram.nullable()
  })
  .meta({ id: 'UnitStatistics', description: 'What values there are in one unit.' });
export type UnitStatistics = z.infer<typeof UnitStatistics>;

/** A concept's records, without those of its descendants, in the table that records it most. */
export const ConceptStatistics = z
  .strictObject({
    release: ReleaseRef,
    concept: NamedConcept,
    table: z.string().nullable(),
    ...counts,
    peopleWithDescendants: Shown,
    years: z.array(YearCount),
    units: z.array(UnitStatistics),
    answers: z.array(ConceptShare)
  })
  .meta({ id: 'ConceptStatistics', description: 'When a concept is recorded, and with what values.' });
export type ConceptStatistics = z.infer<typeof ConceptStatistics>;

/** A module of a survey; `module` 0: questions that the vocabulary puts into none. */
export const SurveyModule = z
  .strictObject({
    module: NamedConcept,
    people: Shown,
    /** Whether the release tells who was given the module; else `people` are those who answered some of it. */
    offered: z.boolean()
  })
  .meta({ id: 'SurveyModule', description: 'A module of a survey.' });
export type SurveyModule = z.infer<typeof SurveyModule>;

export const SurveyList = z
  .strictObject({ release: ReleaseRef, modules: z.array(SurveyModule) })
  .meta({ id: 'SurveyList', description: 'The modules of surveys.' });
export type SurveyList = z.infer<typeof SurveyList>;

export const SurveyQuestion = z
  .strictObject({
    question: NamedConcept,
    /** With any record of the question. */
    people: Shown,
    answered: Shown,
    skipped: Shown,
    preferredNotToAnswer: Shown,
    /** People of the module without a record of the question: it was not asked, or they had stopped. */
    notReached: Shown,
    /** With their share of those who answered. */
    answers: z.array(ConceptShare)
  })
  .meta({ id: 'SurveyQuestion', description: 'A question and its answers.' });
export type SurveyQuestion = z.infer<typeof SurveyQuestion>;

export const SurveyAnswer = z
  .strictObject({ release: ReleaseRef, module: SurveyModule, questions: z.array(SurveyQuestion) })
  .meta({ id: 'SurveyAnswer', description: 'A module of a survey as a questionnaire.' });
export type SurveyAnswer = z.infer<typeof SurveyAnswer>;

/** A quantity of the examination at the start, with each concept that records it. */
export const PhysicalMeasurement = z
  .strictObject({
    quantity: z.string(),
    concept: NamedConcept,
    ...counts,
    units: z.array(UnitStatistics)
  })
  .meta({ id: 'PhysicalMeasurement', description: 'A quantity that is measured of everyone.' });
export type PhysicalMeasurement = z.infer<typeof PhysicalMeasurement>;

export const PhysicalMeasurements = z
  .strictObject({ release: ReleaseRef, measurements: z.array(PhysicalMeasurement) })
  .meta({ id: 'PhysicalMeasurements', description: 'What is measured of everyone.' });
export type PhysicalMeasurements = z.infer<typeof PhysicalMeasurements>;

/** A check that was made: hidden people mean that it found few or none. `of`: what was looked at. */
export const PlausibilityCheck = z
  .strictObject({
    kind: z.enum(['belowRange', 'aboveRange', 'beforeBirth', 'afterDeath', 'endBeforeStart']),
    table: z.string(),
    concept: NamedConcept.nullable(),
    unit: NamedConcept.nullable(),
    /** What living people have; both ends are inside. */
    range: z.strictObject({ from: z.number(), to: z.number() }).nullable(),
    ...counts,
    of: z.strictObject(counts)
  })
  .meta({ id: 'PlausibilityCheck', description: 'How many records cannot be as they are.' });
export type PlausibilityCheck = z.infer<typeof PlausibilityCheck>;

/** A concept whose values come in several units, or with one and without. */
export const UnitMix = z
  .strictObject({ table: z.string(), concept: NamedConcept, units: z.array(ConceptShare) })
  .meta({ id: 'UnitMix', description: 'A concept whose values come in several units.' });
export type UnitMix = z.infer<typeof UnitMix>;

export const Plausibility = z
  .strictObject({
    release: ReleaseRef,
    checks: z.array(PlausibilityCheck),
    unitMixes: z.array(UnitMix)
  })
  .meta({ id: 'Plausibility', description: 'What is odd about the records of a release.' });
export type Plausibility = z.infer<typeof Plausibility>;
