import { existsSync } from 'node:fs';
import { type Database, openDatabase } from '../release/database.js';
import { RELEASE_FORMAT } from '../release/layout.js';
import { type Manifest, readManifest } from '../release/manifest.js';
import { literal } from '../release/quote.js';
import { Failure } from './failure.js';

export interface OpenRelease {
  readonly database: Database;
  readonly manifest: Manifest;
  close(): void;
}

/**
 * Opens a release to read from: an engine of our own, the file attached read-only as `release`.
 * Intermediate results go to `temporary`; without one they stay in memory.
 */
export async function openRelease(file: string, temporary: string | null = null): Promise<OpenRelease> {
  if (!existsSync(file))
    throw new Failure(
      `There is no release at ${file}.`,
      'Make one with cohortlab demo or cohortlab prepare.'
    );
  const database = await openDatabase(':memory:', { temporary });
  try {
    await database.run(`attach ${literal(file)} as release (read_only)`);
    await database.run('use release');
    const [row] = await database.ask('select format from cohortlab.manifest');
    if (row?.['format'] !== RELEASE_FORMAT)
      throw new Failure(
        `${file} was made by another version of Cohortlab.`,
        'Make it again with this version.'
      );
    return { database, manifest: await readManifest(database.ask), close: () => database.close() };
  } catch (error) {
    database.close();
    if (error instanceof Failure) throw error;
    throw new Failure(
      `${file} cannot be read: it is damaged, in use for writing, or not a release.`,
      'Make it again with cohortlab demo or cohortlab prepare.'
    );
  }
}
