/** @jest-environment node */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { IDisposable } from '@lumino/disposable';
import { serviceOf } from './testing';
import { ReleaseChoice } from './release-choice';
import { ServiceModel } from './service-model';

const made: IDisposable[] = [];
beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  made.splice(0).forEach(each => each.dispose());
  jest.useRealTimers();
});

/** A service that offers `demo` (the default) and `other`, and studies pinned by path. */
async function open(pins: Record<string, string | null> = {}): Promise<ReleaseChoice> {
  const { api } = serviceOf({});
  const service = new ServiceModel({
    ...api,
    study: path => Promise.resolve({ root: path.replace(/\/.*$/, ''), release: pins[path] ?? null })
  });
  const choice = new ReleaseChoice(service);
  made.push(service.watch(), service);
  await jest.advanceTimersByTimeAsync(0);
  return choice;
}

test('is the server’s default when nothing else is said', async () => {
  const choice = await open();
  await choice.follow('study/a.cohort.json');
  expect(choice.state).toMatchObject({
    origin: 'server',
    wanted: null,
    release: { name: 'demo' },
    study: 'study'
  });
});

test.each(['other', 'id of other'])('is what the study is pinned to, by name or id (%s)', async pin => {
  const choice = await open({ 'study/a.cohort.json': pin });
  await choice.follow('study/a.cohort.json');
  expect(choice.state).toMatchObject({ origin: 'study', wanted: pin, release: { name: 'other' } });
});

test('is what the person chose, wherever the file goes, until they take it back', async () => {
  const choice = await open({ 'study/a.cohort.json': 'other' });
  choice.choose('demo');
  await choice.follow('study/a.cohort.json');
  expect(choice.state).toMatchObject({ origin: 'user', release: { name: 'demo' } });
  choice.choose(null);
  expect(choice.state).toMatchObject({ origin: 'study', release: { name: 'other' } });
});

test('is nothing, rather than another one, when the pinned release is not offered', async () => {
  const choice = await open({ 'study/a.cohort.json': 'v7' });
  await choice.follow('study/a.cohort.json');
  expect(choice.state).toMatchObject({ origin: 'study', wanted: 'v7', release: null });
});
