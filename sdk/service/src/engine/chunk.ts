/**
 * What a column of a result can be. Every engine turns its own types into these when it stages:
 * `date` is days and `timestamp` microseconds since 1970-01-01, without a zone.
 */
export type ColumnType =
  'boolean' | 'int32' | 'int64' | 'float64' | 'date' | 'timestamp' | 'text' | 'category';

/** Bytes of one value in `FixedValues.data`, little endian; see `indexWidth` for a category. */
export const WIDTH = Object.freeze({ boolean: 1, int32: 4, int64: 8, float64: 8, date: 4, timestamp: 8 });

/** Bytes of an index into so many categories. */
export function indexWidth(categories: number): 1 | 2 | 4 {
  if (categories <= 0xff) return 1;
  return categories <= 0xffff ? 2 : 4;
}

/** A few thousand rows at most, as column memory: no value becomes a JavaScript number on its way. */
export interface Chunk {
  readonly rows: number;
  readonly columns: readonly Values[];
}

export type Values = FixedValues | TextValues;

/** Values of equal width, one after the other. Where `valid` says null, `data` may hold anything. */
export interface FixedValues {
  readonly kind: 'fixed';
  readonly data: Uint8Array;
  readonly valid: Validity;
}

/** UTF-8 texts, one after the other in `bytes`; `lengths` in bytes, 0 for null. */
export interface TextValues {
  readonly kind: 'text';
  readonly bytes: Uint8Array;
  readonly lengths: Int32Array;
  readonly valid: Validity;
}

/** A bit for each row, least significant first, 1 for a value; null when no row is null. */
export type Validity = Uint8Array | null;
