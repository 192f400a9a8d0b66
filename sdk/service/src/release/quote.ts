import { duckdb, escapeIdentifier, escapeString } from '@cohortlab/sdk/sql';

/** A name as DuckDB writes it. */
export const identifier = (name: string): string => escapeIdentifier(name, duckdb.escape);

/** A text as DuckDB writes it. For what cannot be a parameter: file names in table functions. */
export const literal = (text: string): string => escapeString(text, duckdb.escape);
