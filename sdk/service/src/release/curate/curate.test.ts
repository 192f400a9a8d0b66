import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { openRelease } from '../../cli/open.js';
import { testFolder } from '../../testing/folder.js';
import { writeParquet } from '../../testing/parquet.js';
import type { Database } from '../database.js';
import { tableNames } from '../fingerprint.js';
import { prepareRelease } from '../prepare/index.js';
import { corpus, corpusPolicy, NOBODY, PERSON, PLANTED } from '../../testing/curation-corpus.js';
import { keyFrom } from './key.js';

jest.setTimeout(120_000);
const folder = testFolder();
const hex = (start: number): string =>
  Array.from({ length: 32 }, (_, place) => ((start + place * 37) % 256).toString(16).padStart(2, '0')).join(
    ''
  );
const KEYS = { one: hex(11), two: hex(70) };

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
};
const personId = (i: number): bigint => (i % 5 === 0 ? -1n : 1n) * (9007199254740993n + 1009n * BigInt(i));

interface Marked {
  readonly person: bigint;
  readonly day: string;
  readonly moment: string;
  readonly visit: bigint | null;
}

/** Measurements by the number that says whose they are. */
async function marked(database: Database): Promise<Map<number, Marked>> {
  const rows = await database.ask(
    `select value_as_number as mark, person_id as person, measurement_date::varchar as day,
       measurement_datetime::varchar as moment, visit_occurrence_id as visit from main.measurement order by 1`
  );
  return new Map(rows.map(({ mark, ...rest }) => [mark as number, rest as unknown as Marked]));
}

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

let sources: Record<'now' | 'later', string>;
const made: Record<string, { path: string; database: Database; marks: Map<number, Marked>; notes: string }> =
  {};

async function make(name: string, source: string, key: string, curated = true): Promise<void> {
  const path = join(folder, name, 'release.duckdb');
  mkdirSync(join(folder, name));
  const curation = {
    policy: file(`${name}.json`, JSON.stringify(corpusPolicy())),
    key: file(`${name}.key`, `${key}\n`),
    withdrawn: file(`${name}.txt`, `${personId(PLANTED.withdrawn)}\r\n17\n`)
  };
  await prepareRelease({ source, output: path, threads: 1, ...(curated && { curation }) });
  const { database, manifest } = await openRelease(path);
  made[name] = { path, database, marks: await marked(database), notes: manifest.notes.join('\n') };
}

beforeAll(async () => {
  const write = (name: string, years: number): Promise<string> => {
    const { person, ...others } = corpus(years);
    const files = {
      ...others,
      person: `select *, 'SECRET mrn' as mrn, current_date as seen from (${person})`
    };
    return writeParquet(
      join(folder, name),
      Object.fromEntries(Object.entries(files).map(([table, query]) => [`${table}.parquet`, query]))
    );
  };
  sources = { now: await write('source', 0), later: await write('source-later', 1) };
  await make('plain', sources.now, KEYS.one, false);
  await make('first', sources.now, KEYS.one);
  await make('other-key', sources.now, KEYS.two);
  await make('next-year', sources.later, KEYS.one);
});
afterAll(() => Object.values(made).forEach(({ database }) => database.close()));

const of = (name: string) => made[name]!;

test('days between the events of a person, and times of day, are what they were', () => {
  const before = of('plain').marks;
  let compared = 0;
  for (const [mark, { day, moment, person }] of of('first').marks) {
    const first = Math.floor(mark / 10) * 10;
    const [was, start, startWas] = [before.get(mark)!, of('first').marks.get(first)!, before.get(first)!];
    expect(days(start.day, day)).toBe(days(startWas.day, was.day));
    expect(moment.slice(10)).toBe(was.moment.slice(10));
    const shift = days(day, was.day);
    expect(shift).toBe(keyFrom(Buffer.from(KEYS.one, 'hex')).shiftDays(personId(first / 10)));
    expect(days(moment.slice(0, 10), was.moment.slice(0, 10))).toBe(shift);
    expect(shift >= 1 && shift <= 364).toBe(true);
    expect(person).toBe(start.person);
    compared += 1;
  }
  // Sixty people less the withdrawn one and the old one, five each.
  expect(compared).toBe(58 * 5);
});

test('two keys give other dates and other ids', () => {
  const [one, two] = [of('first').marks, of('other-key').marks];
  const marks = [...one.keys()];
  expect(marks.filter(mark => one.get(mark)!.person === two.get(mark)!.person)).toEqual([]);
  const sameDay = marks.filter(mark => one.get(mark)!.day === two.get(mark)!.day);
  expect(sameDay.length).toBeLessThan(marks.length / 10);
});

test("next year's data keep ids and shifts", () => {
  const later = of('next-year').marks;
  expect(later.size).toBeGreaterThan(of('first').marks.size);
  for (const [mark, { person, day, moment }] of of('first').marks)
    expect(later.get(mark)).toMatchObject({ person, day, moment });
});

test('visits are still those of their records, under other numbers', async () => {
  const { database, marks } = of('first');
  expect([...marks.values()].every(({ visit }) => visit !== null && visit > 0n && visit <= 70n)).toBe(true);
  const [row] = await database.ask(
    `select count(*) as n from main.measurement m join main.visit_occurrence v using (visit_occurrence_id)
     where m.person_id = v.person_id`
  );
  expect(row?.['n']).toBe(BigInt(marks.size));
});

test('wearables move with the rest, and answers are still those of their surveys', async () => {
  const { database } = of('first');
  const [row] = await database.ask(
    `select (select count(*) from main.activity_summary a join main.measurement m on m.person_id = a.person_id
         and m.measurement_date = a.date and m.value_as_number = a.steps) as days,
       (select count(*) from main.observation join main.survey_conduct s on survey_conduct_id = questionnaire_response_id
         where observation.person_id = s.person_id and observation_date = survey_end_datetime::date) as answers,
       (select list(distinct zone_name order by zone_name) from main.heart_rate_summary) as zones,
       (select max(survey_conduct_id) from main.survey_conduct) as last,
       (select list(distinct value_source_concept_id) from main.observation) as answered`
  );
  expect(row).toEqual({ days: 58n, answers: 57n, zones: ['Cardio', null], last: 58n, answered: [201826] });
});

/** Whether a cell holds a text or an id of the corpus. */
const foreign = (cell: string): string =>
  `contains(${cell}, 'SECRET') or try_cast(${cell} as bigint) in (select ${PERSON} from range(80) r(i))
   or (try_cast(${cell} as bigint) >= 8100000000000000000 and try_cast(${cell} as bigint) % 100000000000000000 < 10000)
   or try_cast(${cell} as bigint) = ${NOBODY}`;

/** Columns of a release that hold something of the source, as `table.column`. */
async function leaks(database: Database): Promise<string[]> {
  const found: string[] = [];
  for (const schema of ['main', 'cohortlab'])
    for (const table of await tableNames(database, schema)) {
      const columns = await database.ask(`select column_name as name from (describe ${schema}.${table})`);
      const names = columns.map(({ name }) => String(name));
      const counts = names.map(name => `count(*) filter (${foreign(`"${name}"::varchar`)}) as "${name}"`);
      const [row] = await database.ask(`select ${counts.join(', ')} from ${schema}.${table}`);
      found.push(...names.filter(name => row?.[name] !== 0n).map(name => `${table}.${name}`));
    }
  return found;
}

test('nothing of the source is left in any table, in the manifest or in the bytes of the file', async () => {
  const plain = await leaks(of('plain').database);
  for (const column of [
    'person.person_id',
    'person.mrn',
    'measurement.measurement_id',
    'location.state',
    'note.note_text'
  ])
    expect(plain).toContain(column);
  expect(await leaks(of('first').database)).toEqual([]);
  expect(readFileSync(of('plain').path).includes('SECRET')).toBe(true);
  expect(readFileSync(of('first').path).includes('SECRET')).toBe(false);

  const [manifest] = await of('first').database.ask('select * from cohortlab.manifest');
  expect(String(manifest?.['cut_off'])).not.toBe('2020-12-31');
  expect(await of('first').database.ask('select * from cohortlab.source')).toEqual([]);
  expect(of('first').notes).toContain(
    'Curated for the registered tier by the policy corpus: unknownColumns, '
  );
  expect(of('first').notes.replace('at most 30 days apart', '')).not.toMatch(/\d\d/);
  expect(await of('first').database.ask('select * from cohortlab.finding')).toEqual([]);
});

test('the planted records are gone, and their neighbours are not', async () => {
  const [row] = await of('first').database.ask(
    `select (select list(condition_concept_id) from main.condition_occurrence) as conditions,
       (select list(distinct race_concept_id order by race_concept_id) from main.person) as races,
       (select list(state || ' ' || zip order by state) from main.location) as areas,
       (select count(*) from main.person where location_id is null) as nowhere,
       (select min(year_of_birth) from main.person) as oldest,
       (select list(cause_concept_id) from main.death) as causes,
       (select list(distinct measurement_source_value) from main.measurement) as codes,
       (select count(*) from main.note) + (select count(*) from main.cohort) + (select count(*) from main.fact_relationship) as emptied,
       (select count(distinct observation_period_end_date) > 20 from main.observation_period) as ends`
  );
  expect(row).toEqual({
    conditions: [201826],
    races: [0, 8527],
    areas: ['MA 021**', 'VT 054**'],
    nowhere: 2n,
    oldest: expect.any(Number),
    causes: [0],
    codes: ['4548-4'],
    emptied: 0n,
    ends: true
  });
  expect(row?.['oldest']).toBeGreaterThan(1930);
});

test('what was removed lies beside the release with a report, for its owner alone', async () => {
  const aside = `${of('first').path}.curation`;
  expect(statSync(aside).mode & 0o777).toBe(0o700);
  expect(readdirSync(aside).sort()).toEqual(['removed.duckdb', 'report.json', 'report.txt']);
  for (const name of readdirSync(aside)) expect(statSync(join(aside, name)).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, 'first')).sort()).toEqual(['release.duckdb', 'release.duckdb.curation']);

  const report = JSON.parse(readFileSync(join(aside, 'report.json'), 'utf8')) as {
    withdrawn: object;
    rules: { kind: string; changes: { table: string; removed: number; changed: number }[] }[];
    tables: { table: string; before: number; after: number }[];
  };
  expect(report.withdrawn).toEqual({ listed: 2, found: 1 });
  expect(report.tables).toContainEqual({ table: 'person', before: 60, after: 58 });
  const idle = report.rules.filter(({ changes }) => changes.length === 0).map(({ kind }) => kind);
  expect(idle).toEqual([]);
  expect(readFileSync(join(aside, 'report.txt'), 'utf8')).toContain(
    '2 listed, 1 left out, 1 unknown to the source'
  );
  expect(readFileSync(join(aside, 'removed.duckdb')).includes('SECRET note')).toBe(false);
});

test('a curation that fails leaves the older release and what lay beside it', async () => {
  const { path } = of('other-key');
  const aside = `${path}.curation`;
  const [bytes, report] = [readFileSync(path), readFileSync(join(aside, 'report.json'), 'utf8')];
  const broken = await writeParquet(join(folder, 'source-broken'), {
    'person.parquet': corpus()['person']!,
    'concept.parquet': corpus()['concept']!
  });
  const curation = {
    policy: 'registered',
    key: file('again.key', KEYS.one)
  };
  await expect(prepareRelease({ source: broken, output: path, threads: 1, curation })).rejects.toThrow(
    'there are neither observation periods nor events'
  );
  expect(readFileSync(path).equals(bytes)).toBe(true);
  expect(readFileSync(join(aside, 'report.json'), 'utf8')).toBe(report);
  expect(readdirSync(join(path, '..')).sort()).toEqual(['release.duckdb', 'release.duckdb.curation']);
  expect(existsSync(join(path, '..', '.release.duckdb'))).toBe(false);
});
