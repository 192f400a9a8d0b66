import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { sharedFolder } from '../../../../test/shared.js';
import { commandLine } from '../../testing/command-line.js';
import { testFolder } from '../../testing/folder.js';
import { LEAST, writeParquet } from '../../testing/parquet.js';

/** `cohortlab prepare` itself, over sources that need room of their own: what is left when it ends early. */
jest.setTimeout(120_000);
const folder = testFolder();
const cohortlab = commandLine();
const zip = join(sharedFolder('data', 'synthea27'), 'synthea27nj-5.4-csv.zip');
const prepare = (source: string, output: string): string[] => [
  'prepare',
  source,
  '-o',
  output,
  '--threads',
  '1'
];

test('a prepare that is killed leaves the old release, and its litter goes with the next run', async () => {
  const own = join(folder, 'own');
  const output = join(own, 'made.duckdb');
  const least = await writeParquet(join(folder, 'least'), LEAST);
  expect(await cohortlab.run(prepare(least, output))).toMatchObject({ code: 0 });
  const old = readFileSync(output);

  // Unpacked and partly read: the folder beside the output holds copies of the source's rows.
  const killed = await cohortlab.runUntil(/[1-9]\d % /, 'SIGKILL', prepare(zip, output));
  expect(killed.signal).toBe('SIGKILL');
  expect(readFileSync(output).equals(old)).toBe(true);
  expect(readdirSync(own)).toHaveLength(2);

  expect(await cohortlab.run(prepare(least, output))).toMatchObject({ code: 0 });
  expect(readdirSync(own)).toEqual(['made.duckdb']);
});

test('a prepare that is stopped leaves nothing where nothing was', async () => {
  const output = join(folder, 'none', 'made.duckdb');
  const stopped = await cohortlab.runUntil(/[1-9]\d % /, 'SIGTERM', prepare(zip, output));
  expect(stopped.code).toBe(143);
  expect(existsSync(output)).toBe(false);
  expect(readdirSync(join(folder, 'none'))).toEqual([]);
});

test.each([
  [
    'while rows are read',
    sharedFolder('data', 'gibleed'),
    'cohortlab: The disk is full. Nothing was written'
  ],
  ['while a zip is unpacked', zip, 'A file would become larger than this account may write']
])('a disk that is full %s leaves the old release, and says so', async (_, source, said) => {
  const own = join(folder, `full-${source.length}`);
  const output = join(own, 'made.duckdb');
  const least = await writeParquet(join(folder, `least-${source.length}`), LEAST);
  expect(await cohortlab.run(prepare(least, output))).toMatchObject({ code: 0 });
  const old = readFileSync(output);
  const { code, err } = await cohortlab.runCramped(2_000, prepare(source, output));
  expect([code, err]).toEqual([1, expect.stringContaining(said)]);
  expect(err).not.toContain('damaged');
  expect(readFileSync(output).equals(old)).toBe(true);
  expect(readdirSync(own)).toEqual(['made.duckdb']);
});

test('what was noted is told without exact counts; what to drop must be known', async () => {
  const source = await writeParquet(join(folder, 'odd'), {
    ...LEAST,
    'death.parquet':
      "select i::bigint as person_id, date '2020-01-01' as death_date from range(100, 163) t(i)"
  });
  const output = join(folder, 'odd.duckdb');
  const { code, err } = await cohortlab.run([...prepare(source, output), '--drop', 'unknown-person']);
  expect(code).toBe(0);
  expect(err).toContain('  Records of people who are not in person, left out: death.\n');
  expect(err).toContain(
    '  death.parquet, column person_id, first in row 1: about 60 records of people who are not in person, left out.\n'
  );
  expect(await cohortlab.run([...prepare(source, output), '--drop', 'nonsense'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('--drop takes one of duplicate-id, unknown-person,')
  });
});
