import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { openDuckDB } from '../engine/duckdb/instance.js';
import { RETIRED_FILE, writeRetired } from '../release/retired.js';
import { testFolder } from '../testing/folder.js';
import { ENDLESS, TINY_CDM, tinyManifest, writeDatabase } from '../testing/tiny-cdm.js';
import { Offer } from './offer.js';
import { Offers } from './offers.js';
import { openRelease } from './open-release.js';

const folder = testFolder();
const [first, second, other] = ['first', 'second', 'other'].map(name => join(folder, `${name}.made`)) as [
  string,
  string,
  string
];
const never = new AbortController().signal;

beforeAll(async () => {
  await writeDatabase(first, [...TINY_CDM, ...tinyManifest('tiny')]);
  await writeDatabase(second, [...TINY_CDM, ...tinyManifest('tiny, second making')]);
  await writeDatabase(other, [...TINY_CDM, ...tinyManifest('of the future', 99)]);
});

let count = 0;
const offers: Offer[] = [];
afterEach(async () => {
  for (const offer of offers.splice(0)) await offer.close(0);
});

/** A place where a release file may lie, and the offer of it. */
function place(source?: string): { path: string; offer: Offer } {
  const path = join(folder, `place-${count++}.duckdb`);
  if (source) copyFileSync(source, path);
  const offer = new Offer(path, path =>
    openRelease(path, file =>
      openDuckDB(file, {
        memoryMB: 200,
        threads: 1,
        temporary: join(folder, `spill-${count++}`),
        temporaryMB: 100,
        connections: { panel: 1, kernel: 1 },
        patience: 100
      })
    )
  );
  offers.push(offer);
  return { path, offer };
}
const refusal = (code: string) => expect.objectContaining({ name: 'EngineError', code });

it('opens on first use and knows its name from the file', async () => {
  const { offer } = place(first);
  expect(offer.name).toMatch(/^place-/);
  expect(offer.manifest).toBeNull();
  const { manifest } = await offer.use();
  expect(manifest).toMatchObject({ name: 'tiny', cutOff: '2020-12-31', people: 400n, cdmVersion: '5.4' });
  expect(offer.name).toBe('tiny');
  expect(await offer.state()).toBe('ready');
});

it('is opened once by many at the same time', async () => {
  const { offer } = place(first);
  const opened = await Promise.all([offer.use(), offer.use(), offer.state(), offer.use()]);
  expect(opened[0]).toBe(opened[1]);
  expect(opened[0]).toBe(opened[3]);
});

it('knows what replaced it, from the list beside it, as it is now', async () => {
  const { path, offer } = place(first);
  expect(await offer.retirement()).toBeNull();
  const { manifest } = await offer.use();
  const retired = { name: 'tiny', replacedBy: 'tiny, second making', on: '2026-03-01' };
  await writeRetired(dirname(path), [{ ...retired, id: manifest.id }]);
  expect(await offer.retirement()).toEqual({ ...retired, name: undefined, reason: null });
  const other = place(second).offer;
  await other.use();
  expect(await other.retirement()).toBeNull();
  // Whoever asks for numbers cannot mend the list; `cohortlab releases` tells who can.
  writeFileSync(join(folder, RETIRED_FILE), '{');
  expect(await offer.retirement()).toBeNull();
  await writeRetired(dirname(path), []);
  expect(await offer.retirement()).toBeNull();
});

describe('a file that is replaced', () => {
  it('is refused until it is reloaded', async () => {
    const { path, offer } = place(first);
    await offer.use();
    copyFileSync(second, `${path}.new`);
    renameSync(`${path}.new`, path);
    await expect(offer.use()).rejects.toEqual(refusal('releaseReplaced'));
    expect(await offer.state()).toBe('replaced');
    const { manifest } = await offer.reload();
    expect(manifest.name).toBe('tiny, second making');
    expect(await offer.state()).toBe('ready');
  });

  it('is noticed when written to in place', async () => {
    const { path, offer } = place(first);
    await offer.use();
    utimesSync(path, 1, 1);
    await expect(offer.use()).rejects.toEqual(refusal('releaseReplaced'));
  });

  it('is swapped after what runs has been interrupted', async () => {
    const { path, offer } = place(first);
    const { engine } = await offer.use();
    const query = await engine.open('kernel', never);
    const endless = query.ask(ENDLESS);
    const ended = expect(endless)
      .rejects.toEqual(refusal('cancelled'))
      .then(() => query.close());
    copyFileSync(second, `${path}.new`);
    renameSync(`${path}.new`, path);
    await offer.reload();
    await ended;
    expect(offer.name).toBe('tiny, second making');
  });
});

describe('a file that is no release', () => {
  it('is missing, and found once it is there', async () => {
    const { path, offer } = place();
    await expect(offer.use()).rejects.toEqual(refusal('releaseMissing'));
    expect(await offer.state()).toBe('missing');
    copyFileSync(first, path);
    expect((await offer.use()).manifest.name).toBe('tiny');
    rmSync(path);
    expect(await offer.state()).toBe('missing');
    expect(offer.name).toBe('tiny');
  });

  it('is foreign', async () => {
    const { path, offer } = place();
    writeFileSync(path, 'person_id,gender\n'.repeat(5_000));
    await expect(offer.use()).rejects.toEqual(refusal('releaseUnreadable'));
    expect(await offer.state()).toBe('unreadable');
  });

  it('is empty, or a folder', async () => {
    const { path, offer } = place();
    writeFileSync(path, '');
    await expect(offer.use()).rejects.toEqual(refusal('releaseUnreadable'));
    rmSync(path);
    mkdirSync(path);
    await expect(offer.use()).rejects.toEqual(refusal('releaseUnreadable'));
  });

  it('is a database without a manifest', async () => {
    const { path, offer } = place();
    await writeDatabase(path, TINY_CDM);
    await expect(offer.use()).rejects.toEqual(refusal('releaseUnreadable'));
  });

  it('is of another format', async () => {
    const { offer } = place(other);
    await expect(offer.use()).rejects.toEqual(refusal('releaseVersion'));
  });

  it.each([1, 5_000, 12_288, 300_000, -1, -300_000])('is truncated to %p bytes', async bytes => {
    const { path, offer } = place(first);
    truncateSync(path, bytes > 0 ? bytes : readFileSync(path).length + bytes);
    await expect(offer.use()).rejects.toEqual(refusal('releaseUnreadable'));
  });

  it('is damaged inside', async () => {
    const { path, offer } = place(first);
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(7, 12_288));
    await expect(offer.use()).rejects.toEqual(refusal('releaseUnreadable'));
  });
});

describe('several releases', () => {
  it('are found by name and by id', async () => {
    const one = place(first).offer;
    const two = place(second).offer;
    const both = new Offers([one, two], 'tiny, second making');
    expect(await both.find('tiny')).toBe(one);
    expect(await both.find(two.manifest?.id ?? '')).toBe(two);
    expect(await both.default()).toBe(two);
    await expect(both.find('nowhere')).rejects.toEqual(refusal('releaseUnknown'));
  });

  it('one that cannot be read answers under its file name and leaves the others alone', async () => {
    const good = place(first).offer;
    const bad = place();
    writeFileSync(bad.path, 'nothing');
    const both = new Offers([bad.offer, good]);
    expect(await both.find('tiny')).toBe(good);
    const found = await both.find(bad.offer.name);
    await expect(found.use()).rejects.toEqual(refusal('releaseUnreadable'));
    expect(await both.default()).toBe(bad.offer);
    expect(await new Offers([good], 'another').default()).toBeUndefined();
  });
});
