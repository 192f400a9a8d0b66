import type { DateRange, NumberRange, TextMatch } from '../range.js';
import type { Occurrences, TimeWindow } from '../relation.js';
import type { EventDraft } from './drafts.js';

/**
 * Conditions on numbers and days (`YYYY-MM-DD`), and counts of events, in the same words:
 * `atLeast(18)`, `atLeast('2015-01-01')`, `atLeast(2, drug(metformin))`.
 */
type Value = number | string;
type RangeOf<V extends Value> = V extends number ? NumberRange : DateRange;

type Simple = Extract<NumberRange, { value: number }>['kind'];
const simple = <V extends Value>(kind: Simple, value: V): RangeOf<V> => ({ kind, value }) as RangeOf<V>;

/** The value itself. */
export function equal<V extends Value>(value: V): RangeOf<V> {
  return simple('equal', value);
}

/** Any other value. */
export function notEqual<V extends Value>(value: V): RangeOf<V> {
  return simple('notEqual', value);
}

/** Less, the value not included. */
export function less<V extends Value>(value: V): RangeOf<V> {
  return simple('less', value);
}

/** Greater, the value not included. */
export function greater<V extends Value>(value: V): RangeOf<V> {
  return simple('greater', value);
}

/** From one value to another, both included. */
export function between<V extends Value>(low: V, high: V): RangeOf<V> {
  return { kind: 'between', low, high } as RangeOf<V>;
}

/** Below one value or above another, neither included. */
export function notBetween<V extends Value>(low: V, high: V): RangeOf<V> {
  return { kind: 'notBetween', low, high } as RangeOf<V>;
}

/** The value or more; or an event that occurs at least so often, in all of the windows. */
export function atLeast<V extends Value>(value: V): RangeOf<V>;
export function atLeast(count: number, event: EventDraft, ...windows: readonly TimeWindow[]): EventDraft;
export function atLeast(value: Value, event?: EventDraft, ...windows: readonly TimeWindow[]): unknown {
  return event ? counted('atLeast', value, event, windows) : simple('atLeast', value);
}

/** The value or less; or an event that occurs at most so often, in all of the windows. */
export function atMost<V extends Value>(value: V): RangeOf<V>;
export function atMost(count: number, event: EventDraft, ...windows: readonly TimeWindow[]): EventDraft;
export function atMost(value: Value, event?: EventDraft, ...windows: readonly TimeWindow[]): unknown {
  return event ? counted('atMost', value, event, windows) : simple('atMost', value);
}

/** An event that occurs at least once, in all of the windows. */
export function occurs(event: EventDraft, ...windows: readonly TimeWindow[]): EventDraft {
  return { ...event, ...(windows.length > 0 && { windows: [...windows] }) };
}

/** An event that occurs exactly so often, in all of the windows; 0: that does not occur. */
export function exactly(count: number, event: EventDraft, ...windows: readonly TimeWindow[]): EventDraft {
  return counted('exactly', count, event, windows);
}

/** The event counted by different values instead of records. It must have been counted before. */
export function distinct(by: NonNullable<Occurrences['distinct']>, event: EventDraft): EventDraft {
  if (!event.occurrences)
    throw new Error('Only events that are counted can be distinct: begin with atLeast, atMost or exactly.');
  return { ...event, occurrences: { ...event.occurrences, distinct: by } };
}

function counted(
  kind: Occurrences['kind'],
  count: Value,
  event: EventDraft,
  windows: readonly TimeWindow[]
): EventDraft {
  return { ...occurs(event, ...windows), occurrences: { kind, count: count as number } };
}

type Whole = Extract<TextMatch, { text: string }>['kind'];
const match =
  (kind: Whole) =>
  (text: string): TextMatch => ({ kind, text });

/** Conditions on texts; upper and lower case are told apart. */
export const is = match('is');
export const isNot = match('isNot');
export const startsWith = match('startsWith');
export const startsNotWith = match('startsNotWith');
export const endsWith = match('endsWith');
export const endsNotWith = match('endsNotWith');
export const contains = match('contains');
export const containsNot = match('containsNot');
export const like = (pattern: string): TextMatch => ({ kind: 'like', pattern });
export const notLike = (pattern: string): TextMatch => ({ kind: 'notLike', pattern });
