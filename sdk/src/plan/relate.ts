import { columnsOf } from './columns.js';
import type { Expression, Literal, Order } from './expression.js';
import { column, named } from './express.js';
import type {
  As,
  Filter,
  Group,
  Join,
  Let,
  Project,
  Relation,
  Sort,
  Table,
  Union,
  Values
} from './relation.js';
import type { Column } from './types.js';

/** Freezes a relation after its columns were derived, which refuses columns that are not there. */
function checked<R extends Relation>(relation: R): R {
  Object.freeze(relation);
  columnsOf(relation);
  return relation;
}

export const table = (name: string, columns: readonly Column[]): Table =>
  checked({ kind: 'table', name, columns });

export const values = (columns: readonly Column[], rows: readonly (readonly Literal[])[]): Values =>
  checked({ kind: 'values', columns, rows });

export const as = (alias: string, of: Relation): As => checked({ kind: 'as', alias, of });

export const filter = (of: Relation, where: Expression): Filter => checked({ kind: 'filter', of, where });

type Columns = Readonly<Record<string, Expression>>;

export const project = (of: Relation, columns: Columns): Project =>
  checked({ kind: 'project', of, columns: named(columns), distinct: false });

/** Some columns as they are, in this order. */
export const pick = (of: Relation, ...names: string[]): Project => project(of, same(names));

/** New columns from old ones, equal rows once. */
export const distinct = (of: Relation, columns: Columns): Project =>
  checked({ kind: 'project', of, columns: named(columns), distinct: true });

/** Every column of a relation as it is, to be projected beside others. */
export const sameColumns = (of: Relation): Columns => same(columnsOf(of).map(({ name }) => name));

const join = (how: Join['how'], left: Relation, right: Relation, on: Expression): Join =>
  checked({ kind: 'join', how, left, right, on });
export const innerJoin = (left: Relation, right: Relation, on: Expression): Join =>
  join('inner', left, right, on);
export const leftJoin = (left: Relation, right: Relation, on: Expression): Join =>
  join('left', left, right, on);
/** Rows of the left side that have a partner. */
export const semiJoin = (left: Relation, right: Relation, on: Expression): Join =>
  join('semi', left, right, on);
/** Rows of the left side that have no partner. */
export const antiJoin = (left: Relation, right: Relation, on: Expression): Join =>
  join('anti', left, right, on);

/** One row for each combination of the columns `by`; one row in all when there is none. */
export const group = (of: Relation, by: readonly string[], columns: Columns): Group =>
  checked({ kind: 'group', of, by: named(same(by)), columns: named(columns) });

/** All rows of all, repeated rows too. */
export const unionAll = (of: readonly Relation[]): Relation =>
  of.length === 1 ? of[0]! : checked<Union>({ kind: 'union', of, distinct: false });

/** The rows of all, equal rows once. */
export const union = (of: readonly Relation[]): Relation =>
  of.length === 1 ? of[0]! : checked<Union>({ kind: 'union', of, distinct: true });

export const sort = (of: Relation, ...by: Order[]): Sort => checked({ kind: 'sort', of, by });

/** Names a relation; use the node that this returns wherever the relation is meant. */
export const called = (name: string, of: Relation): Let => checked({ kind: 'let', name, kept: false, of });

/** The same for rows that are few among many, which no engine can know before it has them. */
export const kept = (name: string, of: Relation): Let => checked({ kind: 'let', name, kept: true, of });

function same(names: readonly string[]): Columns {
  return Object.fromEntries(names.map(name => [name, column(name)]));
}
