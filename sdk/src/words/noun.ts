import type { EventKind, Occurrences } from '../definition/index.js';

/** What events of one kind are called in a sentence. */
export interface Noun {
  readonly one: string;
  readonly many: string;
  /** The event again, once it was named: `that exposure`. */
  readonly short: string;
  /** What leads to the concepts: `a drug exposure to “metformin”`. */
  readonly of: string;
  /** In place of the concepts, where all are meant. */
  readonly any: string;
  /** Whether it takes place on one day: nobody says that a measurement starts. */
  readonly onOneDay: boolean;
  /** Whether it is looked at as time, so that its start is not yet the whole of it. */
  readonly lasts: boolean;
}

const span = (one: string, short: string, of: string, any: string): Noun =>
  Object.freeze({ one, many: `${one}s`, short, of, any, onOneDay: false, lasts: false });
const time = (...words: Parameters<typeof span>): Noun => Object.freeze({ ...span(...words), lasts: true });
const point = (one: string, of: string, any: string): Noun =>
  Object.freeze({ one, many: `${one}s`, short: one, of, any, onOneDay: true, lasts: false });

export const NOUNS: Readonly<Record<EventKind | 'cohort', Noun>> = Object.freeze({
  conditionOccurrence: span('condition record', 'condition', 'of', 'of any condition'),
  drugExposure: span('drug exposure', 'exposure', 'to', 'to any drug'),
  procedureOccurrence: point('procedure', 'of', 'of any kind'),
  measurement: point('measurement', 'of', 'of any kind'),
  observation: point('observation', 'of', 'of any kind'),
  visitOccurrence: time('visit', 'visit', 'of the kind', 'of any kind'),
  visitDetail: time('visit detail', 'visit detail', 'of the kind', 'of any kind'),
  deviceExposure: span('device exposure', 'exposure', 'to', 'to any device'),
  specimen: point('specimen', 'of the kind', 'of any kind'),
  death: point('death', 'from', ''),
  conditionEra: time('condition era', 'era', 'of', 'of any condition'),
  drugEra: time('drug era', 'era', 'of', 'of any ingredient'),
  doseEra: time('dose era', 'era', 'of', 'of any ingredient'),
  observationPeriod: time('observation period', 'period', '', ''),
  payerPlanPeriod: time('payer plan period', 'period', '', ''),
  cohort: time('span', 'span', 'in the saved cohort', '')
});

/**
 * What is counted once however often it occurs: one, many, and how it goes with the events: `visits
 * with`, `values among`, and the other way round where it is a day: `measurements on 2 days`.
 */
export const DISTINCT_NOUNS: Readonly<
  Record<NonNullable<Occurrences['distinct']>, readonly [one: string, many: string, joint: string]>
> = Object.freeze({
  concept: ['concept', 'concepts', 'among'],
  startDate: ['day', 'days', 'on'],
  endDate: ['day', 'days', 'ending on'],
  visit: ['visit', 'visits', 'with'],
  duration: ['duration', 'durations', 'among'],
  value: ['value', 'values', 'among'],
  unit: ['unit', 'units', 'among'],
  quantity: ['quantity', 'quantities', 'among'],
  daysSupply: ['length of supply', 'lengths of supply', 'among'],
  refills: ['number of refills', 'numbers of refills', 'among'],
  rangeLow: ['lower end of the range of normal', 'lower ends of the range of normal', 'among'],
  rangeHigh: ['upper end of the range of normal', 'upper ends of the range of normal', 'among'],
  recordCount: ['number of records', 'numbers of records', 'among'],
  gapDays: ['length of gaps', 'lengths of gaps', 'among']
});

/** `a visit`, `an exposure`. */
export const withArticle = (words: string): string => `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
