import { mkdirSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { beginCuration, type CurationOptions, readCuration } from '../curate/index.js';
import { openDatabase, type Resources } from '../database.js';
import { writeWhole } from '../draft.js';
import { ASIDE } from '../layout.js';
import type { OnProgress } from '../progress.js';
import { fill, type Prepared } from './fill.js';
import type { FindingKind } from './finding-kinds.js';

export { FINDING_KINDS, FINDINGS, type FindingKind, isFindingKind } from './finding-kinds.js';
export { SourceError, sentence, type SourceProblem } from './problem.js';

export interface PrepareOptions extends Partial<Omit<Resources, 'temporary'>> {
  /** A folder of Parquet or CSV files, one for each table of the CDM, a zip of CSV files, or a DuckDB file. */
  readonly source: string;
  /** Where the release is to lie; what lies there is replaced when the new one is complete. */
  readonly output: string;
  /** What the release calls itself; by default the output's name without its ending. */
  readonly name?: string;
  /** The last day that the data cover, `YYYY-MM-DD`; by default found in the data. */
  readonly cutOff?: string;
  /** Kinds of rows to leave out; by default none. */
  readonly drop?: readonly FindingKind[];
  /** What to do to the records for privacy; by default nothing. */
  readonly curation?: CurationOptions;
  readonly onProgress?: OnProgress;
}

/**
 * Makes a release from OMOP data. Every record is kept unless `drop` says otherwise: values are cast only
 * when nothing is lost, missing columns are null, missing tables are derived from others or empty. Throws
 * `SourceError` with everything that is wrong; then nothing is written. A policy changes the records once
 * they are loaded; throws `CurationError` when it cannot.
 */
export async function prepareRelease(options: PrepareOptions): Promise<Prepared> {
  const { source, output, name, cutOff, drop = [], curation: wished, onProgress, ...resources } = options;
  const curation = wished && readCuration(wished);
  const write = async (path: string, temporary: string): Promise<Prepared> => {
    mkdirSync(temporary, { recursive: true });
    const database = await openDatabase(path, { ...resources, temporary });
    try {
      await database.run("set TimeZone = 'UTC'");
      const wish = {
        source,
        temporary,
        name: name ?? basename(output, extname(output)),
        cutOff,
        drop,
        curating: curation && { curation, place: await beginCuration(database, path) },
        onProgress
      };
      return await fill(database, wish);
    } finally {
      database.close();
    }
  };
  return writeWhole(output, write, ASIDE);
}
