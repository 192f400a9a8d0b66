import { join } from 'node:path';
import { jest } from '@jest/globals';
import { openRelease } from '../../cli/open.js';
import { testFolder } from '../../testing/folder.js';
import { LEAST, writeParquet } from '../../testing/parquet.js';
import type { Prepared } from './fill.js';
import { FINDING_KINDS, type FindingKind, prepareRelease } from './index.js';

/** What is noted of rows, from every kind of source: Parquet, CSV and DuckDB. */
jest.setTimeout(60_000);
const folder = testFolder();
let count = 0;
let source: string;

beforeAll(async () => {
  source = await writeParquet(join(folder, 'dirty'), {
    ...LEAST,
    // Born on 1961-07-15, in 1962-03 and in 1963; the second died twice.
    'person.parquet': `select * from (values (1::bigint, 8532, 1961, 7, 15), (2, 8532, 1962, 3, null), (3, 8532, 1963, null, 4), (3, 8507, 1970, null, null))
      t(person_id, gender_concept_id, year_of_birth, month_of_birth, day_of_birth)`,
    'death.parquet': `select * from (values (2::bigint, date '2010-05-05'), (2, date '2010-05-06'), (99, date '2010-01-01')) t(person_id, death_date)`,
    'condition_occurrence.parquet': `select * from (values
        (1::bigint, 1::bigint, 201826, date '1961-07-15', date '1961-07-14'),  -- ends before it starts
        (1, 1, 201826, date '1961-07-14', null),                      -- repeated id; before birth
        (3, 2, 0, date '1962-03-01', null),                           -- concept 0; the first day possible
        (4, 2, 201826, date '2010-05-06', null),                      -- the last of two days of death
        (5, 2, 777, date '2010-05-07', null),                         -- unknown concept, after death
        (6, 77, 201826, date '1900-01-01', null),                     -- unknown person
        (7, 3, 201826, date '1963-01-01', null),
        (7, 3, 201826, date '1962-12-31', null))                      -- repeated id; before birth
      t(condition_occurrence_id, person_id, condition_concept_id, condition_start_date, condition_end_date)`
  });
});

async function prepared(from: string, drop: readonly FindingKind[] = []) {
  const output = join(folder, `${count++}.duckdb`);
  const made = await prepareRelease({ source: from, output, threads: 1, drop, name: 'same' });
  const { database, close } = await openRelease(output);
  const [kept] = await database.ask(
    `select (select list(condition_occurrence_id || ' ' || year(condition_start_date) order by condition_occurrence_id, condition_start_date) from condition_occurrence) as conditions,
       (select count(*) from person) as people, (select count(*) from cohortlab.finding) as findings`
  );
  close();
  return { made, kept };
}

const lines = ({ findings }: Prepared): string[] =>
  findings.map(
    ({ kind, table, column, row, records, dropped }) =>
      `${kind}: ${table}.${column} from row ${row}, ${records}${dropped ? ', dropped' : ''}`
  );
const FOUND = [
  'duplicate-id: person.person_id from row 4, 1',
  'unknown-person: death.person_id from row 3, 1',
  'duplicate-id: condition_occurrence.condition_occurrence_id from row 2, 2',
  'unknown-person: condition_occurrence.person_id from row 6, 1',
  'concept-0: condition_occurrence.condition_concept_id from row 3, 1',
  'unknown-concept: condition_occurrence.condition_concept_id from row 5, 1',
  'before-birth: condition_occurrence.condition_start_date from row 2, 2',
  'after-death: condition_occurrence.condition_start_date from row 5, 1',
  'end-before-start: condition_occurrence.condition_end_date from row 1, 1'
];

test('what is odd is counted and kept', async () => {
  const { made, kept } = await prepared(source);
  expect(lines(made)).toEqual(FOUND);
  expect(kept).toMatchObject({ people: 4n, findings: BigInt(FOUND.length) });
  expect((kept?.['conditions'] as string[]).length).toBe(8);
  expect(made.notes).toContain('Records before birth, kept as they are: condition_occurrence.');
  expect(made.notes.join('')).not.toContain('left out:');
});

test('kinds that are asked for are left out, and nothing else', async () => {
  const { made, kept } = await prepared(source, ['duplicate-id', 'after-death']);
  expect(lines(made)).toEqual(
    FOUND.map(line => (/^(duplicate-id|after-death)/.test(line) ? `${line}, dropped` : line))
  );
  expect(kept?.['conditions']).toEqual(['1 1961', '3 1962', '4 2010', '6 1900', '7 1963']);
  expect(kept).toMatchObject({ people: 3n });
  expect(made.notes).toContain('Records after death, left out: condition_occurrence.');
  const all = await prepared(source, FINDING_KINDS);
  expect(all.kept?.['conditions']).toEqual(['4 2010', '7 1963']);
});

test('from a DuckDB file, or CSV, the same is said and the same release made', async () => {
  const { made } = await prepared(source);
  const { openDatabase } = await import('../database.js');
  const file = join(folder, "it's.duckdb");
  const text = join(folder, 'csv');
  const database = await openDatabase(file, { temporary: null, threads: 1 });
  await database.run('create schema "My CDM"; create table mine as select 1 as x');
  const { mkdirSync } = await import('node:fs');
  mkdirSync(text);
  for (const table of ['person', 'concept', 'death', 'condition_occurrence', 'observation_period']) {
    const from = `read_parquet('${join(source, table)}.parquet')`;
    await database.run(`create table "My CDM".${table.toUpperCase()} as from ${from};
      copy (from ${from}) to '${join(text, table.toUpperCase())}.csv' (header)`);
  }
  await database.run('create table "My CDM".own as select 1 as x');
  database.close();
  const fromFile = (await prepared(file)).made;
  expect(lines(fromFile)).toEqual(FOUND);
  expect(fromFile.notes).toContain('Files that are no tables of the CDM were left out: own.');
  expect(fromFile.id).toBe(made.id);
  const fromText = (await prepared(text)).made;
  expect(lines(fromText)).toEqual(FOUND);
  expect(fromText.id).toBe(made.id);
});
