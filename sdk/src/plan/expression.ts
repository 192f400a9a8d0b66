import type { AggregateFn, Fn } from './functions.js';
import type { ColumnType, Value } from './types.js';

/** A column of the relation that the expression is about, by its name there. */
export interface ColumnRef {
  readonly kind: 'column';
  readonly name: string;
}
/** A constant of ours: written into the text. */
export interface Literal {
  readonly kind: 'literal';
  readonly type: ColumnType;
  readonly value: Value;
}
/** A constant that somebody wrote: bound, never part of the text. */
export interface Parameter {
  readonly kind: 'parameter';
  readonly name: string;
  readonly type: ColumnType;
  readonly value: Value;
}
export interface Call {
  readonly kind: 'call';
  readonly fn: Fn;
  readonly args: readonly Expression[];
}
/** True when every part is; true when there is none. */
export interface All {
  readonly kind: 'all';
  readonly of: readonly Expression[];
}
/** True when some part is; false when there is none. */
export interface Any {
  readonly kind: 'any';
  readonly of: readonly Expression[];
}
export interface Not {
  readonly kind: 'not';
  readonly of: Expression;
}
/** Whether a whole number, or a text of ours, is in a list; lists of numbers can be long. */
export interface OneOf {
  readonly kind: 'oneOf';
  readonly value: Expression;
  readonly among: readonly number[] | readonly string[];
}
export interface Case {
  readonly kind: 'case';
  readonly branches: readonly Branch[];
  readonly otherwise: Expression;
}
export interface Branch {
  readonly kind: 'branch';
  readonly when: Expression;
  readonly then: Expression;
}
export interface Cast {
  readonly kind: 'cast';
  readonly of: Expression;
  readonly type: ColumnType;
}
/** One value for all rows of a group. */
export interface Aggregate {
  readonly kind: 'aggregate';
  readonly fn: AggregateFn;
  readonly args: readonly Expression[];
}
/** A value for each row, from the rows of its partition. */
export interface Window {
  readonly kind: 'window';
  readonly fn: AggregateFn;
  readonly args: readonly Expression[];
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly Order[];
  /** Which rows in that order: all of the partition, all up to this one, or all before this one. */
  readonly rows: 'all' | 'upToThis' | 'beforeThis';
}
export interface Order {
  readonly kind: 'order';
  readonly by: Expression;
  readonly descending: boolean;
}
/** An expression with the name it gets as a column. */
export interface Named {
  readonly kind: 'named';
  readonly name: string;
  readonly value: Expression;
}

export type Expression =
  ColumnRef | Literal | Parameter | Call | All | Any | Not | OneOf | Case | Cast | Aggregate | Window;
