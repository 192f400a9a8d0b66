import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { compileCohort } from '@cohortlab/sdk/compile';
import { readBundle } from '@cohortlab/sdk/definition';
import { duckdb, emit } from '@cohortlab/sdk/sql';
import { sharedFolder } from '../../../../test/shared.js';
import { openRelease, type OpenRelease } from '../../cli/open.js';
import { testFolder } from '../../testing/folder.js';
import { readFacts } from '../facts.js';
import { literal } from '../quote.js';
import { prepareRelease } from './index.js';

/** What Circe answered (`README.md` of the oracle). */
interface Expected {
  readonly id: number;
  readonly rows: number;
  readonly persons: number;
  readonly sha256?: string;
}

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

test('cohorts are the same in the prepared form as Circe has them', async () => {
  const facts = await readFacts(release.database.ask, release.manifest);
  const answers = readFileSync(join(oracle, 'expected.ndjson'), 'utf8').trim().split('\n');
  const expected = new Map(
    answers.map(line => JSON.parse(line) as Expected).map(answer => [answer.id, answer])
  );
  let compared = 0;
  for (const file of readdirSync(join(oracle, 'cohorts')).sort()) {
    const text = readFileSync(join(oracle, 'cohorts', file), 'utf8');
    const reading = readBundle({ path: file, text, files: [] });
    const answer = expected.get(Number(file.replace('.json', '')));
    // A sample: the whole set runs over the source in the room of the compiler.
    if (reading.kind !== 'cohort' || answer?.sha256 === undefined || answer.rows > 20_000) continue;
    const { sql, parameters } = emit(compileCohort(reading.cohort, facts), duckdb);
    const rows = await release.database.ask(
      `select person_id::varchar as person, cohort_start_date::varchar as first, cohort_end_date::varchar as last from (${sql})
       order by person_id, cohort_start_date, cohort_end_date`,
      parameters
    );
    const lines = rows.map(
      ({ person, first, last }) => `${String(person)},${String(first)},${String(last)}\n`
    );
    const sha256 = createHash('sha256').update(lines.join('')).digest('hex');
    expect([file, rows.length, sha256]).toEqual([file, answer.rows, answer.sha256]);
    if (++compared === 12) break;
  }
  expect(compared).toBe(12);
});
