import { type Column, findTable, holdsPeople, type Table, TABLES } from '@cohortlab/sdk/cdm';
import type { Database } from '../database.js';

/** A table of the release that is described, with those of its columns that it has. */
export interface Subject {
  readonly table: Table;
  readonly columns: readonly Column[];
}

/** Tables of the CDM whose records belong to people: those that are described. */
export const DESCRIBED: readonly Table[] = Object.values<Table>(TABLES).filter(holdsPeople);

/** What a release has to describe, in the order of the CDM. */
export async function subjectsOf(database: Database): Promise<readonly Subject[]> {
  const rows = await database.ask(
    `select table_name as table, list(column_name) as columns from duckdb_columns()
     where database_name = current_database() and schema_name = 'main' group by table_name`
  );
  const there = new Map(rows.map(row => [String(row['table']), row['columns'] as readonly string[]]));
  return DESCRIBED.flatMap(({ name }) => {
    const [table, columns] = [findTable(name)!, there.get(name)];
    return columns === undefined
      ? []
      : [{ table, columns: table.columns.filter(column => columns.includes(column.name)) }];
  });
}

/** The column of that name when the release has it, else what stands for it. */
export const columnOr = ({ columns }: Subject, name: string | null, otherwise: string): string =>
  columns.some(column => column.name === name) ? name! : otherwise;

/** Whether a column holds concepts. */
export const holdsConcepts = ({ name, type }: Column): boolean =>
  type === 'integer' && name.endsWith('_concept_id');
