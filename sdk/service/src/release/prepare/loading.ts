import {
  type CdmVersion,
  columnsOf,
  extensionTables,
  isExtension,
  type Table,
  tablesOf
} from '@cohortlab/sdk/cdm';
import type { Database } from '../database.js';
import type { Source } from '../manifest.js';
import { inRelease, orderOf } from '../tables.js';
import { columnsFor, type ReleaseColumn } from './columns.js';
import { readFailure, SourceError, type SourceProblem } from './problem.js';
import { type OpenFile, releaseRows } from './source.js';

/** A table of the release and how its records come about. */
export interface Loading {
  readonly table: Table;
  /** Null: the source has no records of it, and the table stays empty. */
  readonly file: OpenFile | null;
  readonly columns: readonly ReleaseColumn[];
  readonly problems: readonly SourceProblem[];
}

/** Work goes with records; a table without any takes a little too. */
export const share = ({ file }: Loading): number => Number(file?.records ?? 0n) + 1_000;

/** One loading for each table of the version, in the order of the CDM, and for those of extensions that the source has. */
export function loadingsOf(version: CdmVersion, files: readonly OpenFile[]): Loading[] {
  const loadings = [...tablesOf(version), ...extensionTables()].map((table): Loading => {
    const file = files.find(candidate => candidate.table.name === table.name && candidate.records > 0n);
    if (file === undefined) return { table, file: null, columns: [], problems: [] };
    return { table, file, ...columnsFor(table, version, file.columns, file.file) };
  });
  return loadings.filter(({ table, file }) => file !== null || !isExtension(table));
}

/** Fills a table of the release from its file; rows numbered in `without` are left out. Throws `SourceError` when that breaks off. */
export async function load(
  database: Database,
  { table, columns }: Loading,
  file: OpenFile,
  without: string | null
): Promise<void> {
  try {
    await database.run(
      `create table ${inRelease(table.name)} as ${releaseRows(file, columns, orderOf(table), without)}`
    );
  } catch (error) {
    throw new SourceError([{ file: file.file, message: `${readFailure(error)}.` }]);
  }
}

/** Which bytes a table was made from. */
export async function sourceOf({ table, file, records, sha256 }: OpenFile): Promise<Source> {
  return { table: table.name, file, sha256: await sha256(), records };
}

/** Columns that the CDM requires and the source lacks, as `table.column`. */
export function missingColumns({ table, file, columns }: Loading, version: CdmVersion): string[] {
  if (file === null) return [];
  const absent = columns.filter(({ source }) => source === null).map(({ name }) => name);
  return columnsOf(table, version)
    .filter(({ name, required }) => required && absent.includes(name))
    .map(({ name }) => `${table.name}.${name}`);
}
