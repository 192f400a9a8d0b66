/**
 * Types of columns, the CDM's own and `boolean`. `bigint`: 64 bits, for ids of people and records.
 * `datetime`: without zone. What an engine calls them is a row of its dialect.
 */
export type ColumnType = 'integer' | 'bigint' | 'float' | 'date' | 'datetime' | 'string' | 'boolean';

/** A column of a relation: what comes out, not where it came from. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/** What a literal or parameter can hold; dates are `YYYY-MM-DD`, 64-bit numbers are bigint. */
export type Value = string | number | bigint | boolean | null;
