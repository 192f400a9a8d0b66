import type { NumberRange } from '../definition/index.js';
import { call, type Call, type Expression, literal, type Literal, not, type Not } from '../plan/index.js';

const number = (value: number): Literal => literal(Number.isInteger(value) ? 'integer' : 'float', value);

/** Whether a number lies in a range; unknown numbers lie in none. */
export function inRange(value: Expression, range: NumberRange): Call | Not {
  switch (range.kind) {
    case 'between':
      return call('between', value, number(range.low), number(range.high));
    case 'notBetween':
      return not(call('between', value, number(range.low), number(range.high)));
    default:
      return call(range.kind, value, number(range.value));
  }
}
