/** @jest-environment node */
import { describe, expect, test } from '@jest/globals';
import { blankDataset, resolvePath } from '@cohortlab/sdk';
import { rebase, relativePath, stemOf } from './paths';

describe('a path said from a folder', () => {
  test.each([
    ['datasets', 'cohorts/a.cohort.json', '../cohorts/a.cohort.json'],
    ['study/datasets', 'study/cohorts/a.cohort.json', '../cohorts/a.cohort.json'],
    ['', 'cohorts/a.cohort.json', 'cohorts/a.cohort.json'],
    ['study', 'study/a.cohort.json', 'a.cohort.json'],
    ['a/b/c', 'a/x', '../../x'],
    ['same', 'same/same', 'same'],
    ['same/same', 'same', '../../same']
  ])('from “%s”, %s is %s', (folder, path, relative) => {
    expect(relativePath(folder, path)).toBe(relative);
    expect(resolvePath(folder, relative)).toBe(path);
  });
});

test('a dataset saved elsewhere still finds its cohort and its concept sets', () => {
  const dataset = {
    ...blankDataset('Labs', '../cohorts/a.cohort.json'),
    conceptSets: [
      { id: 's1', kind: 'file' as const, path: 'labs.concepts.json' },
      { id: 's2', kind: 'inline' as const, name: 'x', items: [] }
    ]
  };
  const moved = rebase(dataset, 'study/datasets', 'study/analysis/2026');
  expect(moved.cohort).toEqual({ kind: 'file', path: '../../cohorts/a.cohort.json' });
  expect(moved.conceptSets[0]).toMatchObject({ path: '../../datasets/labs.concepts.json' });
  expect(moved.conceptSets[1]).toBe(dataset.conceptSets[1]);
  expect(rebase(dataset, 'a', 'a')).toBe(dataset);
});

test('the stem of a file', () => {
  expect(stemOf('study/cohorts/type-2-diabetes.cohort.json')).toBe('type-2-diabetes');
  expect(stemOf('labs.dataset.json')).toBe('labs');
});
