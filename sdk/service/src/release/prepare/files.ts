import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findTable, type Table } from '@cohortlab/sdk/cdm';
import { SourceError, type SourceProblem } from './problem.js';

export type Format = 'parquet' | 'csv';

/** A file of the source that holds a table of the CDM. */
export interface SourceFile {
  readonly table: Table;
  readonly format: Format;
  /** Name for people: inside the folder, or inside the zip. */
  readonly file: string;
  readonly path: string;
}

export interface SourceFiles {
  readonly files: readonly SourceFile[];
  /** Files of a known format that are no table of the CDM. */
  readonly ignored: readonly string[];
  readonly problems: readonly SourceProblem[];
}

/** What a file's ending says of it, in either letter case. */
const ENDINGS: readonly (readonly [ending: RegExp, format: Format])[] = [
  [/\.parquet$/i, 'parquet'],
  [/\.(csv|tsv)(\.gz)?$/i, 'csv']
];

/** Format and table name that a file name tells; null: it is none of ours, or hidden (`._person.csv`). */
export function readName(file: string): { readonly format: Format; readonly table: string } | null {
  if (file.startsWith('.')) return null;
  for (const [ending, format] of ENDINGS)
    if (ending.test(file)) return { format, table: file.replace(ending, '').toLowerCase() };
  return null;
}

/**
 * The tables in a folder: `TABLE.parquet`, `TABLE.csv` or `TABLE.csv.gz`, in either letter case. Hidden
 * files, and what macOS leaves in archives (`._person.csv`), are passed over.
 */
export function findFiles(folder: string): SourceFiles {
  const names = listed(folder).filter(
    name => readName(name) !== null && statSync(join(folder, name), { throwIfNoEntry: false })?.isFile()
  );
  if (names.length === 0) {
    const message = 'there are no Parquet files and no CSV files in that folder.';
    throw new SourceError([{ file: folder, message }]);
  }
  return sorted(names.map(file => ({ file, path: join(folder, file) })));
}

/** Sorts files into those that hold a table, each table once, and those that do not. */
export function sorted(entries: readonly { readonly file: string; readonly path: string }[]): SourceFiles {
  const found = new Map<string, SourceFile>();
  const ignored: string[] = [];
  const problems: SourceProblem[] = [];
  for (const { file, path } of entries) {
    const name = readName(file.split('/').at(-1)!);
    const table = name && findTable(name.table);
    const other = table && found.get(table.name);
    if (!name || !table) ignored.push(file);
    else if (other)
      problems.push({ file, message: `holds the same table as ${other.file}; keep one of them.` });
    else found.set(table.name, { table, format: name.format, file, path });
  }
  return { files: [...found.values()], ignored, problems };
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    throw new SourceError([{ file: folder, message: 'the folder cannot be read by this account.' }]);
  }
}
