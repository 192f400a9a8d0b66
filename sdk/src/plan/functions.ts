import type { ColumnType } from './types.js';

/** What a function gives: a fixed type, or the type of its first argument. */
type Result = ColumnType | 'first';

interface Signature {
  readonly result: Result;
  /** How many arguments: exactly so many, or at least so many when `more` is set. */
  readonly takes: number;
  readonly more?: true;
}

/**
 * Functions of one row. Comparisons with null give null; `coalesce` is the first that is not null;
 * `greatest` and `least` pass over nulls; `addDays` moves a date by whole days, `daysBetween` counts
 * them from the first to the second; `divideWhole` cuts towards zero; `between` includes both ends;
 * `nullIf` is null where both are equal; `row` is several values to order by, the first before the
 * second; `addMonths` moves a date by whole months, to the last day of a month that is too short; `monthStart`,
 * `quarterStart` and `yearStart` give the first day; `like` takes a pattern with `%` and `_`, escaped by `\\`.
 */
export const FUNCTIONS = {
  equal: { result: 'boolean', takes: 2 },
  notEqual: { result: 'boolean', takes: 2 },
  less: { result: 'boolean', takes: 2 },
  atMost: { result: 'boolean', takes: 2 },
  greater: { result: 'boolean', takes: 2 },
  atLeast: { result: 'boolean', takes: 2 },
  between: { result: 'boolean', takes: 3 },
  isNull: { result: 'boolean', takes: 1 },
  isNotNull: { result: 'boolean', takes: 1 },
  coalesce: { result: 'first', takes: 1, more: true },
  greatest: { result: 'first', takes: 1, more: true },
  least: { result: 'first', takes: 1, more: true },
  add: { result: 'first', takes: 2 },
  subtract: { result: 'first', takes: 2 },
  multiply: { result: 'first', takes: 2 },
  divide: { result: 'float', takes: 2 },
  divideWhole: { result: 'first', takes: 2 },
  nullIf: { result: 'first', takes: 2 },
  addDays: { result: 'date', takes: 2 },
  daysBetween: { result: 'bigint', takes: 2 },
  row: { result: 'first', takes: 1, more: true },
  year: { result: 'bigint', takes: 1 },
  addMonths: { result: 'date', takes: 2 },
  monthStart: { result: 'date', takes: 1 },
  quarterStart: { result: 'date', takes: 1 },
  yearStart: { result: 'date', takes: 1 },
  like: { result: 'boolean', takes: 2 }
} as const satisfies Record<string, Signature>;
export type Fn = keyof typeof FUNCTIONS;

/**
 * Functions of many rows; nulls count for nothing but in `countRows` and `rowNumber`. `firstBy` and `lastBy` give the
 * value of the row that comes first or last by a `row` that has no nulls; `mean` adds from the least number to the
 * greatest, so that it is the same to the last bit however rows are spread over threads; `list` puts different texts
 * together, by their bytes. `next` is the value of the row that follows in an order, null after the last.
 */
export const AGGREGATES = {
  countRows: { result: 'bigint', takes: 0 },
  count: { result: 'bigint', takes: 1 },
  countDistinct: { result: 'bigint', takes: 1 },
  min: { result: 'first', takes: 1 },
  max: { result: 'first', takes: 1 },
  sum: { result: 'bigint', takes: 1 },
  mean: { result: 'float', takes: 1 },
  firstBy: { result: 'first', takes: 2 },
  lastBy: { result: 'first', takes: 2 },
  list: { result: 'string', takes: 1 },
  rowNumber: { result: 'bigint', takes: 0 },
  next: { result: 'first', takes: 1 }
} as const satisfies Record<string, Signature>;
export type AggregateFn = keyof typeof AGGREGATES;

/** The type that a function gives for arguments of these types; throws on a wrong number of them. */
export function resultType(name: string, signature: Signature, types: readonly ColumnType[]): ColumnType {
  const { takes, more, result } = signature;
  if (types.length < takes || (types.length > takes && !more)) {
    throw new Error(`${name} takes ${takes} arguments, not ${types.length}`);
  }
  return result === 'first' ? types[0]! : result;
}
