/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { blankCohort, formatDefinition, readBundle, type Cohort } from '@cohortlab/sdk';
import { bundleOf, readTextOf } from './bundle';
import { MemoryContents } from './memory-contents';

const concepts = formatDefinition({
  $schema: 'cohortlab:concepts/1',
  name: 'T2D',
  items: [{ conceptId: 201826 }]
});
const cohort: Cohort = {
  ...blankCohort('A'),
  conceptSets: [{ id: 's1', kind: 'file', path: '../concepts/t2d.concepts.json' }],
  include: [{ id: 'g1', kind: 'any', of: [{ id: 'c1', kind: 'conditionOccurrence', conceptSet: 's1' }] }]
};

test('what a definition refers to goes with it, under paths that the service resolves', async () => {
  const contents = new MemoryContents();
  contents.write('study/concepts/t2d.concepts.json', concepts);
  const text = formatDefinition(cohort);
  const bundle = await bundleOf('study/cohorts/a.cohort.json', text, readTextOf(contents.manager));
  expect(bundle).toEqual({
    path: 'a.cohort.json',
    text,
    files: [{ path: '../concepts/t2d.concepts.json', text: concepts }]
  });
  expect(readBundle(bundle)).toMatchObject({ kind: 'cohort', cohort: { conceptSets: [{ kind: 'inline' }] } });
});

test('a file that is not there is left to the reader of the bundle, who names it', async () => {
  const read = readTextOf(new MemoryContents().manager);
  const bundle = await bundleOf('cohorts/a.cohort.json', formatDefinition(cohort), read);
  expect(bundle.files).toEqual([]);
  expect(readBundle(bundle)).toMatchObject({ kind: 'problems', problems: [{ path: '/conceptSets/0/path' }] });
});

test('nothing outside the workspace is asked for', async () => {
  const asked: string[] = [];
  const text = formatDefinition(cohort).replace('../concepts', '../../../concepts');
  await bundleOf('cohorts/a.cohort.json', text, path => {
    asked.push(path);
    return Promise.resolve(null);
  });
  expect(asked).toEqual([]);
});
