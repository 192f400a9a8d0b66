import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { sharedFolder } from '../../../../test/shared.js';
import { openRelease, type OpenRelease } from '../../cli/open.js';
import { testFolder } from '../../testing/folder.js';
import { literal } from '../quote.js';
import { prepareRelease } from './index.js';

jest.setTimeout(60_000);
const oracle = sharedFolder('oracle');
const source = join(oracle, 'cdm');
const output = join(testFolder(), 'oracle.duckdb');
let release: OpenRelease;

beforeAll(async () => {
  await prepareRelease({ source, output, threads: 2 });
  release = await openRelease(output);
});
afterAll(() => release.close());

test('nothing is dropped, changed or made up', async () => {
  const { ask } = release.database;
  for (const file of readdirSync(source)) {
    const table = file.replace('.parquet', '');
    const there = `read_parquet(${literal(join(source, file))})`;
    const columns = (await ask(`select column_name as name from (describe select * from ${there})`)).map(
      ({ name }) => name
    );
    const text = `concat_ws('|', ${columns.map(name => `coalesce(try_cast(${String(name)} as double)::varchar, ${String(name)}::varchar, '')`).join(', ')})`;
    const [row] = await ask(
      `select (select count(*) from ${table}) as here, (select count(*) from ${there}) as there,
         (select count(*) from (select ${text} from ${table} except all select ${text} from ${there})) as different`
    );
    expect([table, row]).toEqual([table, { here: row?.['there'], there: row?.['there'], different: 0n }]);
  }
  const notes = release.manifest.notes.join('\n');
  expect(notes).toContain('drug_strength');
  expect(release.manifest).toMatchObject({ cdmVersion: '5.4', cutOff: '2023-12-31', people: 20_000n });
});
