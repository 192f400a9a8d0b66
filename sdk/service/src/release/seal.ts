import type { Database } from './database.js';
import { type Facts, type Manifest, writeManifest } from './manifest.js';
import { writeSearchWords } from './search-words.js';
import { writeStatistics } from './statistics.js';

/**
 * Makes a release of a database whose OMOP tables are final: counts them, writes what concepts are found
 * by, and puts the manifest on top. `onTable` is told of each table before it is counted or sealed.
 */
export async function seal(
  database: Database,
  facts: Facts,
  onTable: (doing: 'counting' | 'sealing', table: string) => void
): Promise<Manifest> {
  await database.run('create schema cohortlab');
  await writeStatistics(database, facts.cutOff, table => onTable('counting', table));
  await writeSearchWords(database);
  return writeManifest(database, facts, table => onTable('sealing', table));
}
