/** Spans of people's time as columns of equal length: ids exact, days since 1970-01-01. */
export interface Spans {
  readonly people: BigInt64Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}
