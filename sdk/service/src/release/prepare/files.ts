import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findTable, type Table } from '@cohortlab/sdk/cdm';
import { SourceError, type SourceProblem } from './problem.js';

/** A file of the source that holds a table of the CDM. */
export interface SourceFile {
  readonly table: Table;
  /** File name inside the folder. */
  readonly file: string;
  readonly path: string;
}

export interface SourceFolder {
  readonly files: readonly SourceFile[];
  /** Parquet files that are no table of the CDM. */
  readonly ignored: readonly string[];
  readonly problems: readonly SourceProblem[];
}

/** A release cannot be without these. */
export const NEEDED: readonly string[] = ['person', 'concept'];

/**
 * The tables in a folder: `TABLE.parquet`, in either letter case. Hidden files, and what macOS
 * leaves in archives (`._person.parquet`), are passed over.
 */
export function findFiles(folder: string): SourceFolder {
  const found = new Map<string, SourceFile>();
  const ignored: string[] = [];
  const problems: SourceProblem[] = [];
  for (const file of parquetIn(folder)) {
    const table = findTable(file.replace(/\.parquet$/i, '').toLowerCase());
    const other = table && found.get(table.name);
    if (table === undefined) ignored.push(file);
    else if (other)
      problems.push({ file, message: `holds the same table as ${other.file}; keep one of them.` });
    else found.set(table.name, { table, file, path: join(folder, file) });
  }
  for (const name of NEEDED.filter(name => !found.has(name)))
    problems.push({ file: folder, message: `there is no ${name}.parquet; a release needs that table.` });
  return { files: [...found.values()], ignored, problems };
}

function parquetIn(folder: string): string[] {
  const entries = listed(folder).sort();
  const files = entries.filter(name => /\.parquet$/i.test(name) && !name.startsWith('.'));
  const plain = files.filter(name => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile());
  if (plain.length === 0)
    throw new SourceError([{ file: folder, message: 'there are no Parquet files in that folder.' }]);
  return plain;
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const message =
      code === 'ENOENT'
        ? 'there is no such folder.'
        : code === 'ENOTDIR'
          ? 'this is a file; name the folder that holds the Parquet files.'
          : 'the folder cannot be read by this account.';
    throw new SourceError([{ file: folder, message }]);
  }
}
