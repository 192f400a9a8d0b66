import type { Database } from './database.js';
import { writeStatistics } from './describe/index.js';
import { writeEventPeriods } from './event-periods.js';
import { type Facts, type Manifest, writeManifest } from './manifest.js';
import { writeSearchWords } from './search-words.js';

/**
 * Makes a release of a database whose OMOP tables are final: describes them, writes what concepts are found
 * by, puts the manifest on top, and last what only speeds things up. `onTable` is told of each table before it is described or sealed.
 */
export async function seal(
  database: Database,
  facts: Facts,
  onTable: (doing: 'describing' | 'sealing', table: string) => void
): Promise<Manifest> {
  await database.run('create schema cohortlab');
  await writeStatistics(database, facts.cutOff, table => onTable('describing', table));
  await writeSearchWords(database);
  const manifest = await writeManifest(database, facts, table => onTable('sealing', table));
  // After the fingerprints: what is made of the content is no part of it.
  await writeEventPeriods(database);
  return manifest;
}
