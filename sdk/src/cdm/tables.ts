import { CLINICAL } from './clinical.js';
import { DERIVED } from './derived.js';
import { HEALTH_SYSTEM } from './health-system.js';
import type { CdmVersion, Column, Table } from './table.js';
import { VOCABULARY } from './vocabulary.js';

/** Every table of CDM 5.3 and 5.4 by its name, in lower case. */
export const TABLES = Object.freeze({ ...CLINICAL, ...HEALTH_SYSTEM, ...DERIVED, ...VOCABULARY });

/** Names of OMOP tables. (`TableName` of the definition room is any name that a dataset gives.) */
export type CdmTableName = keyof typeof TABLES;

/** Names of the columns of one OMOP table, in either version. */
export type CdmColumnName<Name extends CdmTableName> = (typeof TABLES)[Name]['columns'][number]['name'];

/** The table of that name, or undefined: for names that come from outside. */
export function findTable(name: string): Table | undefined {
  return Object.hasOwn(TABLES, name) ? TABLES[name as CdmTableName] : undefined;
}

/** The column of that name in either version, or undefined. */
export function findColumn(table: string, name: string): Column | undefined {
  return findTable(table)?.columns.find(column => column.name === name);
}

/** The tables of one version, in the order of this room's files. */
export function tablesOf(version: CdmVersion): readonly Table[] {
  return Object.values<Table>(TABLES).filter(({ only }) => only === null || only === version);
}

/** The columns that a table has in one version, in the order of the CDM. */
export function columnsOf(table: Table, version: CdmVersion): readonly Column[] {
  return table.columns.filter(({ only }) => only === null || only === version);
}

/** Whether a table's records belong to people, by `person_id`. */
export function holdsPeople(table: Table): boolean {
  return table.columns.some(({ name }) => name === 'person_id');
}

/** Whether a table is part of the standardized vocabularies. */
export function isVocabulary(table: Table): boolean {
  return table.subject === 'vocabulary';
}
