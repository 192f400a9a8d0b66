/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { placeFor, slugOf } from './place';
import { relativePath } from './relative-path';

test.each([
  ['Type 2 diabetes mellitus', 'type-2-diabetes-mellitus'],
  ['  Über-60s: HbA1c > 6.5 %  ', 'über-60s-hba1c-6-5'],
  ['../../etc/passwd', 'etc-passwd'],
  ['糖尿病', '糖尿病'],
  ['🫀', 'untitled'],
  ['x'.repeat(200), 'x'.repeat(60)]
])('%j is kept as %j', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test('a new file goes to its folder of the study', () => {
  expect(placeFor('cohort', 'T2D', 'studies/a')).toBe('studies/a/cohorts/t2d.cohort.json');
  expect(placeFor('dataset', 'Labs', '')).toBe('datasets/labs.dataset.json');
});

test.each([
  ['', 'cohorts/a.cohort.json', 'cohorts/a.cohort.json'],
  ['notebooks', 'cohorts/a.cohort.json', '../cohorts/a.cohort.json'],
  ['study/notebooks/old', 'study/cohorts/a.cohort.json', '../../cohorts/a.cohort.json'],
  ['cohorts', 'cohorts/a.cohort.json', 'a.cohort.json'],
  ['a', 'ab/c.json', '../ab/c.json']
])('from %j, %j is %j', (folder, path, relative) => {
  expect(relativePath(folder, path)).toBe(relative);
});
