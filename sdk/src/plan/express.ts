import type {
  Aggregate,
  All,
  Any,
  Call,
  Case,
  Cast,
  ColumnRef,
  Expression,
  Literal,
  Named,
  Not,
  OneOf,
  Order,
  Parameter,
  Window
} from './expression.js';
import type { AggregateFn, Fn } from './functions.js';
import type { ColumnType, Value } from './types.js';

export const column = (name: string): ColumnRef => Object.freeze({ kind: 'column', name });

export const literal = (type: ColumnType, value: Value): Literal =>
  Object.freeze({ kind: 'literal', type, value });
export const integer = (value: number): Literal => literal('integer', value);
export const text = (value: string): Literal => literal('string', value);
/** A day, `YYYY-MM-DD`. */
export const date = (value: string): Literal => literal('date', value);
/** No value, of a type. */
export const nothing = (type: ColumnType): Literal => literal(type, null);

export const parameter = (name: string, type: ColumnType, value: Value): Parameter =>
  Object.freeze({ kind: 'parameter', name, type, value });

export const call = (fn: Fn, ...args: Expression[]): Call =>
  Object.freeze({ kind: 'call', fn, args: Object.freeze(args) });
export const equal = (left: Expression, right: Expression): Call => call('equal', left, right);

export const subtract = (from: Expression, less: Expression): Call => call('subtract', from, less);

/** A date moved by whole days; a negative number moves it back. */
export const daysAfter = (day: Expression, days: number): Expression =>
  days === 0 ? day : days > 0 ? call('addDays', day, integer(days)) : subtract(day, integer(-days));

export const all = (...of: Expression[]): All => Object.freeze({ kind: 'all', of: Object.freeze(of) });
export const any = (...of: Expression[]): Any => Object.freeze({ kind: 'any', of: Object.freeze(of) });
export const not = (of: Expression): Not => Object.freeze({ kind: 'not', of });

/** Whether a whole number or text is among these; repeated ones are dropped, the order is kept. */
export function oneOf(value: Expression, among: readonly number[] | readonly string[]): OneOf {
  const each = [...new Set<number | string>(among)] as number[] | string[];
  return Object.freeze({ kind: 'oneOf', value, among: Object.freeze(each) });
}

/** `then` where `when` is true, else `otherwise`. */
export const choose = (when: Expression, then: Expression, otherwise: Expression): Case =>
  Object.freeze({
    kind: 'case',
    branches: Object.freeze([Object.freeze({ kind: 'branch', when, then })]),
    otherwise
  });

/** What stands beside the first condition that is true, else `otherwise`. */
export const chooseFirst = (
  branches: readonly (readonly [when: Expression, then: Expression])[],
  otherwise: Expression
): Expression =>
  branches.length === 0
    ? otherwise
    : Object.freeze({
        kind: 'case' as const,
        branches: Object.freeze(
          branches.map(([when, then]) => Object.freeze({ kind: 'branch' as const, when, then }))
        ),
        otherwise
      });

export const cast = (of: Expression, type: ColumnType): Cast => Object.freeze({ kind: 'cast', of, type });

export const aggregate = (fn: AggregateFn, ...args: Expression[]): Aggregate =>
  Object.freeze({ kind: 'aggregate', fn, args: Object.freeze(args) });

export const ascending = (by: Expression): Order => Object.freeze({ kind: 'order', by, descending: false });
export const descending = (by: Expression): Order => Object.freeze({ kind: 'order', by, descending: true });

/** An aggregate over the rows of a partition, in an order. */
export const over = (
  fn: AggregateFn,
  args: readonly Expression[],
  frame: { partitionBy: readonly Expression[]; orderBy: readonly Order[]; rows?: Window['rows'] }
): Window =>
  Object.freeze({
    kind: 'window',
    fn,
    args,
    partitionBy: frame.partitionBy,
    orderBy: frame.orderBy,
    rows: frame.rows ?? 'all'
  });

/** Expressions under names, in the order written. */
export const named = (columns: Readonly<Record<string, Expression>>): readonly Named[] =>
  Object.freeze(
    Object.entries(columns).map(([name, value]) => Object.freeze({ kind: 'named' as const, name, value }))
  );
