import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { sharedFolder } from '../../../test/shared.js';
import { commandLine } from '../testing/command-line.js';
import { testFolder } from '../testing/folder.js';
import { openDatabase } from '../release/database.js';
import { literal } from '../release/quote.js';
import { prepareRelease } from '../release/prepare/index.js';

jest.setTimeout(120_000);
const folder = testFolder();
const release = join(folder, 'gibleed.duckdb');
const cohortlab = commandLine();

beforeAll(async () => {
  await prepareRelease({ source: sharedFolder('data', 'gibleed'), output: release, threads: 2 });
});

/** A study with a cohort in one folder and its concepts in another. */
function study(name: string, { marked = true, include = '"include"' } = {}): string {
  const own = join(folder, name);
  mkdirSync(join(own, 'cohorts'), { recursive: true });
  mkdirSync(join(own, 'concepts'));
  if (marked) writeFileSync(join(own, 'cohortlab.toml'), '');
  writeFileSync(
    join(own, 'concepts', 'bleeding.concepts.json'),
    JSON.stringify({
      $schema: 'cohortlab:concepts/1',
      name: 'Bleeding',
      items: [{ conceptId: 192671, descendants: true }]
    })
  );
  const cohort = join(own, 'cohorts', 'bleeding.cohort.json');
  writeFileSync(
    cohort,
    `{ "$schema": "cohortlab:cohort/1", "kind": "people", "name": "Bleeding",
  "conceptSets": [{ "id": "s1", "kind": "file", "path": "../concepts/bleeding.concepts.json" }],
  ${include}: [{ "id": "g1", "kind": "all", "of": [{ "id": "c1", "kind": "conditionOccurrence", "conceptSet": "s1" }] }],
  "exclude": [] }`
  );
  return cohort;
}

const generate = (definition: string, output: string, ...more: string[]) =>
  cohortlab.run(['generate', definition, '--release', release, '-o', output, ...more]);

test('help and version', async () => {
  expect((await cohortlab.run(['--version'])).out).toBe('cohortlab 1.2.3\n');
  const help = await cohortlab.run([]);
  for (const command of ['demo', 'prepare', 'generate', 'words', 'convert', 'releases', 'retire', 'oracle']) {
    expect(help.out).toContain(`cohortlab ${command}`);
    const one = await cohortlab.run([command, '--help']);
    expect(one).toMatchObject({ code: 0, err: '' });
    expect(one.out).toContain(`usage: cohortlab ${command} `);
  }
});

test('what is wrong with the command line is said in a sentence', async () => {
  const misuses = [
    [['dmeo'], 'There is no command dmeo.'],
    [['demo'], 'The file to write (-o FILE) is missing.'],
    [['demo', '-o', 'x', '--peple', '3'], "Unknown option '--peple'."],
    [['demo', '-o', 'x', '--people', 'many'], '--people takes a whole number from 1 to 8999992.'],
    [['prepare', '-o', 'x'], 'The source to read is missing.'],
    [['prepare', 'a', 'b', '-o', 'x'], 'The source to read is one; 1 more were given.'],
    [['prepare', 'a', '-o', 'x', '--cut-off', '2020-02-30'], '--cut-off takes a day as YYYY-MM-DD.'],
    [['generate', 'a', '--release', 'b', '-o', 'c.xlsx'], 'The output ends in .csv or .parquet.'],
    [['retire', 'a'], 'Say what replaced the release (--replaced-by NAME), or --undo.']
  ] as const;
  const said = await Promise.all(misuses.map(([args]) => cohortlab.run(args)));
  for (const [place, [, message]] of misuses.entries()) {
    const { code, out, err } = said[place]!;
    expect({ code, out, err: err.split('\n') }).toEqual({
      code: 2,
      out: '',
      err: [`cohortlab: ${message}`, expect.stringMatching(/^See: cohortlab .*--help$/), '']
    });
  }
});

test('a source that cannot be used is described, place by place', async () => {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  const { code, err } = await cohortlab.run(['prepare', empty, '-o', join(folder, 'none.duckdb')]);
  expect(code).toBe(1);
  expect(err).toContain(`  ${empty}: there are no Parquet files and no CSV files in that folder.\n`);
  expect(err).toContain('nothing was written');
});

test('demo says what it made', async () => {
  const output = join(folder, 'twenty.duckdb');
  const made = await cohortlab.run([
    'demo',
    '-o',
    output,
    '--people',
    '20',
    '--seed',
    '7',
    '--name',
    'Twenty'
  ]);
  expect(made.err).toMatch(/Wrote .*twenty\.duckdb: Twenty, id [0-9a-f]{12}, until 2023-10-01\./);
});

test('a cohort of ours, with the files that it refers to, becomes a CSV file', async () => {
  const output = join(folder, 'bleeding.csv');
  expect(await generate(study('ours'), output)).toMatchObject({ code: 0, out: '' });
  const [header, ...lines] = readFileSync(output, 'utf8').trimEnd().split('\n');
  expect(header).toBe('person_id,cohort_start_date,cohort_end_date');
  expect(lines).toHaveLength(479);
  expect(lines[0]).toMatch(/^3,1958-01-29,2019-07-03$/);
  const ids = lines.map(line => BigInt(line.split(',')[0]!));
  expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : 1)));
  expect(statSync(output).mode & 0o777).toBe(0o600);
});

test('a definition of ATLAS becomes a Parquet file', async () => {
  const definition = join(folder, 'celecoxib.json');
  const concept = {
    CONCEPT_ID: 1118084,
    CONCEPT_NAME: 'celecoxib',
    DOMAIN_ID: 'Drug',
    VOCABULARY_ID: 'RxNorm',
    CONCEPT_CODE: '140587',
    STANDARD_CONCEPT: 'S'
  };
  writeFileSync(
    definition,
    JSON.stringify({
      ConceptSets: [
        { id: 0, name: 'Celecoxib', expression: { items: [{ concept, includeDescendants: true }] } }
      ],
      PrimaryCriteria: {
        CriteriaList: [{ DrugExposure: { CodesetId: 0 } }],
        ObservationWindow: { PriorDays: 0, PostDays: 0 },
        PrimaryCriteriaLimit: { Type: 'First' }
      },
      QualifiedLimit: { Type: 'First' },
      ExpressionLimit: { Type: 'First' },
      InclusionRules: [],
      CensoringCriteria: [],
      CollapseSettings: { CollapseType: 'ERA', EraPad: 0 },
      CensorWindow: {}
    })
  );
  const output = join(folder, 'celecoxib.parquet');
  expect(await generate(definition, output)).toMatchObject({ code: 0 });
  const database = await openDatabase(':memory:', { temporary: join(folder, 'temporary') });
  const file = `read_parquet(${literal(output)})`;
  const [row] = await database.ask(
    `select count(distinct person_id) as people, any_value(typeof(person_id)) as type from ${file}`
  );
  const columns = await database.ask(`select column_name as name from (describe select * from ${file})`);
  database.close();
  expect(row).toEqual({ people: 1_800n, type: 'BIGINT' });
  expect(columns.map(({ name }) => name)).toEqual(['person_id', 'cohort_start_date', 'cohort_end_date']);
});

test('a cohort is said in words, with remarks on it, and no release is asked', async () => {
  const definition = study('in-words');
  const { code, out, err } = await cohortlab.run(['words', definition]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('Everybody with a condition record of “Bleeding”.');
  expect(out).toContain('- “Bleeding”: concept 192671 and its descendants');
  expect(out).not.toContain('REMARKS');

  const atlas = join(folder, 'any-drug.json');
  writeFileSync(
    atlas,
    JSON.stringify({
      PrimaryCriteria: {
        CriteriaList: [{ DrugExposure: {} }],
        ObservationWindow: { PriorDays: 0, PostDays: 0 },
        PrimaryCriteriaLimit: { Type: 'First' }
      },
      ConceptSets: [],
      ExpressionLimit: { Type: 'First' }
    })
  );
  const said = await cohortlab.run(['words', atlas]);
  expect(said.out).toContain('Day 0 (the index date) is the start of a drug exposure to any drug.');
  expect(said.out).toContain('REMARKS\n\n- warning at /entry/events/0: No concept set is named');
  const json = JSON.parse((await cohortlab.run(['words', atlas, '--json'])).out) as Record<string, unknown>;
  expect(json).toMatchObject({
    words: { title: 'any-drug', sections: [{ heading: 'Entry' }, { heading: 'Exit' }] },
    remarks: [{ severity: 'warning', code: 'anyRecord', path: '/entry/events/0' }]
  });
  expect((await cohortlab.run(['words', atlas, '--markdown'])).out).toMatch(/^# any-drug\n\n## Entry\n/);
  expect(await cohortlab.run(['words', join(folder, 'none.json')])).toMatchObject({ code: 1, out: '' });
});

test('a definition that cannot be used is described, and nothing is written', async () => {
  const output = join(folder, 'none.csv');
  const wrong = await generate(study('wrong', { include: '"inclood"' }), output);
  expect(wrong.code).toBe(1);
  expect(wrong.err).toMatch(
    /cohorts\/bleeding\.cohort\.json:3 \/inclood: There is no field "inclood" here\./
  );
  const outside = await generate(study('unmarked', { marked: false }), output);
  expect(outside.code).toBe(1);
  expect(outside.err).toContain('There is no file ../concepts/bleeding.concepts.json that can be reached.');
  const concepts = await generate(join(folder, 'ours', 'concepts', 'bleeding.concepts.json'), output);
  expect(concepts.err).toContain('concepts/bleeding.concepts.json is no cohort.');
  const nothing = await generate(join(folder, 'nowhere.json'), output);
  expect(nothing).toMatchObject({ code: 1, err: expect.stringContaining('There is no definition at') });
  expect(() => statSync(output)).toThrow('ENOENT');
});

test('a link out of the study is not followed', async () => {
  const cohort = study('linked');
  const other = study('elsewhere', { marked: false });
  const link = join(cohort, '..', '..', 'concepts', 'bleeding.concepts.json');
  writeFileSync(`${link}.old`, readFileSync(link));
  rmSync(link);
  symlinkSync(join(other, '..', '..', 'concepts', 'bleeding.concepts.json'), link);
  const { code, err } = await generate(cohort, join(folder, 'linked.csv'));
  expect(code).toBe(1);
  expect(err).toContain('that can be reached');
});

test('a release that is missing or is none is named', async () => {
  const definition = study('releases');
  const run = (file: string) =>
    cohortlab.run(['generate', definition, '--release', file, '-o', join(folder, 'none.csv')]);
  expect(await run(join(folder, 'nothing.duckdb'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no release at')
  });
  const junk = join(folder, 'junk.duckdb');
  writeFileSync(junk, 'junk');
  expect(await run(junk)).toMatchObject({
    code: 1,
    err: expect.stringContaining('damaged, in use for writing, or not a release')
  });
});

test('rows are not written where a running Jupyter server serves files, unless one says so', async () => {
  const served = join(folder, 'served');
  const runtime = join(folder, 'runtime');
  mkdirSync(join(served, 'deep'), { recursive: true });
  mkdirSync(runtime);
  symlinkSync(served, join(folder, 'alias'));
  const server = (pid: number, root: string): void =>
    writeFileSync(
      join(runtime, `jpserver-${pid}.json`),
      JSON.stringify({ pid, root_dir: root, url: 'http://localhost' })
    );
  const definition = study('served-study');
  const write = (output: string, ...more: string[]) =>
    cohortlab.run(['generate', definition, '--release', release, '-o', output, ...more], {
      ...process.env,
      JUPYTER_RUNTIME_DIR: runtime
    });

  server(999_999_999, served);
  writeFileSync(join(runtime, 'jpserver-broken.json'), '{');
  expect(await write(join(served, 'gone.csv'))).toMatchObject({ code: 0 });

  server(process.pid, served);
  for (const output of [
    join(served, 'out.csv'),
    join(served, 'deep', 'out.csv'),
    join(folder, 'alias', 'deep', 'out.csv')
  ]) {
    const { code, err } = await write(output);
    expect([code, err]).toEqual([1, expect.stringContaining('--into-workspace')]);
    expect(() => statSync(output)).toThrow('ENOENT');
  }
  expect(await write(join(folder, 'served-not', 'out.csv'))).toMatchObject({ code: 0 });
  expect(await write(join(served, 'out.csv'), '--into-workspace')).toMatchObject({ code: 0 });
});

describe('convert', () => {
  const atlas = (): string => join(sharedFolder('oracle', 'cohorts'), '2.json');

  test('a definition of ATLAS in our language and back is the same cohort', async () => {
    const ours = join(folder, 'from-atlas.cohort.json');
    expect(await cohortlab.run(['convert', atlas(), '--to', 'cohortlab', '-o', ours])).toMatchObject({
      code: 0
    });
    const back = join(folder, 'back.json');
    expect(await cohortlab.run(['convert', ours, '--to', 'atlas', '-o', back])).toMatchObject({ code: 0 });
    const again = await cohortlab.run(['convert', back, '--to', 'cohortlab']);
    expect(JSON.parse(again.out)).toEqual({
      ...JSON.parse(readFileSync(ours, 'utf8')),
      name: expect.any(String)
    });
  });

  test('what ATLAS cannot say is named, and nothing is written', async () => {
    const output = join(folder, 'never.json');
    const answer = await cohortlab.run(['convert', study('sets'), '--to', 'atlas', '-o', output]);
    expect(answer).toMatchObject({ code: 1, out: '' });
    expect(answer.err).toContain('/kind: ATLAS has no sets of people.');
    expect(() => statSync(output)).toThrow();
    expect(await cohortlab.run(['convert', atlas(), '--to', 'word'])).toMatchObject({ code: 2 });
  });
});
