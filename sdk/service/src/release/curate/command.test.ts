import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { sharedFolder } from '../../../../test/shared.js';
import { openRelease } from '../../cli/open.js';
import { commandLine } from '../../testing/command-line.js';
import { testFolder } from '../../testing/folder.js';

jest.setTimeout(120_000);
const folder = testFolder();
const cohortlab = commandLine();
const source = sharedFolder('data', 'gibleed');
const output = join(folder, 'gibleed.duckdb');
const KEY = Array.from({ length: 32 }, (_, place) => (place * 7 + 3).toString(16).padStart(2, '0')).join('');
const key = join(folder, 'curation.key');
const withdrawn = join(folder, 'withdrawn.txt');
const prepare = (...more: string[]) =>
  cohortlab.run(['prepare', source, '-o', output, '--threads', '1', ...more]);

beforeAll(() => {
  writeFileSync(key, KEY, { mode: 0o600 });
  writeFileSync(withdrawn, '1\n2\n999999999\n');
});

test('the command says what is missing, and makes nothing', async () => {
  expect(await prepare('--withdraw', withdrawn)).toMatchObject({
    code: 2,
    err: expect.stringContaining('--withdraw needs --policy.')
  });
  const { code, err } = await prepare('--policy', 'registered');
  expect(code).toBe(1);
  expect(err).toContain('needs the secret key');
  expect(err).toContain('openssl rand -hex 32');
  expect(existsSync(output)).toBe(false);
});

test('GiBleed (CDM 5.3) is curated by the shipped profile', async () => {
  const ran = await prepare('--policy', 'registered', '--key', key, '--withdraw', withdrawn);
  expect(ran).toMatchObject({
    code: 0,
    err: expect.stringContaining('Curated for the registered tier by the policy registered')
  });
  const { database, manifest } = await openRelease(output);
  const [row] = await database.ask(
    `select count(*) as people, count(*) filter (person_id between 1 and 10000) as old_ids, count(month_of_birth) as months from main.person`
  );
  database.close();
  expect(manifest.curation).toMatchObject({ tier: 'registered', policy: 'registered' });
  expect(manifest.curation?.rules.map(({ rule }) => rule)).toContain('shiftDates');
  expect(manifest.cdmVersion).toBe('5.3');
  expect(row).toMatchObject({ old_ids: 0n, months: 0n });
  expect(row?.['people']).toBeGreaterThan(1_000n);
});

test('what curation left beside a release goes when another one takes its place', async () => {
  const aside = `${output}.curation`;
  expect(existsSync(join(aside, 'report.txt'))).toBe(true);
  expect(await prepare()).toMatchObject({ code: 0 });
  expect(existsSync(aside)).toBe(false);
});
