import { existsSync, realpathSync } from 'node:fs';
import type { Pair } from '../compare/index.js';
import { type Database, openDatabase } from '../release/database.js';
import { RELEASE_FORMAT } from '../release/layout.js';
import { type Manifest, readManifest } from '../release/manifest.js';
import { literal } from '../release/quote.js';
import { Failure, UsageError } from './failure.js';

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
  const database = await openDatabase(':memory:', { temporary });
  try {
    const manifest = await attach(database, file, 'release');
    await database.run('use release');
    return { database, manifest, close: () => database.close() };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens two releases side by side, as `a` and `b`. */
export async function openPair(first: string, second: string): Promise<Pair & { close(): void }> {
  const database = await openDatabase(':memory:', { temporary: null });
  try {
    const a = await attach(database, first, 'a');
    if (sameFile(first, second)) throw new UsageError('These are one and the same file.');
    const b = await attach(database, second, 'b');
    await database.run('use memory');
    return { database, a, b, close: () => database.close() };
  } catch (error) {
    database.close();
    throw error;
  }
}

const sameFile = (one: string, other: string): boolean =>
  existsSync(other) && realpathSync(one) === realpathSync(other);

/** Attaches a release read-only under a name, and reads its manifest. Throws `Failure`. */
async function attach(database: Database, file: string, name: string): Promise<Manifest> {
  if (!existsSync(file))
    throw new Failure(
      `There is no release at ${file}.`,
      'Make one with cohortlab demo or cohortlab prepare.'
    );
  try {
    await database.run(`attach ${literal(file)} as ${name} (read_only)`);
    await database.run(`use ${name}`);
    const [row] = await database.ask('select format from cohortlab.manifest');
    if (row?.['format'] !== RELEASE_FORMAT)
      throw new Failure(
        `${file} was made by another version of Cohortlab.`,
        'Make it again with this version.'
      );
    return await readManifest(database.ask);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      `${file} cannot be read: it is damaged, in use for writing, or not a release.`,
      'Make it again with cohortlab demo or cohortlab prepare.'
    );
  }
}
