import type { DateRange, NumberRange, TextMatch } from '../definition/index.js';
import {
  any,
  call,
  date,
  equal,
  type Expression,
  literal,
  type Literal,
  not,
  subtract,
  text
} from '../plan/index.js';

const number = (value: number): Literal => literal(Number.isInteger(value) ? 'integer' : 'float', value);

/** Whether a number lies in a range; unknown numbers lie in none. */
export const inRange = (value: Expression, range: NumberRange): Expression => within(value, range, number);

/** Whether a date lies in a range; unknown dates lie in none. */
export const inDates = (value: Expression, range: DateRange): Expression => within(value, range, date);

type Range<V> =
  | { readonly kind: 'between' | 'notBetween'; readonly low: V; readonly high: V }
  | { readonly kind: 'equal' | 'notEqual' | 'less' | 'atMost' | 'greater' | 'atLeast'; readonly value: V };

function within<V>(value: Expression, range: Range<V>, written: (value: V) => Expression): Expression {
  switch (range.kind) {
    case 'between':
      return call('between', value, written(range.low), written(range.high));
    case 'notBetween':
      return not(call('between', value, written(range.low), written(range.high)));
    default:
      return call(range.kind, value, written(range.value));
  }
}

/**
 * Whether somebody born in a year has an age in a range in another year, as a condition on the year
 * of birth alone, so that it can stand in a join: `born <= year - 18`.
 */
export function bornForAge(born: Expression, year: Expression, range: NumberRange): Expression {
  const at = (age: number): Expression => (age === 0 ? year : subtract(year, number(age)));
  switch (range.kind) {
    case 'equal':
    case 'notEqual':
      return call(range.kind, born, at(range.value));
    case 'less':
      return call('greater', born, at(range.value));
    case 'atMost':
      return call('atLeast', born, at(range.value));
    case 'greater':
      return call('less', born, at(range.value));
    case 'atLeast':
      return call('atMost', born, at(range.value));
    case 'between':
      return call('between', born, at(range.high), at(range.low));
    case 'notBetween':
      return any(call('less', born, at(range.high)), call('greater', born, at(range.low)));
  }
}

/** Whether a text is as asked; no text at all never is. */
export function matches(value: Expression, match: TextMatch): Expression {
  const like = (pattern: string): Expression => call('like', value, text(pattern));
  switch (match.kind) {
    case 'is':
      return equal(value, text(match.text));
    case 'isNot':
      return call('notEqual', value, text(match.text));
    case 'startsWith':
      return like(`${plain(match.text)}%`);
    case 'startsNotWith':
      return not(like(`${plain(match.text)}%`));
    case 'endsWith':
      return like(`%${plain(match.text)}`);
    case 'endsNotWith':
      return not(like(`%${plain(match.text)}`));
    case 'contains':
      return like(`%${plain(match.text)}%`);
    case 'containsNot':
      return not(like(`%${plain(match.text)}%`));
    case 'like':
      return like(match.pattern);
    case 'notLike':
      return not(like(match.pattern));
  }
}

/** A text that stands for itself in a pattern. */
const plain = (value: string): string => value.replace(/[\\%_]/g, '\\$&');
