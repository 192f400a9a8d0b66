import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import pg from 'pg';
import { findPostgres, startPostgres } from '../oracle/postgres-server.js';
import { commandLine, type Ran } from '../testing/command-line.js';
import { testFolder } from '../testing/folder.js';
import { tinyParquet } from '../testing/tiny-release.js';

jest.setTimeout(120_000);
const folder = testFolder();
const cache = join(folder, 'cache');
const cohortlab = commandLine();

/** The entry event of a concept, as ATLAS writes it. */
const circe = (criterion: string, conceptId: number): string =>
  JSON.stringify({
    ConceptSets: [
      { id: 0, name: 'Concept', expression: { items: [{ concept: { CONCEPT_ID: conceptId } }] } }
    ],
    PrimaryCriteria: {
      CriteriaList: [{ [criterion]: { CodesetId: 0 } }],
      ObservationWindow: { PriorDays: 0, PostDays: 0 },
      PrimaryCriteriaLimit: { Type: 'First' }
    },
    QualifiedLimit: { Type: 'First' },
    ExpressionLimit: { Type: 'First' },
    InclusionRules: [],
    CensoringCriteria: [],
    CollapseSettings: { CollapseType: 'ERA', EraPad: 0 },
    CensorWindow: {}
  });

let made = 0;
/** An oracle over the tiny CDM: diabetes (10), haemorrhage (100001) and celecoxib (200001). */
function oracleFolder(expected?: string): string {
  const own = join(folder, `oracle-${made++}`);
  mkdirSync(join(own, 'cohorts'), { recursive: true });
  writeFileSync(join(own, 'cohorts', '10.json'), circe('ConditionOccurrence', 201826));
  writeFileSync(join(own, 'cohorts', '100001.json'), circe('ConditionOccurrence', 192671));
  writeFileSync(join(own, 'cohorts', '200001.json'), circe('DrugExposure', 1118084));
  if (expected !== undefined) writeFileSync(join(own, 'expected.ndjson'), expected);
  return own;
}

const oracle = (own: string, ...more: string[]): Promise<Ran> =>
  cohortlab.run(['oracle', own, '--cdm', join(folder, 'cdm'), '--threads', '1', ...more], {
    ...process.env,
    XDG_CACHE_HOME: cache
  });
const closing = ({ out }: Ran): string => out.trimEnd().split('\n').at(-1)!;

/** The releases in the cache: their files, told apart by inode. */
const kept = (): number[] =>
  readdirSync(join(cache, 'cohortlab', 'oracle')).map(
    name => statSync(join(cache, 'cohortlab', 'oracle', name)).ino
  );

const ANY = '0'.repeat(64);
const line = (id: number, rows: number, sha256 = ANY): string =>
  `${JSON.stringify({ id, rows, persons: rows, sha256 })}\n`;
/** What the engine itself answers, once it was found to have the right number of people. */
let right: string;

beforeAll(async () => {
  await tinyParquet(join(folder, 'cdm'));
  const answers = join(folder, 'answers.ndjson');
  const counted = [10, 100_001, 200_001].map(id => `{"id":${id},"rows":0,"persons":0,"ties":true}\n`);
  await oracle(oracleFolder(counted.join('')), '--answers', answers);
  right = readFileSync(answers, 'utf8');
  expect(statSync(answers).mode & 0o777).toBe(0o600);
});

test('definitions that give the known rows pass, several at a time, from a release that is kept', async () => {
  const people = right
    .trimEnd()
    .split('\n')
    .map(text => (JSON.parse(text) as { persons: number }).persons);
  expect(people).toEqual([200, 100, 40]);
  const before = kept();
  const ran = await oracle(oracleFolder(right), '--jobs', '2');
  expect(ran).toMatchObject({ code: 0, out: '3 passed, 0 failed\n' });
  expect(ran.err).not.toContain('reading');
  expect(kept()).toEqual(before);
  expect(readdirSync(join(folder, 'cdm')).every(name => name.endsWith('.parquet'))).toBe(true);
});

test('each definition that fails is listed with what is wrong', async () => {
  const [ten, bleeding, drug] = right.trimEnd().split('\n') as [string, string, string];
  const hash = (JSON.parse(ten) as { sha256: string }).sha256;
  const own = oracleFolder(
    [`${line(10, 200)}${line(100_001, 99)}`, `${drug}\n`, line(11, 1), line(12, 1), line(13, 1)].join('')
  );
  writeFileSync(join(own, 'cohorts', '12.json'), '{"ConceptSets": [], "Primary": 1}');
  writeFileSync(join(own, 'cohorts', '13.json'), circe('Specimen', 1));
  const ran = await oracle(own);
  expect(ran.code).toBe(1);
  const lines = ran.out.trimEnd().split('\n');
  expect(lines).toEqual([
    expect.stringMatching(
      new RegExp(
        `^10: sha256 ${ANY} expected, ${hash} got; first row got -?\\d+,\\d{4}-\\d\\d-\\d\\d,\\d{4}-\\d\\d-\\d\\d$`
      )
    ),
    expect.stringMatching(/^11: .*no such file/i),
    expect.stringMatching(/^12: .*Primary/),
    expect.stringMatching(/^13: rows 1 expected, 0 got; persons 1 expected, 0 got; .*; no rows$/),
    expect.stringMatching(/^100001: rows 99 expected, 100 got; persons 99 expected, 100 got; sha256 /),
    '1 passed, 5 failed'
  ]);
  expect(bleeding).toContain('"rows":100');
});

test('some of the definitions: by id, or a sample that is always the same', async () => {
  const own = oracleFolder(right);
  expect(closing(await oracle(own, '--only', '10,200001'))).toBe('2 passed, 0 failed');
  expect(closing(await oracle(own, '--sample', '2'))).toBe('2 passed, 0 failed');
  expect(await oracle(own, '--only', '10,77')).toMatchObject({
    code: 2,
    err: expect.stringContaining('expected.ndjson has no answer for 77.')
  });
});

test('where ties decide, rows and persons alone are compared', async () => {
  const ties = '{"id":10,"rows":200,"persons":200,"ties":true}\n';
  expect(await oracle(oracleFolder(ties))).toMatchObject({ code: 0, out: '1 passed, 0 failed\n' });
});

test('another content of the CDM is another release', async () => {
  const cdm = join(folder, 'other-cdm');
  cpSync(join(folder, 'cdm'), cdm, { recursive: true });
  rmSync(join(cdm, 'drug_exposure.parquet'));
  const ran = await oracle(oracleFolder(right), '--cdm', cdm);
  expect(ran.out).toMatch(/^200001: rows 40 expected, 0 got; .*no rows\n2 passed, 1 failed\n$/);
  expect(kept()).toHaveLength(2);
});

test('a folder that is no oracle is described', async () => {
  const bare = join(folder, 'bare');
  mkdirSync(bare);
  const said = async (...args: Parameters<typeof oracle>): Promise<unknown> => {
    const { code, out, err } = await oracle(...args);
    expect([code, out]).toEqual([1, '']);
    return err;
  };
  expect(await said(join(folder, 'nowhere'))).toContain(`There is no folder ${join(folder, 'nowhere')}.`);
  expect(await said(bare)).toContain(`There is no folder cohorts in ${bare}.`);
  expect(await said(oracleFolder())).toContain('There is no expected.ndjson in');
  expect(await said(oracleFolder(''))).toContain('expected.ndjson holds no answers.');
  const wrong: readonly [string, string][] = [
    ['{"id":1', 'this is no JSON.'],
    ['[]', 'the answer: '],
    ['{"id":"1","rows":1,"persons":1,"sha256":""}', 'id: '],
    ['{"id":1,"rows":-1,"persons":1,"ties":true}', 'rows: '],
    ['{"id":1,"rows":1,"persons":1,"sha256":"xyz"}', 'sha256: is no SHA-256.'],
    ['{"id":1,"rows":1,"persons":1}', 'there is neither sha256 nor "ties": true.'],
    ['{"id":1,"rows":1,"persons":1,"tie":true}', 'tie'],
    ['{"id":10,"rows":1,"persons":1,"ties":true}', 'definition 10 has an answer in line 1 already.']
  ];
  for (const [text, message] of wrong) {
    const err = await said(oracleFolder(`${line(10, 1)}\n${text}\n`));
    expect(err).toContain('expected.ndjson, line 3: ');
    expect(err).toContain(message);
  }
  expect(await said(oracleFolder(right), '--cdm', join(folder, 'nowhere'))).toContain('There is no folder');
  expect(await said(oracleFolder(right), '--cdm', bare)).toContain(
    'there are no Parquet files and no CSV files in that folder.'
  );
});

test('misuse is said in a sentence', async () => {
  const own = oracleFolder(right);
  const misuses: readonly [readonly string[], string][] = [
    [[], 'The folder of the oracle is missing.'],
    [[own, own], 'The folder of the oracle is one; 1 more were given.'],
    [[own, '--engine', 'sqlite'], '--engine takes duckdb or postgres.'],
    [[own, '--jobs', '0'], '--jobs takes a whole number from 1 to 64.'],
    [[own, '--only', '10;11'], '--only takes ids with commas between them: 10,100001.'],
    [[own, '--only', '10', '--sample', '1'], '--only and --sample exclude each other.'],
    [[own, '--postgres', 'x'], '--postgres goes with --engine postgres.'],
    [[own, '--engine', 'postgres', '--threads', '2'], '--threads goes with --engine duckdb.'],
    [[own, '--engines', 'x'], "Unknown option '--engines'."]
  ];
  for (const [args, message] of misuses) {
    const { code, out, err } = await cohortlab.run(['oracle', ...args]);
    expect([code, out, err]).toEqual([2, '', `cohortlab: ${message}\nSee: cohortlab oracle --help\n`]);
  }
});

describe('on PostgreSQL', () => {
  const postgres = (own: string, more: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Ran> =>
    cohortlab.run(['oracle', own, '--cdm', join(folder, 'cdm'), '--engine', 'postgres', ...more], {
      ...process.env,
      XDG_CACHE_HOME: cache,
      ...env
    });

  test('a server that cannot be reached, or is none, is said', async () => {
    const own = oracleFolder(right);
    const unreached = await postgres(own, ['--postgres', folder]);
    expect(unreached).toMatchObject({ code: 1, out: '' });
    expect(unreached.err).toContain('PostgreSQL cannot be reached');
    expect((await postgres(own, ['--postgres', 'nonsense'])).err).toContain(
      '--postgres nonsense is neither a URL nor the folder of a socket.'
    );
  });

  const programs = findPostgres();
  if (programs === null) console.warn('PostgreSQL is not installed: its half of the oracle is not tested.');
  const whenInstalled = programs === null ? test.skip : test;

  whenInstalled('a server of our own: the same definitions pass, and the same ones fail', async () => {
    expect(await postgres(oracleFolder(right), ['--jobs', '2'])).toMatchObject({
      code: 0,
      out: '3 passed, 0 failed\n'
    });
    const failing = await postgres(oracleFolder(right.replace('"rows":40', '"rows":41')));
    expect(failing).toMatchObject({ code: 1 });
    expect(failing.out).toMatch(/^200001: rows 41 expected, 40 got; first row got .*\n2 passed, 1 failed\n$/);
  });

  whenInstalled('a server that runs already is left as it was', async () => {
    const server = await startPostgres(programs!);
    const login = { PGUSER: server.user };
    const url = `postgresql://${server.user}@/postgres?host=${encodeURIComponent(server.socket)}`;
    for (const name of [server.socket, url])
      expect(await postgres(oracleFolder(right), ['--postgres', name], login)).toMatchObject({ code: 0 });
    const client = new pg.Client(url);
    await client.connect();
    const { rows } = await client.query(`select nspname from pg_namespace where nspname like 'cohortlab%'`);
    await client.end();
    await server.stop();
    expect(rows).toEqual([]);
    expect(existsSync(server.socket)).toBe(false);
  });
});
