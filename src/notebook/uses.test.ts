/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { placesOf, usersOf } from './uses';

const uses = {
  notebooks: [
    { notebook: 'study/a.ipynb', paths: ['cohorts/x.cohort.json'] },
    { notebook: 'study/deep/b.ipynb', paths: ['../cohorts/x.cohort.json', 'y.cohort.json'] },
    { notebook: 'study/deep/c.ipynb', paths: ['cohorts/x.cohort.json'] }
  ]
};

test('a path is looked for as the client in the kernel does', () => {
  expect(placesOf('study/deep/c.ipynb', 'cohorts/x.cohort.json')).toEqual([
    'study/deep/cohorts/x.cohort.json',
    'study/cohorts/x.cohort.json',
    'cohorts/x.cohort.json'
  ]);
  expect(placesOf('c.ipynb', './x.cohort.json')).toEqual(['x.cohort.json']);
});

test.each([
  ['study/cohorts/x.cohort.json', ['study/a.ipynb', 'study/deep/b.ipynb', 'study/deep/c.ipynb']],
  ['study/deep/y.cohort.json', ['study/deep/b.ipynb']],
  ['other/x.cohort.json', []]
])('%s is used by %j', (path, users) => {
  expect(usersOf(uses, path)).toEqual(users);
});
