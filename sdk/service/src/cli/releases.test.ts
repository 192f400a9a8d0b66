import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { makeDemo } from '../release/demo/index.js';
import { commandLine } from '../testing/command-line.js';
import { testFolder } from '../testing/folder.js';
import { tinyManifest, TINY_CDM, writeDatabase } from '../testing/tiny-cdm.js';
import { tinyRelease } from '../testing/tiny-release.js';

jest.setTimeout(60_000);
const cohortlab = commandLine();
const folder = testFolder();
const releases = join(folder, 'releases');
const [spring, autumn] = [join(releases, 'spring.duckdb'), join(releases, 'autumn.duckdb')];

beforeAll(async () => {
  mkdirSync(releases);
  await makeDemo({ people: 20, seed: 7, output: spring, name: 'Spring', threads: 1 });
  renameSync(await tinyRelease(folder, 'Autumn'), autumn);
  // What lies beside releases and is none: another database, a text, a draft's leftover.
  await writeDatabase(join(releases, 'other.duckdb'), ['create table t (i integer)']);
  writeFileSync(join(releases, 'notes.txt'), 'not a release');
});

/** Without what the machine's own environment offers. */
const { COHORTLAB_RELEASES, COHORTLAB_DEFAULT_RELEASE, ...bare } = process.env;
const list = (...args: string[]) => cohortlab.run(['releases', ...args], bare);
const rowsOf = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(line => line.split(/ {2,}/));

interface Listed {
  readonly releases: readonly Readonly<Record<string, unknown>>[];
}
const listed = async (...args: string[]) =>
  (JSON.parse((await list(...args, '--json')).out) as Listed).releases;

test('the releases of a folder are listed, with people through the door', async () => {
  const { code, out, err } = await list(releases);
  expect(err).toContain(`${join(releases, 'other.duckdb')}: `);
  expect(code).toBe(0);
  const made = new Date().toISOString().slice(0, 10);
  const id = expect.stringMatching(/^[0-9a-f]{12}$/);
  expect(rowsOf(out)).toEqual([
    ['Autumn', id, 'uncurated', '2020-12-31', made, 'about 400', '5.4', 'v5.0 tiny', '-', autumn],
    ['Spring', id, 'synthetic', '2023-10-01', made, 'fewer than 40', '5.4', expect.any(String), '-', spring]
  ]);
});

test('programs get the same as JSON', async () => {
  const [first] = await listed(autumn);
  expect(first).toEqual({
    file: autumn,
    name: 'Autumn',
    id: expect.stringMatching(/^[0-9a-f]{64}$/),
    tier: null,
    policy: null,
    synthetic: false,
    cutOff: '2020-12-31',
    madeAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    madeBy: expect.any(String),
    people: { kind: 'rounded', value: 400, base: 20 },
    cdmVersion: '5.4',
    vocabularyVersion: 'v5.0 tiny',
    default: false,
    retired: null,
    notes: expect.any(Array)
  });
});

test('the environment of the Jupyter server says which are meant and which is the default', async () => {
  const env = { ...bare, COHORTLAB_RELEASES: `${spring}:${autumn}` };
  const states = async (more: NodeJS.ProcessEnv) =>
    rowsOf((await cohortlab.run(['releases'], { ...env, ...more })).out).map(row => [row[0], row[8]]);
  expect(await states({})).toEqual([
    ['Spring', 'default'],
    ['Autumn', '-']
  ]);
  expect(await states({ COHORTLAB_DEFAULT_RELEASE: 'Autumn' })).toEqual([
    ['Spring', '-'],
    ['Autumn', 'default']
  ]);
});

test('two releases of one name are said to be two', async () => {
  const twin = join(folder, 'twin.duckdb');
  copyFileSync(spring, twin);
  expect((await list(spring, twin)).out.match(/not the only one of this name/g)).toHaveLength(2);
});

test('a file that is no release, or of another version, is told by name', async () => {
  const old = join(folder, 'old.duckdb');
  await writeDatabase(old, [...TINY_CDM, ...tinyManifest('old', 1)]);
  const { code, out, err } = await list(old, join(folder, 'nowhere'));
  expect({ code, out }).toEqual({ code: 1, out: 'There are no releases here.\n' });
  expect(err).toContain(`cohortlab: ${old}: ${old} was made by another version of Cohortlab.`);
  expect(err).toContain(`cohortlab: ${join(folder, 'nowhere')}: there is no such file or folder`);
});

describe('a release that is retired', () => {
  const notice = join(releases, 'cohortlab-retired.json');
  const retire = (...args: string[]) => cohortlab.run(['retire', ...args], bare);

  test('says what replaced it, under whatever name its file lies, and can be taken back', async () => {
    const before = statSync(spring, { bigint: true });
    expect(await retire(spring, '--replaced-by', 'Autumn', '--reason', 'Doses were wrong.')).toEqual({
      code: 0,
      signal: null,
      out: 'Spring is retired: Autumn replaces it.\n',
      err: ''
    });
    expect(statSync(spring, { bigint: true }).mtimeNs).toBe(before.mtimeNs);
    expect(statSync(notice).mode & 0o777).toBe(0o600);
    const renamed = join(releases, 'renamed.duckdb');
    renameSync(spring, renamed);
    expect(rowsOf((await list(renamed)).out)[0]![8]).toBe('retired → Autumn');
    expect((await list(renamed, '--notes')).out).toMatch(/Retired since \d{4}-\d\d-\d\d: Doses were wrong\./);
    expect(await listed(renamed)).toMatchObject([
      { retired: { replacedBy: 'Autumn', reason: 'Doses were wrong.' } }
    ]);
    expect((await retire(renamed, '--undo')).out).toBe('Spring is in use again.\n');
    expect(rowsOf((await list(renamed)).out)[0]![8]).toBe('-');
    expect(() => statSync(notice)).toThrow('ENOENT');
    renameSync(renamed, spring);
  });

  test('by one that is not there is retired all the same, with a note', async () => {
    const { code, err } = await retire(spring, '--replaced-by', 'Winter');
    expect(code).toBe(0);
    expect(err).toContain('there is no release Winter in');
    await retire(spring, '--undo');
  });

  test('is not retired by a slip', async () => {
    for (const args of [
      [spring],
      [spring, '--replaced-by', 'Spring'],
      [spring, '--replaced-by', 'A', '--undo'],
      [spring, '--replaced-by', 'line\nbreak'],
      [spring, '--replaced-by', 'A', '--reason', '\u001b[2J']
    ])
      expect([args, (await retire(...args)).code]).toEqual([args, 2]);
    expect(() => statSync(notice)).toThrow('ENOENT');
  });

  test.each([
    ['{', 'cannot be followed'],
    ['{"$schema":"cohortlab:retired/1","releases":[{"id":"x"}]}', '/releases/0/id'],
    ['{"$schema":"cohortlab:retired/2","releases":[]}', '/$schema']
  ])('is told wrongly by a list that cannot be followed: %s', async (text, said) => {
    writeFileSync(notice, text, { mode: 0o600 });
    for (const ran of [await list(spring), await retire(spring, '--replaced-by', 'Autumn')])
      expect(ran).toMatchObject({ code: 1, err: expect.stringContaining(said) });
    expect(readFileSync(notice, 'utf8')).toBe(text);
  });

  test('is told by nobody but the owner', async () => {
    writeFileSync(notice, '{}');
    chmodSync(notice, 0o666);
    expect((await list(spring)).err).toContain('can be written by other accounts');
  });
});
