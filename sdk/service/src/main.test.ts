import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { bundle, peopleWith } from './testing/definitions.js';
import { testFolder } from './testing/folder.js';
import { beginRequest, request } from './testing/http.js';
import { bundledService, startService, type Started } from './testing/process.js';
import { alter, ENDLESS_CONDITIONS, tinyRelease } from './testing/tiny-release.js';

const folder = testFolder();
let file: string;
let release: string;
beforeAll(async () => {
  [file, release] = await Promise.all([bundledService(), tinyRelease(folder)]);
  await alter(release, ENDLESS_CONDITIONS);
}, 60_000);

let count = 0;
/** Two private folders, and how the service is started in them. */
function folders() {
  const [runtime, work] = ['run', 'work'].map(name => join(folder, `${name}-${count}`)) as [string, string];
  count++;
  for (const path of [runtime, work]) mkdirSync(path, { mode: 0o700 });
  const start = (...args: string[]) => startService(file, ['--runtime', runtime, '--work', work, ...args]);
  return { runtime, work, start, panel: join(runtime, 'panel.sock'), kernel: join(runtime, 'kernel.sock') };
}
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
const token = (runtime: string) => readFileSync(join(runtime, 'kernel.token'), 'utf8');
const authorization = (runtime: string) => ({ authorization: `Bearer ${token(runtime)}` });
async function end({ child, ended }: Started) {
  child.stdin?.end();
  return ended;
}

jest.setTimeout(60_000);

it('starts with private sockets and a token, answers on both, ends with its input', async () => {
  const { runtime, work, start, panel, kernel } = folders();
  const service = await start('--release', release, '--memory-limit', '300');
  expect(service.said).toEqual({ event: 'ready', version: '4.5.6' });
  expect(readdirSync(runtime).sort()).toEqual(['kernel.sock', 'kernel.token', 'panel.sock']);
  expect([panel, kernel, join(runtime, 'kernel.token')].map(mode)).toEqual(['600', '600', '600']);
  expect(token(runtime)).toMatch(/^[0-9a-f]{64}$/);
  const health = { service: 'cohortlab', version: '4.5.6' };
  expect((await request(panel, 'GET', '/health')).json).toEqual(health);
  expect((await request(kernel, 'GET', '/health', undefined, authorization(runtime))).json).toEqual(health);
  expect((await request(kernel, 'GET', '/health')).status).toBe(401);
  const drugs = { bundle: bundle('a', peopleWith(1118084, 'drugExposure')) };
  expect((await request(panel, 'POST', '/releases/tiny/count', drugs)).json).toMatchObject({
    people: { kind: 'rounded', value: 40, base: 20 }
  });

  const { how, log } = await end(service);
  expect(how).toBe(0);
  expect(readdirSync(runtime)).toEqual([]);
  expect(readdirSync(work)).toEqual(['.cohortlab-work']);
  for (const line of log.trimEnd().split('\n'))
    expect(Object.keys(JSON.parse(line) as object)).toContain('msg');
  expect(log).not.toContain(folder);
  expect(log).not.toMatch(/1118084|tiny/);
});

it('ends on SIGTERM, whatever runs', async () => {
  const { runtime, start, kernel } = folders();
  const service = await start('--release', release);
  const { answer } = beginRequest(
    kernel,
    'POST',
    '/releases/tiny/rows',
    { bundle: bundle('a', peopleWith(201826)) },
    { ...authorization(runtime), 'x-cohortlab-query': '00000000-0000-4000-8000-000000000000' }
  );
  const broken = expect(answer).rejects.toThrow();
  const state = () =>
    request(
      kernel,
      'GET',
      '/queries/00000000-0000-4000-8000-000000000000',
      undefined,
      authorization(runtime)
    );
  while ((await state()).status !== 200);
  service.child.kill('SIGTERM');
  await broken;
  expect((await service.ended).how).toBe(0);
});

it('starts again after it was killed, with nothing left of before', async () => {
  const { runtime, work, start, panel } = folders();
  const first = await start('--release', release);
  const before = token(runtime);
  first.child.kill('SIGKILL');
  expect((await first.ended).how).toBe('SIGKILL');
  expect(existsSync(panel)).toBe(true);
  mkdirSync(join(work, 'release-1'));
  writeFileSync(join(work, 'release-1', 'duckdb_temp_storage_DEFAULT-0.tmp'), 'records of people');

  const second = await start('--release', release);
  expect(second.said).toMatchObject({ event: 'ready' });
  expect(readdirSync(work)).toEqual(['.cohortlab-work']);
  expect(token(runtime)).not.toBe(before);
  expect((await request(panel, 'GET', '/health')).status).toBe(200);
  await end(second);
});

it('offers what it can: a release that is missing does not stop it', async () => {
  const { start, panel } = folders();
  const service = await start(
    '--release',
    join(folder, 'gone.duckdb'),
    '--release',
    release,
    '--default',
    'tiny'
  );
  expect((await request(panel, 'GET', '/releases')).json).toMatchObject({
    releases: [
      { name: 'gone', id: 'gone', state: 'missing', default: false },
      { name: 'tiny', state: 'ready', default: true }
    ]
  });
  expect((await request(panel, 'GET', '/releases/gone')).json).toMatchObject({ code: 'releaseMissing' });
  await end(service);
});

describe('refuses to start', () => {
  async function refused({ said, ended }: Started, code: string) {
    expect(said).toEqual({ event: 'failed', code });
    expect((await ended).how).toBe(1);
  }

  it('in folders that others may enter, that are links, or that are not there', async () => {
    const open = folders();
    chmodSync(open.runtime, 0o750);
    await refused(await open.start(), 'folderRefused');
    const readable = folders();
    chmodSync(readable.work, 0o704);
    await refused(await readable.start(), 'folderRefused');
    const link = folders();
    symlinkSync(link.runtime, join(folder, 'link'));
    await refused(
      await startService(file, ['--runtime', join(folder, 'link'), '--work', link.work]),
      'folderRefused'
    );
    await refused(
      await startService(file, ['--runtime', join(folder, 'none'), '--work', link.work]),
      'folderRefused'
    );
  });

  it('with a work folder that is not its own, and leaves it alone', async () => {
    const { work, start } = folders();
    writeFileSync(join(work, 'thesis.docx'), 'years of work');
    await refused(await start(), 'folderRefused');
    expect(readFileSync(join(work, 'thesis.docx'), 'utf8')).toBe('years of work');
  });

  it('where a file lies in the place of a socket', async () => {
    const { panel, start } = folders();
    writeFileSync(panel, 'no socket');
    await refused(await start(), 'folderRefused');
    expect(readFileSync(panel, 'utf8')).toBe('no socket');
  });

  it('beside a service that is alive', async () => {
    const { panel, runtime, start } = folders();
    const service = await start();
    const other = folders();
    await refused(await startService(file, ['--runtime', runtime, '--work', other.work]), 'folderRefused');
    expect((await request(panel, 'GET', '/health')).status).toBe(200);
    await end(service);
  });

  it.each([[[]], [['--nonsense']], [['--memory-limit', 'much']], [['release.duckdb']]])(
    'with %j',
    async args => {
      const { runtime, work } = folders();
      const both = args.length > 0 ? ['--runtime', runtime, '--work', work] : [];
      await refused(await startService(file, [...both, ...args]), 'badRequest');
    }
  );
});
