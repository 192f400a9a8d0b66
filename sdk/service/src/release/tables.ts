import { type CdmVersion, type ColumnType, columnsOf, domainOfTable, type Table } from '@cohortlab/sdk/cdm';
import { identifier } from './quote.js';

/** How a release stores the types of the CDM. */
export const SQL_TYPES: Readonly<Record<ColumnType, string>> = Object.freeze({
  integer: 'INTEGER',
  bigint: 'BIGINT',
  float: 'DOUBLE',
  date: 'DATE',
  datetime: 'TIMESTAMP',
  string: 'VARCHAR'
});

/** A table of the release, by its name in SQL. */
export const inRelease = (table: string): string => `main.${identifier(table)}`;

/** Makes tables of that version, without rows. */
export function createTables(tables: readonly Table[], version: CdmVersion): string {
  // One transaction: a commit for each table would wait for the disk each time.
  return `begin; ${tables.map(table => createTable(table, version)).join('; ')}; commit`;
}

function createTable(table: Table, version: CdmVersion): string {
  const columns = columnsOf(table, version).map(({ name, type }) => `${identifier(name)} ${SQL_TYPES[type]}`);
  return `create table ${inRelease(table.name)} (${columns.join(', ')})`;
}

/**
 * The order in which a table's rows are stored. Events by (concept, person, date), so that a
 * concept set reads few row groups; people's other tables by person; the rest by what finds a row.
 * The record's id breaks ties.
 */
export function orderOf(table: Table): readonly string[] {
  const domain = domainOfTable(table.name);
  const first = table.columns.slice(0, 3).map(({ name }) => name);
  const order =
    domain === undefined ? first : [domain.concept, 'person_id', domain.start, domain.key].filter(isName);
  return [...new Set(order)];
}

const isName = (name: string | null): name is string => name !== null;
