/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { blankDataset } from '@cohortlab/sdk';
import { rebase, stemOf } from './paths';

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
