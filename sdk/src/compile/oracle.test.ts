import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, loadFolder, openDatabase } from '../../test/duckdb.js';
import { sharedFolder } from '../../test/shared.js';
import { readBundle } from '../definition/index.js';
import { duckdb, emit } from '../sql/index.js';
import { compileCohort, compileCounts, type ReleaseFacts } from './index.js';

/** What Circe answered for a definition; `ties`: the dates of its answer depend on the order of equal events. */
interface Expected {
  readonly id: number;
  readonly rows: number;
  readonly persons: number;
  readonly sha256?: string;
  readonly ties?: true;
}

/** How many of the definitions the language can say today; it only grows. */
const COMPARABLE = 62;

const folder = sharedFolder('oracle');

describe('answers of Circe', () => {
  let database: Database;
  let release: ReleaseFacts;
  const expected = new Map<number, Expected>();

  beforeAll(async () => {
    database = await openDatabase();
    release = await loadFolder(database, join(folder, 'cdm'), { cutOff: '2023-12-31', cdmVersion: '5.4' });
    for (const line of readFileSync(join(folder, 'expected.ndjson'), 'utf8').trim().split('\n')) {
      const answer = JSON.parse(line) as Expected;
      expected.set(answer.id, answer);
    }
  }, 60_000);
  afterAll(() => database.close());

  test('every definition that can be said gives the rows that Circe gave', async () => {
    const wrong: unknown[] = [];
    const compared: number[] = [];
    for (const file of readdirSync(join(folder, 'cohorts'))) {
      const id = Number(file.replace('.json', ''));
      const text = readFileSync(join(folder, 'cohorts', file), 'utf8');
      const reading = readBundle({ path: file, text, files: [] });
      if (reading.kind !== 'cohort') continue;
      compared.push(id);
      const answer = expected.get(id)!;
      const { rows } = await database.ask(emit(compileCohort(reading.cohort, release), duckdb).sql);
      const persons = new Set(rows.map(([person]) => person)).size;
      const sha256 = createHash('sha256')
        .update(rows.map(row => `${row.join(',')}\n`).join(''))
        .digest('hex');
      const counts = await database.ask(emit(compileCounts(reading.cohort, release), duckdb).sql);
      const whole = counts.rows.find(([part]) => part === '');
      const same =
        rows.length === answer.rows &&
        persons === answer.persons &&
        (answer.ties === true || sha256 === answer.sha256) &&
        whole?.[1] === BigInt(answer.persons) &&
        whole[2] === BigInt(answer.rows);
      if (!same) wrong.push({ id, expected: answer, rows: rows.length, persons, whole });
    }
    process.stdout.write(`Compared with Circe: ${compared.length} of ${expected.size} definitions\n`);
    expect(wrong).toEqual([]);
    expect(compared.length).toBeGreaterThanOrEqual(COMPARABLE);
  }, 300_000);
});
