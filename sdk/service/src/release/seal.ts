import type { Database } from './database.js';
import { writeStatistics } from './describe/index.js';
import { type Facts, type Manifest, writeManifest } from './manifest.js';
import { writeSearchWords } from './search-words.js';

/**
 * Makes a release of a database whose OMOP tables are final: describes them, writes what concepts are found
 * by, and puts the manifest on top. `onTable` is told of each table before it is described or sealed.
 */
export async function seal(
  database: Database,
  facts: Facts,
  onTable: (doing: 'describing' | 'sealing', table: string) => void
): Promise<Manifest> {
  await database.run('create schema cohortlab');
  await writeStatistics(database, facts.cutOff, table => onTable('describing', table));
  await writeSearchWords(database);
  return writeManifest(database, facts, table => onTable('sealing', table));
}
