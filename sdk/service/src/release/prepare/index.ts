import { basename, extname } from 'node:path';
import { VERSION } from '../../version.js';
import {
  ASIDE,
  beginCuration,
  curate,
  type Curation,
  curationNote,
  type CurationOptions,
  type Place,
  readCuration,
  writeReport
} from '../curate/index.js';
import { type Database, openDatabase, type Resources } from '../database.js';
import { writeWhole } from '../draft.js';
import { type Manifest, type Source, writeManifest } from '../manifest.js';
import { type OnProgress, steps } from '../progress.js';
import { COUNTED, writeStatistics } from '../statistics.js';
import { createTables } from '../tables.js';
import { versionShown } from './columns.js';
import { latestDay, notesOn, toldVersion, vocabularyVersion } from './facts.js';
import { findFiles, NEEDED, type SourceFolder } from './files.js';
import { load, type Loading, loadingsOf, missingColumns, sourceOf } from './loading.js';
import { SourceError, type SourceProblem } from './problem.js';
import { findHarm, type OpenFile, openFile } from './source.js';

export { SourceError, sentence, type SourceProblem } from './problem.js';

export interface PrepareOptions extends Partial<Omit<Resources, 'temporary'>> {
  /** A folder of Parquet files, one for each table of the CDM. */
  readonly source: string;
  /** Where the release is to lie; what lies there is replaced when the new one is complete. */
  readonly output: string;
  /** What the release calls itself; by default the output's name without its ending. */
  readonly name?: string;
  /** The last day that the data cover, `YYYY-MM-DD`; by default found in the data. */
  readonly cutOff?: string;
  /** What to do to the records for privacy; by default nothing. */
  readonly curation?: CurationOptions;
  readonly onProgress?: OnProgress;
}

/**
 * Makes a release from a folder of Parquet files. Every record is kept and none is made up: values are
 * cast only when nothing is lost, missing columns are null, missing tables are empty. Throws
 * `SourceError` with everything that is wrong; then nothing is written. A policy changes the records
 * once they are loaded; throws `CurationError` when it cannot.
 */
export async function prepareRelease(options: PrepareOptions): Promise<Manifest> {
  const { source, output, name, cutOff, curation: wished, onProgress, ...resources } = options;
  const curation = wished && readCuration(wished);
  const folder = findFiles(source);
  const write = async (path: string, temporary: string): Promise<Manifest> => {
    const database = await openDatabase(path, { ...resources, temporary });
    try {
      await database.run("set TimeZone = 'UTC'");
      const curating = curation && { curation, place: await beginCuration(database, path) };
      const wish = { source, name: name ?? basename(output, extname(output)), cutOff, curating, onProgress };
      return await fill(database, folder, wish);
    } finally {
      database.close();
    }
  };
  return writeWhole(output, write, ASIDE);
}

interface Wish {
  readonly source: string;
  readonly name: string;
  readonly cutOff: string | undefined;
  readonly curating: { readonly curation: Curation; readonly place: Place } | undefined;
  readonly onProgress: OnProgress | undefined;
}

type Step = ReturnType<typeof steps>;

async function fill(database: Database, folder: SourceFolder, wish: Wish): Promise<Manifest> {
  const opened = await Promise.all(folder.files.map(file => openFile(database, file)));
  const files = opened.filter(isOpen);
  const cdmVersion = versionShown(files) ?? (await toldVersion(database, files)) ?? '5.4';
  const loadings = loadingsOf(cdmVersion, files);
  const step = steps(wish.onProgress, totalShare(loadings));

  const unread = opened.filter((file): file is SourceProblem => !isOpen(file));
  const problems = [
    ...folder.problems,
    ...unread,
    ...needed(files),
    ...(await check(database, loadings, step))
  ];
  if (problems.length > 0) throw new SourceError(problems);

  const sources: Source[] = [];
  const missing = loadings.filter(({ file }) => file === null).map(({ table }) => table);
  await database.run(createTables(missing, cdmVersion));
  for (const loading of loadings) {
    if (loading.file === null) continue;
    step(`reading ${loading.table.name}`, 3 * share(loading));
    await load(database, loading, loading.file);
    sources.push(await sourceOf(loading.file));
  }
  const { curating } = wish;
  if (curating) step('curating', 0);
  const curated = curating && (await curate(database, curating.curation, cdmVersion, curating.place));
  const cutOff = wish.cutOff ?? (await latestDay(database, wish.source));
  await database.run('create schema cohortlab');
  await writeStatistics(database, cutOff, table => step(`counting ${table}`, shareOf(loadings, table)));
  const facts = {
    name: wish.name,
    cdmVersion,
    vocabularyVersion: await vocabularyVersion(database),
    cutOff,
    synthetic: false,
    madeBy: VERSION,
    notes: [
      ...(curated ? [curationNote(curated)] : []),
      ...notesOn({
        ignored: folder.ignored,
        missing,
        columns: loadings.flatMap(loading => missingColumns(loading, cdmVersion))
      })
    ],
    // How many records a file had would tell how many were removed: the report has it, the release not.
    sources: curated ? [] : sources
  };
  const manifest = await writeManifest(database, facts, table =>
    step(`sealing ${table}`, shareOf(loadings, table))
  );
  if (curating && curated) writeReport(curating.place.path + ASIDE, curated, manifest, sources);
  return manifest;
}

const isOpen = (file: OpenFile | SourceProblem): file is OpenFile => 'records' in file;

async function check(database: Database, loadings: readonly Loading[], step: Step): Promise<SourceProblem[]> {
  const problems: SourceProblem[] = [];
  for (const loading of loadings) {
    step(`checking ${loading.table.name}`, share(loading));
    problems.push(...loading.problems);
    if (loading.file && loading.problems.length === 0)
      problems.push(...(await findHarm(database, loading.file, loading.columns)));
  }
  return problems;
}

function needed(files: readonly OpenFile[]): SourceProblem[] {
  return files
    .filter(({ table, records }) => NEEDED.includes(table.name) && records === 0n)
    .map(({ file }) => ({ file, message: 'the file holds no records; a release needs some.' }));
}

/** Work goes with records; a table without any takes a little too. */
const share = ({ file }: Loading): number => Number(file?.records ?? 0n) + 1_000;

function shareOf(loadings: readonly Loading[], table: string): number {
  const loading = loadings.find(candidate => candidate.table.name === table);
  return loading ? share(loading) : 0;
}

function totalShare(loadings: readonly Loading[]): number {
  const all = loadings.reduce((sum, loading) => sum + 5 * share(loading), 0);
  return all + COUNTED.reduce((sum, { table }) => sum + shareOf(loadings, table), 0);
}
