import type { EventsCohort } from '@cohortlab/sdk';
import { english } from '../components';
import { spanTexts } from './span-words';

const cohort: EventsCohort = {
  $schema: 'cohortlab:cohort/1',
  kind: 'events',
  name: 'x',
  entry: {
    events: [{ id: 'c1', kind: 'death' }],
    priorDays: 0,
    laterDays: 0,
    limit: 'all',
    qualifying: { group: { id: 'g1', kind: 'all', of: [{ id: 'c2', kind: 'specimen' }] }, limit: 'last' }
  },
  steps: [
    { id: 'g2', kind: 'all', name: 'No cancer', of: [{ id: 'c3', kind: 'death' }] },
    { id: 'g3', kind: 'atMost', count: 0, of: [{ id: 'c4', kind: 'drugEra' }] }
  ],
  limit: 'all',
  exit: { kind: 'fixedOffset', of: 'end', days: 30 },
  censoring: [{ id: 'c5', kind: 'death' }],
  eraGapDays: 1,
  dates: { from: '2015-01-01' },
  conceptSets: []
};

test('every part of a cohort of spans is said, each in a line', () => {
  expect(spanTexts(cohort, english)).toEqual([
    'Around the event: all of (Any specimen). Of these, the last of a person counts.',
    'Step 1: No cancer.',
    'Step 2: at most 0 of (Any drug era).',
    'They leave 30 days after the event ends.',
    'They also leave with: Any death.',
    'Spans at most 1 day apart are joined.',
    'Spans are cut to 2015-01-01 – …, both included.'
  ]);
});

test('what is left out is said as it is meant', () => {
  const { steps, exit, censoring, eraGapDays, dates, ...rest } = cohort;
  const { qualifying, ...entry } = rest.entry;
  expect(spanTexts({ ...rest, entry }, english)).toEqual(['They leave when their observation ends.']);
});
