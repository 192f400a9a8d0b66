import { CLINICAL } from './clinical.js';
import { DERIVED } from './derived.js';
import { EXTENSIONS } from './extensions.js';
import { HEALTH_SYSTEM } from './health-system.js';
import type { CdmVersion, Column, Table } from './table.js';
import { VOCABULARY } from './vocabulary.js';

/** Every table of CDM 5.3 and 5.4, and of its extensions, by its name, in lower case. */
export const TABLES = Object.freeze({
  ...CLINICAL,
  ...EXTENSIONS,
  ...HEALTH_SYSTEM,
  ...DERIVED,
  ...VOCABULARY
});

/** Names of these tables. (`TableName` of the definition room is any name that a dataset gives.) */
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

/** OMOP's own tables of one version, in the order of this room's files. */
export function tablesOf(version: CdmVersion): readonly Table[] {
  return Object.values<Table>(TABLES).filter(
    table => !isExtension(table) && (table.only === null || table.only === version)
  );
}

/** The tables that are not OMOP's own. A release has those that its source has records of. */
export function extensionTables(): readonly Table[] {
  return Object.values<Table>(TABLES).filter(isExtension);
}

/** The columns that a table has in one version, in the order of the CDM; columns of extensions not among OMOP's own. */
export function columnsOf(table: Table, version: CdmVersion): readonly Column[] {
  return table.columns.filter(
    ({ only, extension }) => (only === null || only === version) && (!extension || isExtension(table))
  );
}

/** Whether a table is not OMOP's own but what All of Us adds. */
export function isExtension(table: Table): boolean {
  return table.subject === 'extension';
}

/** Whether a table's records belong to people, by `person_id`. */
export function holdsPeople(table: Table): boolean {
  return table.columns.some(({ name }) => name === 'person_id');
}

/** Whether a table is part of the standardized vocabularies. */
export function isVocabulary(table: Table): boolean {
  return table.subject === 'vocabulary';
}
