import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { commandLine } from '../testing/command-line.js';
import { testFolder } from '../testing/folder.js';
import { writeWhole } from './draft.js';

jest.setTimeout(120_000);
const folder = testFolder();
let count = 0;
const place = (): string => {
  const own = join(folder, String(count++));
  mkdirSync(own);
  return join(own, 'out.txt');
};
const beside = (output: string): string[] => readdirSync(join(output, '..'));

test('the file is there when it is whole, for its owner alone', async () => {
  const output = place();
  writeFileSync(output, 'old');
  const result = await writeWhole(output, async (path, temporary) => {
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
    mkdirSync(temporary);
    await writeFile(path, 'new');
    expect(readFileSync(output, 'utf8')).toBe('old');
    return 7;
  });
  expect(result).toBe(7);
  expect(readFileSync(output, 'utf8')).toBe('new');
  expect(statSync(output).mode & 0o777).toBe(0o600);
  expect(beside(output)).toEqual(['out.txt']);
});

test('what fails leaves the old file, or none', async () => {
  const output = place();
  const fail = () =>
    writeWhole(output, async path => {
      await writeFile(path, 'half');
      throw new Error('no');
    });
  await expect(fail()).rejects.toThrow('no');
  expect(beside(output)).toEqual([]);
  writeFileSync(output, 'old');
  await expect(fail()).rejects.toThrow('no');
  expect(readFileSync(output, 'utf8')).toBe('old');
});

test('two at once do not disturb each other', async () => {
  const output = place();
  const write = (text: string, before: Promise<void>) =>
    writeWhole(output, async path => {
      await before;
      await writeFile(path, text);
    });
  let goOn = (): void => undefined;
  const first = write('first', new Promise(resolve => (goOn = resolve)));
  await write('second', Promise.resolve());
  goOn();
  await first;
  expect(readFileSync(output, 'utf8')).toBe('first');
  expect(beside(output)).toEqual(['out.txt']);
});

describe('a process that is killed', () => {
  const cohortlab = commandLine();
  const demo = (output: string, people: number): string[] => [
    'demo',
    '-o',
    output,
    '--people',
    String(people),
    '--threads',
    '1'
  ];

  test('leaves the old release, and its litter goes with the next run', async () => {
    const output = place();
    const made = await cohortlab.run(demo(output, 50));
    expect(made).toMatchObject({ code: 0, signal: null });
    const old = readFileSync(output);

    const killed = await cohortlab.runUntil(
      /making (visits|conditions|drugs|measurements)/,
      'SIGKILL',
      demo(output, 30_000)
    );
    expect(killed.signal).toBe('SIGKILL');
    expect(readFileSync(output).equals(old)).toBe(true);
    expect(beside(output)).toHaveLength(2);

    expect(await cohortlab.run(demo(output, 60))).toMatchObject({ code: 0 });
    expect(readFileSync(output).equals(old)).toBe(false);
    expect(beside(output)).toEqual(['out.txt']);
  });

  test('leaves no release where there was none, and nothing at all when it may clean up', async () => {
    const output = place();
    const stopped = await cohortlab.runUntil(
      /making (visits|conditions|drugs|measurements)/,
      'SIGTERM',
      demo(output, 30_000)
    );
    expect(stopped.code).toBe(143);
    expect(existsSync(output)).toBe(false);
    expect(beside(output)).toEqual([]);
  });
});
