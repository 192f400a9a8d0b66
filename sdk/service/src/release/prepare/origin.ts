import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../database.js';
import { type OnProgress, steps } from '../progress.js';
import { literal } from '../quote.js';
import { openText } from './csv/open.js';
import { openDuckdb } from './duckdb.js';
import { findFiles, type SourceFile, type SourceFiles } from './files.js';
import { openParquet } from './parquet.js';
import { SourceError, type SourceProblem } from './problem.js';
import type { OpenFile } from './source.js';
import { unpack } from './zip.js';

/** All that was found in a source. */
export interface Origin {
  /** Names of the tables that are there, readable or not. */
  readonly tables: readonly string[];
  readonly files: readonly OpenFile[];
  readonly ignored: readonly string[];
  readonly problems: readonly SourceProblem[];
}

/** The database, on disk among the intermediate files, that text tables are read into. */
const STAGING = 'staging';

/**
 * Opens a source: a folder of Parquet or CSV files, a zip of CSV files, or a DuckDB file. What cannot be
 * opened at all throws `SourceError`; what is wrong with some of its files is listed.
 */
export async function openOrigin(
  database: Database,
  source: string,
  temporary: string,
  onProgress: OnProgress | undefined
): Promise<Origin> {
  const kind = kindOf(source);
  if (kind === 'duckdb') return openDuckdb(database, source);
  if (kind === 'zip') onProgress?.({ step: 'unpacking', fraction: 0 });
  const found = kind === 'zip' ? await unpack(source, join(temporary, 'unpacked')) : findFiles(source);
  return openFiles(database, found, temporary, onProgress);
}

async function openFiles(
  database: Database,
  found: SourceFiles,
  temporary: string,
  onProgress: OnProgress | undefined
): Promise<Origin> {
  const texts = found.files.filter(({ format }) => format === 'csv');
  if (texts.length > 0)
    await database.run(`attach ${literal(join(temporary, 'staging.duckdb'))} as ${STAGING}`);
  const step = steps(
    texts.length > 0 ? onProgress : undefined,
    texts.reduce((sum, file) => sum + sizeOf(file), 0)
  );
  const files: OpenFile[] = [];
  const problems = [...found.problems];
  for (const file of found.files) {
    if (file.format === 'csv') step(`opening ${file.table.name}`, sizeOf(file));
    const opened =
      file.format === 'csv' ? await openText(database, STAGING, file) : await openParquet(database, file);
    if ('records' in opened) files.push(opened);
    else problems.push(...[opened].flat());
  }
  return { tables: found.files.map(({ table }) => table.name), files, ignored: found.ignored, problems };
}

const sizeOf = ({ path }: SourceFile): number => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) + 1;

/** What a source is, by what it holds: an ending may be anything. */
function kindOf(source: string): 'folder' | 'zip' | 'duckdb' {
  const refuse = (message: string): never => {
    throw new SourceError([{ file: source, message }]);
  };
  const stat = statSync(source, { throwIfNoEntry: false });
  if (stat === undefined) return refuse('there is no such file or folder.');
  if (stat.isDirectory()) return 'folder';
  const head = headOf(source) ?? refuse('it may not be read by this account.');
  if (head.subarray(0, 2).toString('latin1') === 'PK') return 'zip';
  if (head.subarray(8, 12).toString('latin1') === 'DUCK') return 'duckdb';
  return refuse(
    'this is neither a DuckDB file nor a zip; name the folder that holds the Parquet or CSV files.'
  );
}

function headOf(path: string): Buffer | null {
  const head = Buffer.alloc(12);
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, head, 0, head.length, 0);
    } finally {
      closeSync(file);
    }
    return head;
  } catch {
    return null;
  }
}
