import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { openRelease } from '../cli/open.js';
import { testFolder } from '../testing/folder.js';
import { makeDemo } from './demo/index.js';
import { tableNames } from './fingerprint.js';
import { prepareRelease } from './prepare/index.js';
import { literal } from './quote.js';

jest.setTimeout(60_000);
const folder = testFolder();

/** All that a release holds besides its name and the time of its making. */
async function contentOf(file: string): Promise<unknown> {
  const { database, manifest, close } = await openRelease(file);
  const statistics: unknown[] = [];
  for (const table of [
    'content',
    'table_count',
    'concept_count',
    'concept_sex',
    'concept_age',
    'searched',
    'word',
    'name',
    'name_word'
  ])
    statistics.push(await database.ask(`select * from cohortlab.${table} order by all`));
  close();
  return { cdmVersion: manifest.cdmVersion, cutOff: manifest.cutOff, people: manifest.people, statistics };
}

test('a release written to files and prepared again is the same release', async () => {
  const [made, again, files] = [
    join(folder, 'made.duckdb'),
    join(folder, 'again.duckdb'),
    join(folder, 'files')
  ];
  mkdirSync(files);
  await makeDemo({ people: 200, seed: 3, output: made });
  const { database, close } = await openRelease(made);
  for (const table of await tableNames(database, 'main')) {
    const file = join(files, `${table.toUpperCase()}.parquet`);
    await database.run(`copy (from main."${table}" order by random()) to ${literal(file)} (format parquet)`);
  }
  close();
  await prepareRelease({ source: files, output: again, cutOff: '2023-10-01' });
  expect(await contentOf(again)).toEqual(await contentOf(made));
});
