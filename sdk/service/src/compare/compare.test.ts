import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { openPair } from '../cli/open.js';
import { prepareRelease } from '../release/prepare/index.js';
import { commandLine } from '../testing/command-line.js';
import { corpus, corpusPolicy } from '../testing/curation-corpus.js';
import { testFolder } from '../testing/folder.js';
import { TINY_CDM, writeDatabase } from '../testing/tiny-cdm.js';
import { compareReleases, type CompareOptions, type Difference } from './index.js';

jest.setTimeout(120_000);
const folder = testFolder();
const cohortlab = commandLine();
const [a, b] = [join(folder, 'a.duckdb'), join(folder, 'b.duckdb')];

/** A later vocabulary and later records: one of everything that can happen. */
const LATER = [
  // Celecoxib is standard no more and maps to a new concept; 40 people have it.
  `update concept set standard_concept = null where concept_id = 1118084`,
  `insert into concept select 1118999, 'celecoxib (new)', 'Drug', 'RxNorm', 'Test', 'S', 'new', date '2020-01-01', date '2099-12-31', null`,
  `insert into concept_relationship values (1118084, 1118999, 'Maps to', date '2020-01-01', date '2099-12-31', null)`,
  `delete from concept where concept_id = 2000000007`,
  `update concept set invalid_reason = 'D', valid_end_date = date '2019-01-01' where concept_id = 2000000001`,
  `insert into concept_ancestor values (201820, 192671, 1, 1)`,
  // 100 people had a haemorrhage; 30 are left, which is too few to tell.
  `delete from condition_occurrence where condition_concept_id = 192671 and person_id in (select person_id from person where n >= 120)`,
  `alter table drug_exposure add column batch varchar`,
  `delete from person where n < 3`,
  `update observation_period set observation_period_end_date = date '2021-06-30'`
] as const;

async function prepared(output: string, statements: readonly string[]): Promise<void> {
  const source = `${output}.source`;
  await writeDatabase(source, statements);
  await prepareRelease({ source, output, threads: 1, memoryMb: 500 });
}

beforeAll(async () => {
  await prepared(a, TINY_CDM);
  await prepared(b, [...TINY_CDM, ...LATER]);
});

async function difference(options: Partial<CompareOptions> = {}, files = [a, b]): Promise<Difference> {
  const { close, ...pair } = await openPair(files[0]!, files[1]!);
  try {
    return await compareReleases(pair, { exact: false, limit: 20, definitions: [], ...options });
  } finally {
    close();
  }
}

const rounded = (value: number) => ({ kind: 'rounded', value, base: 20 });
const exact = (value: number) => ({ kind: 'exact', value });
const FEW = { kind: 'hidden', below: 40 };

test('facts, people and records are told through the door', async () => {
  const { facts, rules, people, tables, sameTables } = await difference();
  expect(facts).toEqual([
    { fact: 'name', a: 'a', b: 'b' },
    { fact: 'last day', a: '2020-12-31', b: '2021-06-30' }
  ]);
  expect(rules).toEqual([]);
  expect(people).toEqual({ a: rounded(400), b: rounded(400), same: null });
  expect(sameTables).toBeGreaterThan(20);
  expect(tables.map(({ table }) => table)).toEqual([
    'concept',
    'concept_ancestor',
    'concept_relationship',
    'condition_era',
    'condition_occurrence',
    'drug_exposure',
    'observation_period',
    'person'
  ]);
  expect(tables.find(({ table }) => table === 'drug_exposure')).toEqual({
    table: 'drug_exposure',
    a: { records: rounded(40), people: rounded(40) },
    b: { records: FEW, people: FEW },
    columnsAdded: ['batch'],
    columnsRemoved: []
  });
  // Thirteen concepts: what is counted in a vocabulary is nobody's.
  expect(tables[0]).toMatchObject({ a: { records: exact(13), people: null }, b: { records: exact(13) } });
});

test('exact counts are told to whoever asks for them', async () => {
  const { people, concepts } = await difference({ exact: true });
  expect(people).toEqual({ a: exact(400), b: exact(397), same: null });
  const nonStandard = concepts.find(({ change }) => change === 'nonStandard');
  expect(nonStandard?.concepts[0]).toMatchObject({ a: exact(40), b: exact(39) });
});

test('what happened to concepts is told with what they map to now', async () => {
  const { concepts } = await difference();
  const listed = Object.fromEntries(
    concepts.map(({ change, total, concepts }) => [change, [total, ...concepts.map(each => each.conceptId)]])
  );
  expect(listed).toEqual({
    added: [1, 1118999],
    removed: [1, 2000000007],
    nonStandard: [1, 1118084],
    invalid: [1, 2000000001],
    // Celecoxib had 40 people and has 39 now: it too can be told no more.
    vanished: [2, 192671, 1118084]
  });
  const [celecoxib] = concepts.find(({ change }) => change === 'nonStandard')!.concepts;
  expect(celecoxib).toEqual({
    conceptId: 1118084,
    name: 'celecoxib',
    vocabulary: 'RxNorm',
    a: rounded(40),
    b: FEW,
    mapsTo: [{ conceptId: 1118999, name: 'celecoxib (new)' }]
  });
});

test('a list names no more than it is told to, and says how many there are', async () => {
  const { concepts } = await difference({ limit: 1 });
  const vanished = concepts.find(({ change }) => change === 'vanished');
  expect(vanished).toMatchObject({ total: 2, concepts: [{ conceptId: 192671 }] });
});

test('a release beside itself differs in nothing', async () => {
  const same = join(folder, 'same.duckdb');
  await prepared(same, TINY_CDM);
  const { facts, tables, concepts } = await difference({}, [a, same]);
  expect({ facts, tables, concepts }).toEqual({
    facts: [{ fact: 'name', a: 'a', b: 'same' }],
    tables: [],
    concepts: []
  });
});

describe('people of one key', () => {
  const [first, next, other] = ['first', 'next', 'other'].map(name => join(folder, `${name}.duckdb`)) as [
    string,
    string,
    string
  ];
  const policy = join(folder, 'policy.json');

  beforeAll(async () => {
    const keys = [11, 70].map(start => {
      const bytes = Uint8Array.from({ length: 32 }, (_, place) => start + place * 37);
      const path = join(folder, `key-${start}`);
      writeFileSync(path, Buffer.from(bytes).toString('hex'), { mode: 0o600 });
      return path;
    }) as [string, string];
    writeFileSync(policy, JSON.stringify(corpusPolicy()));
    const make = async (output: string, years: number, key: string): Promise<void> => {
      const source = `${output}.source`;
      await writeDatabase(
        source,
        Object.entries(corpus(years)).map(([table, sql]) => `create table ${table} as ${sql}`)
      );
      await prepareRelease({ source, output, curation: { policy, key }, threads: 1, memoryMb: 500 });
    };
    await make(first, 0, keys[0]);
    await make(next, 1, keys[0]);
    await make(other, 0, keys[1]);
  });

  test('are matched, and only they', async () => {
    const { people } = await difference({ exact: true }, [first, next]);
    const { both, onlyA, onlyB } = people.same!;
    expect([both, onlyA, onlyB].map(told => told.kind === 'exact' && told.value)).toEqual([59, 0, 10]);
    expect((await difference({}, [first, next])).people.same).toEqual({
      both: rounded(60),
      onlyA: FEW,
      onlyB: FEW
    });
    expect((await difference({ exact: true }, [first, other])).people.same).toBeNull();
    expect((await difference({ exact: true }, [a, first])).people.same).toBeNull();
  });

  test('no id of anybody is told, whatever is asked for', async () => {
    for (const args of [['--exact'], ['--exact', '--json'], []]) {
      const { code, out } = await cohortlab.run(['diff', first, next, ...args]);
      expect(code).toBe(0);
      expect(out.replace(/[0-9a-f]{64}/g, '')).not.toMatch(/\d{13}/);
    }
  });
});

describe('definitions', () => {
  const file = join(folder, 'diabetes.concepts.json');
  const items = [
    { conceptId: 201820, descendants: true },
    { conceptId: 1118084, mapped: true }
  ];
  writeFileSync(file, JSON.stringify({ $schema: 'cohortlab:concepts/1', name: 'Diabetes', items }));

  test('say what their concepts select in each release', async () => {
    const { code, out } = await cohortlab.run(['diff', a, b, '--definition', file, '--json']);
    expect(code).toBe(0);
    const { definitions } = JSON.parse(out) as Difference;
    expect(definitions).toEqual([
      {
        file,
        sets: [
          {
            set: 'Diabetes',
            a: 4,
            b: 4,
            lost: { total: 1, concepts: [expect.objectContaining({ conceptId: 2000000001 })] },
            gained: { total: 1, concepts: [expect.objectContaining({ conceptId: 192671 })] }
          }
        ]
      }
    ]);
  });

  test('and in words', async () => {
    const { out } = await cohortlab.run(['diff', a, b, '--definition', file]);
    expect(out).toContain('“Diabetes”: 4 concepts, then 4\n    lost: 1\n');
    expect(out).toMatch(/1118084\s+celecoxib\s+RxNorm\s+≈40 → <40\s+now: 1118999 celecoxib \(new\)/);
    expect(out).toMatch(/last day\s+2020-12-31\s+→\s+2021-06-30/);
    expect(out).not.toMatch(/397|\b39\b/);
  });

  test('that cannot be read are told, and nothing else is', async () => {
    const broken = join(folder, 'broken.concepts.json');
    writeFileSync(broken, '{"$schema": "cohortlab:concepts/1", "name": "x", "itmes": []}');
    const { code, out, err } = await cohortlab.run(['diff', a, b, '--definition', broken]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('itmes');
  });
});

test.each([
  [[a], 2, 'Name two releases'],
  [[a, a], 2, 'one and the same file'],
  [[a, join(folder, 'nowhere.duckdb')], 1, 'There is no release at']
])('what is wrong with the command is said: %#', async (args, code, said) => {
  expect(await cohortlab.run(['diff', ...args])).toMatchObject({
    code,
    out: '',
    err: expect.stringContaining(said)
  });
});
