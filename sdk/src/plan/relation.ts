import type { Expression, Literal, Named, Order } from './expression.js';
import type { Column } from './types.js';

/** A table of the release. */
export interface Table {
  readonly kind: 'table';
  readonly name: string;
  readonly columns: readonly Column[];
}
/** Rows written out. */
export interface Values {
  readonly kind: 'values';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Literal[])[];
}
/** The same rows, with `alias.` before every column name, so that a join can tell its sides apart. */
export interface As {
  readonly kind: 'as';
  readonly alias: string;
  readonly of: Relation;
}
export interface Filter {
  readonly kind: 'filter';
  readonly of: Relation;
  readonly where: Expression;
}
/** New columns from old ones; nothing else passes. `distinct`: equal rows once. */
export interface Project {
  readonly kind: 'project';
  readonly of: Relation;
  readonly columns: readonly Named[];
  readonly distinct: boolean;
}
/**
 * `inner` and `left` give the columns of both sides; `semi` the rows of the left side that have a
 * partner, `anti` those that have none. Column names of the two sides differ.
 */
export interface Join {
  readonly kind: 'join';
  readonly how: 'inner' | 'left' | 'semi' | 'anti';
  readonly left: Relation;
  readonly right: Relation;
  readonly on: Expression;
}
/** One row for each combination of `by`; one row in all when `by` is empty. */
export interface Group {
  readonly kind: 'group';
  readonly of: Relation;
  readonly by: readonly Named[];
  readonly columns: readonly Named[];
}
/** The rows of all, columns matched by name; `distinct`: equal rows once. */
export interface Union {
  readonly kind: 'union';
  readonly of: readonly Relation[];
  readonly distinct: boolean;
}
export interface Sort {
  readonly kind: 'sort';
  readonly of: Relation;
  readonly by: readonly Order[];
}
/**
 * A relation with a name that says what it is. However often the same node is used, it is written
 * once, as a common table expression; used more than once, it is computed once.
 */
export interface Let {
  readonly kind: 'let';
  readonly name: string;
  /** Whether the rest is better planned once its rows are there, and known how many: see `inSteps`. */
  readonly kept: boolean;
  readonly of: Relation;
}

export type Relation = Table | Values | As | Filter | Project | Join | Group | Union | Sort | Let;
