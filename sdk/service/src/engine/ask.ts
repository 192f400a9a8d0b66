/** A value bound to a statement: `$name` in the text. A bigint is a 64-bit id. */
export type Parameter =
  string | number | bigint | boolean | null | readonly number[] | readonly bigint[] | readonly string[];

/** Rows that a statement reads as a table of this name, which are put there before it runs. */
export interface KeptRows {
  readonly name: string;
  readonly sql: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

/**
 * Runs one statement and returns its rows, columns by name. For answers of a few thousand rows at
 * most: BIGINT comes as bigint, DATE as `YYYY-MM-DD`, a list as an array. Throws `EngineError`.
 */
export type Ask = (
  sql: string,
  parameters?: Readonly<Record<string, Parameter>>,
  kept?: readonly KeptRows[]
) => Promise<readonly Readonly<Record<string, unknown>>[]>;
