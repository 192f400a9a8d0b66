import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Manifest } from '../release/manifest.js';
import { readRetired, type Retired, RetiredError } from '../release/retired.js';
import { Failure } from './failure.js';
import { openRelease } from './open.js';

/** A file that was looked at, and the release that it turned out to be; or why it is none. */
export type Found =
  | { readonly file: string; readonly manifest: Manifest; readonly retired: Retired | null }
  | { readonly file: string; readonly failure: string; readonly named: boolean };

/**
 * The releases among files and folders: of a folder, its DuckDB files. What is none says why, and
 * whether it was named itself.
 */
export async function findReleases(places: readonly string[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const place of places) {
    const stats = statSync(place, { throwIfNoEntry: false });
    if (stats === undefined)
      found.push({ file: place, failure: 'there is no such file or folder', named: true });
    else if (!stats.isDirectory()) found.push(await readOne(place, true));
    else for (const file of databases(place)) found.push(await readOne(file, false));
  }
  return found;
}

async function readOne(file: string, named: boolean): Promise<Found> {
  try {
    const { manifest, close } = await openRelease(file);
    close();
    const retired = (await readRetired(dirname(resolve(file)))).find(({ id }) => id === manifest.id);
    return { file, manifest, retired: retired ?? null };
  } catch (error) {
    if (error instanceof RetiredError) throw new Failure(error.message, 'Mend the list, or make it anew.');
    if (!(error instanceof Failure)) throw error;
    return { file, failure: error.message, named };
  }
}

/** Files that begin as DuckDB's do, by name; drafts and the like are hidden. */
function databases(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => !entry.name.startsWith('.') && !entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .filter(isDatabase)
    .sort();
}

function isDatabase(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
  const head = Buffer.alloc(12);
  const handle = openSync(path, 'r');
  try {
    readSync(handle, head, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
  return head.subarray(8).toString('latin1') === 'DUCK';
}
