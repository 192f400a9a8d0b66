import type { DateRange, DaySpan, NumberRange, TextMatch } from '../definition/index.js';
import { quoted } from './text.js';

/** Conditions on one value, as the rest of a sentence that begins with what has the value. */

/** `is from 4 to 6.5 percent, both included`. */
export function numberIs(range: NumberRange, unit: (last: number) => string = () => ''): string {
  return isIn(range, String, {
    unit,
    equal: 'is exactly',
    notEqual: 'is not',
    less: 'is below',
    atMost: 'is at most',
    greater: 'is above',
    atLeast: 'is at least'
  });
}

/** `is on or after 2010-01-01`. */
export function dateIs(range: DateRange): string {
  return isIn(range, day => day, {
    unit: () => '',
    equal: 'is',
    notEqual: 'is not',
    less: 'is before',
    atMost: 'is on or before',
    greater: 'is after',
    atLeast: 'is on or after'
  });
}

type Simple = Exclude<NumberRange['kind'], 'between' | 'notBetween'>;
type Ranged<V> =
  | { readonly kind: Simple; readonly value: V }
  | { readonly kind: 'between' | 'notBetween'; readonly low: V; readonly high: V };
type RangeWords<V> = Readonly<Record<Simple, string>> & { readonly unit: (last: V) => string };

function isIn<V>(range: Ranged<V>, show: (value: V) => string, words: RangeWords<V>): string {
  const withUnit = (value: V): string => {
    const unit = words.unit(value);
    return unit === '' ? show(value) : `${show(value)} ${unit}`;
  };
  switch (range.kind) {
    case 'between':
      return `is from ${show(range.low)} to ${withUnit(range.high)}, both included`;
    case 'notBetween':
      return `${words.less} ${show(range.low)} or ${words.greater.replace('is ', '')} ${withUnit(range.high)}`;
    default:
      return `${words[range.kind]} ${withUnit(range.value)}`;
  }
}

/** A text is never as asked where none is recorded. */
export function textIs(match: TextMatch): string {
  switch (match.kind) {
    case 'is':
      return `is ${quoted(match.text)}`;
    case 'isNot':
      return `is recorded and is not ${quoted(match.text)}`;
    case 'startsWith':
      return `starts with ${quoted(match.text)}`;
    case 'startsNotWith':
      return `is recorded and does not start with ${quoted(match.text)}`;
    case 'endsWith':
      return `ends with ${quoted(match.text)}`;
    case 'endsNotWith':
      return `is recorded and does not end with ${quoted(match.text)}`;
    case 'contains':
      return `contains ${quoted(match.text)}`;
    case 'containsNot':
      return `is recorded and does not contain ${quoted(match.text)}`;
    case 'like':
      return `matches the pattern ${quoted(match.pattern)} ${PATTERN}`;
    case 'notLike':
      return `is recorded and does not match the pattern ${quoted(match.pattern)} ${PATTERN}`;
  }
}

const PATTERN = '(% stands for any text, _ for any one character)';

/** Days with what is included: `the time from 2010-01-01 to 2012-12-31, both included`. */
export function spanOf({ from, to }: DaySpan): string {
  if (from !== undefined && to !== undefined) return `the time from ${from} to ${to}, both included`;
  return from === undefined ? `the time up to ${to}, included` : `the time from ${from} on, included`;
}
