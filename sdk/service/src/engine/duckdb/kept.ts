import { quotedIdentifier } from '@duckdb/node-api';

// Found before the tables of the release, and by its own connection only.
const tableOf = (name: string): string => `temp.main.${quotedIdentifier(name)}`;

/** Puts the rows of a statement into a table, in place of what was kept under the name before. */
export const keep = (name: string, sql: string): string =>
  `create or replace temp table ${tableOf(name)} as ${sql}`;

export const dropKept = (name: string): string => `drop table if exists ${tableOf(name)}`;
