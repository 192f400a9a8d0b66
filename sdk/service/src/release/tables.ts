import {
  type CdmVersion,
  type ColumnType,
  columnsOf,
  domainOfTable,
  extensionTables,
  type Table,
  tablesOf
} from '@cohortlab/sdk/cdm';
import type { Ask } from '../engine/ask.js';
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

/** Makes columns of extensions in a table of OMOP's. */
export function addExtensionColumns(table: Table): string {
  return table.columns
    .filter(({ extension }) => extension)
    .map(
      ({ name, type }) =>
        `alter table ${inRelease(table.name)} add column ${identifier(name)} ${SQL_TYPES[type]}`
    )
    .join('; ');
}

/** The tables and columns that are there, of those that the version or an extension knows, in the order of the CDM. */
export async function tablesIn(ask: Ask, version: CdmVersion): Promise<readonly Table[]> {
  const rows = await ask(
    `select table_name || '.' || column_name as name from duckdb_columns()
     where database_name = current_database() and schema_name = 'main'`
  );
  const there = new Set(rows.map(({ name }) => String(name)));
  return [...tablesOf(version), ...extensionTables()]
    .map(table => ({
      ...table,
      columns: table.columns.filter(
        ({ name, only }) => (only === null || only === version) && there.has(`${table.name}.${name}`)
      )
    }))
    .filter(({ columns }) => columns.length > 0);
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
