import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, loadFolder, openDatabase } from '../../test/duckdb.js';
import { sharedFolder } from '../../test/shared.js';
import { readBundle } from '../definition/index.js';
import { duckdb, emit } from '../sql/index.js';
import { compileCounts, type ReleaseFacts } from './index.js';

/** One definition of so many: `npm test -- oracle` runs them all, for their rows. */
const STEP = 20;

const folder = sharedFolder('oracle');
let database: Database;
let release: ReleaseFacts;
beforeAll(async () => {
  database = await openDatabase();
  release = await loadFolder(database, join(folder, 'cdm'), { cutOff: '2023-12-31', cdmVersion: '5.4' });
}, 60_000);
afterAll(() => database.close());

test('a cohort counts as many people and rows as Circe has', async () => {
  const answers = readFileSync(join(folder, 'expected.ndjson'), 'utf8').trim().split('\n');
  const expected = new Map(
    answers.map(line => {
      const { id, persons, rows } = JSON.parse(line) as { id: number; persons: number; rows: number };
      return [`${id}.json`, [BigInt(persons), BigInt(rows)]];
    })
  );
  const files = readdirSync(join(folder, 'cohorts')).filter((_, index) => index % STEP === 0);
  expect(files.length).toBeGreaterThan(60);
  for (const file of files) {
    const text = readFileSync(join(folder, 'cohorts', file), 'utf8');
    const reading = readBundle({ path: file, text, files: [] });
    if (reading.kind !== 'cohort') throw new Error(`${file} is not read as a cohort`);
    const { rows } = await database.ask(emit(compileCounts(reading.cohort, release), duckdb).sql);
    const [, people, entries] = rows.find(([part]) => part === '')!;
    expect([file, people, entries]).toEqual([file, ...expected.get(file)!]);
  }
}, 300_000);
