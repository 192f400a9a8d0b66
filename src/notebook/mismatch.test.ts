/** @jest-environment node */
import { afterEach, expect, test } from '@jest/globals';
import type { IDisposable } from '@lumino/disposable';
import { serviceOf, until } from '../service/testing';
import { ReleaseChoice } from '../service/release-choice';
import { ServiceModel } from '../service/service-model';
import { mismatchOf } from './mismatch';

const made: IDisposable[] = [];
afterEach(() => made.splice(0).forEach(each => each.dispose()));

/** A panel on `demo` (the server's default), and a notebook whose study is pinned. */
async function open(pin: string | null): Promise<ReleaseChoice> {
  const service = new ServiceModel({
    ...serviceOf({}).api,
    study: () => Promise.resolve({ root: '', release: pin })
  });
  made.push(service.watch(), service);
  await until(() => service.ready);
  return new ReleaseChoice(service);
}

test.each([
  ['nothing is pinned', null, null],
  ['the same is pinned', 'demo', null],
  ['the same is pinned by its id', 'id of demo', null],
  ['another is pinned', 'other', { here: 'demo', there: 'other' }],
  ['another is pinned by its id', 'id of other', { here: 'demo', there: 'other' }],
  ['one is pinned that nobody offers', 'v7', { here: 'demo', there: 'v7' }]
])('when %s', async (_, pin, expected) => {
  expect(await mismatchOf(await open(pin), 'analysis.ipynb')).toEqual(expected);
});

test('a choice in the panel disagrees with a notebook that stays with the default', async () => {
  const choice = await open(null);
  choice.choose('other');
  expect(await mismatchOf(choice, 'analysis.ipynb')).toEqual({ here: 'other', there: 'demo' });
});
