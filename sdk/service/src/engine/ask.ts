/** A value bound to a statement: `$name` in the text. A bigint is a 64-bit id. */
export type Parameter =
  string | number | bigint | boolean | null | readonly number[] | readonly bigint[] | readonly string[];

/**
 * Runs one statement and returns its rows, columns by name. For answers of a few thousand rows at
 * most: BIGINT comes as bigint, DATE as `YYYY-MM-DD`, a list as an array. Throws `EngineError`.
 */
export type Ask = (
  sql: string,
  parameters?: Readonly<Record<string, Parameter>>
) => Promise<readonly Readonly<Record<string, unknown>>[]>;
