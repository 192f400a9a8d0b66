import type { DateRange, DaySpan, NumberRange } from '../definition/index.js';

/** A stretch of numbers or days; null: no end. */
export interface Interval<V extends number | string> {
  readonly low: V | null;
  readonly high: V | null;
  readonly withLow: boolean;
  readonly withHigh: boolean;
}

type Ranged<V> =
  | { readonly kind: Exclude<NumberRange['kind'], 'between' | 'notBetween'>; readonly value: V }
  | { readonly kind: 'between' | 'notBetween'; readonly low: V; readonly high: V };

const from = <V extends number | string>(low: V, withLow = true): Interval<V> => ({
  low,
  high: null,
  withLow,
  withHigh: true
});
const to = <V extends number | string>(high: V, withHigh = true): Interval<V> => ({
  low: null,
  high,
  withLow: true,
  withHigh
});
const between = <V extends number | string>(low: V, high: V): Interval<V> => ({
  low,
  high,
  withLow: true,
  withHigh: true
});

/** The values that a range allows, as stretches that are not empty. */
export function intervals(range: NumberRange): Interval<number>[];
export function intervals(range: DateRange): Interval<string>[];
export function intervals(range: NumberRange | DateRange): Interval<number>[] | Interval<string>[];
export function intervals<V extends number | string>(range: Ranged<V>): Interval<V>[] {
  return allowed(range).filter(each => !isEmpty(each));
}

function allowed<V extends number | string>(range: Ranged<V>): Interval<V>[] {
  switch (range.kind) {
    case 'equal':
      return [between(range.value, range.value)];
    case 'notEqual':
      return [to(range.value, false), from(range.value, false)];
    case 'less':
      return [to(range.value, false)];
    case 'atMost':
      return [to(range.value)];
    case 'greater':
      return [from(range.value, false)];
    case 'atLeast':
      return [from(range.value)];
    case 'between':
      return [between(range.low, range.high)];
    case 'notBetween':
      return [to(range.low, false), from(range.high, false)];
  }
}

export const isEmpty = <V extends number | string>({ low, high, withLow, withHigh }: Interval<V>): boolean =>
  low !== null && high !== null && (low > high || (low === high && !(withLow && withHigh)));

/** Is there a value in both? */
export function meet<V extends number | string>(
  some: readonly Interval<V>[],
  others: readonly Interval<V>[]
): boolean {
  return some.some(a => others.some(b => !isEmpty(common(a, b))));
}

function common<V extends number | string>(a: Interval<V>, b: Interval<V>): Interval<V> {
  const low = b.low === null || (a.low !== null && a.low > b.low) ? a : b;
  const high = b.high === null || (a.high !== null && a.high < b.high) ? a : b;
  return {
    low: low.low,
    high: high.high,
    withLow: a.low === b.low ? a.withLow && b.withLow : low.withLow,
    withHigh: a.high === b.high ? a.withHigh && b.withHigh : high.withHigh
  };
}

export const isReversed = ({ from: first, to: last }: DaySpan): boolean =>
  first !== undefined && last !== undefined && first > last;
