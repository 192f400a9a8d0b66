import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { makeDemo } from '../release/demo/index.js';
import { openDatabase } from '../release/database.js';
import { commandLine } from '../testing/command-line.js';
import { testFolder } from '../testing/folder.js';

jest.setTimeout(120_000);
const folder = testFolder();
const release = join(folder, 'demo.duckdb');
const cohortlab = commandLine();

/** A file that says who has a record of a kind; the field that holds the criteria can be misspelt. */
function definition(name: string, kind = 'conditionOccurrence', include = 'include'): string {
  const file = join(folder, `${name}.cohort.json`);
  const conceptSets = [{ id: 's1', kind: 'inline', name, items: [{ conceptId: 201826, descendants: true }] }];
  const of = [{ id: 'c1', kind, conceptSet: 's1' }];
  const content = { $schema: 'cohortlab:cohort/1', kind: 'people', name, conceptSets };
  writeFileSync(
    file,
    JSON.stringify({ ...content, [include]: [{ id: 'g1', kind: 'all', of }], exclude: [] })
  );
  return file;
}

const diabetes = definition('diabetes');

beforeAll(async () => {
  await makeDemo({ output: release, name: 'demo', people: 200, seed: 1 });
  const database = await openDatabase(release, { temporary: null });
  await database.run('drop table specimen');
  database.close();
});

test('the SQL of a cohort runs on the release that it is for', async () => {
  const { out, code } = await cohortlab.run(['sql', diabetes, '--release', release]);
  expect(code).toBe(0);
  expect(out).toMatch(/^with s1_diabetes as \(\n/);
  // Until the day that the release covers.
  expect(out).toContain("date '2023-10-01'");
  const database = await openDatabase(release, { temporary: null });
  const rows = await database.ask(out);
  database.close();
  expect(rows.length).toBeGreaterThan(0);
  expect(Object.keys(rows[0]!)).toEqual(['person_id', 'cohort_start_date', 'cohort_end_date']);
});

test('several are told apart by their files, in the words of another engine, step by step', async () => {
  const specimen = definition('specimen', 'specimen');
  const { out, code } = await cohortlab.run([
    'sql',
    diabetes,
    specimen,
    '--dialect',
    'postgres',
    '--attrition'
  ]);
  expect(code).toBe(0);
  expect(out.split('\n').filter(line => line.startsWith('--'))).toEqual([`-- ${diabetes}`, `-- ${specimen}`]);
  expect(out.match(/;$/gm)).toHaveLength(2);
  expect(out).toContain("'everyone' as stage");
});

test('as JSON there is a line for each, and one that cannot be used does not keep the others back', async () => {
  const wrong = definition('wrong', 'conditionOccurrence', 'inclood');
  const { out, err, code } = await cohortlab.run(['sql', wrong, diabetes, '--json']);
  const lines = out
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as unknown);
  expect(lines).toEqual([
    {
      file: wrong,
      problems: expect.arrayContaining([expect.objectContaining({ path: '/inclood' })])
    },
    {
      file: diabetes,
      sql: expect.stringContaining('s1_diabetes'),
      steps: { kept: [], sql: expect.stringContaining('s1_diabetes') },
      compileMs: expect.any(Number)
    }
  ]);
  expect([code, err]).toEqual([1, 'cohortlab: 1 of 2 definitions cannot be used as they are.\n']);
  const alone = await cohortlab.run(['sql', wrong]);
  expect(alone).toMatchObject({ code: 1, out: '', err: expect.stringContaining('/inclood') });
});

test('what is wrong with the command line, the files or the release is said in a sentence', async () => {
  const said = async (...args: string[]) => {
    const { code, err } = await cohortlab.run(['sql', ...args]);
    return [code, err.split('\n')[0]];
  };
  expect(await said()).toEqual([2, 'cohortlab: The definition is missing.']);
  expect(await said(diabetes, '--dialect', 'oracle')).toEqual([
    2,
    'cohortlab: --dialect takes duckdb or postgres.'
  ]);
  expect(await said(join(folder, 'nowhere.json'))).toEqual([
    1,
    expect.stringContaining('There is no definition at')
  ]);
  expect(await said(diabetes, '--release', join(folder, 'none.duckdb'))).toEqual([
    1,
    expect.stringContaining('There is no release at')
  ]);
  expect(await said(definition('specimens', 'specimen'), '--release', release)).toEqual([
    1,
    'cohortlab: The release has no table specimen.'
  ]);
});
