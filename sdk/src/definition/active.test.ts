import fc from 'fast-check';
import { anyCohort } from '../../test/definitions.js';
import {
  active,
  formatDefinition,
  readDefinition,
  SCHEMAS,
  type Cohort,
  type EventsCohort
} from './index.js';

const cohort: EventsCohort = {
  $schema: SCHEMAS.cohort,
  kind: 'events',
  name: 'Some of it is off',
  entry: {
    events: [
      {
        id: 'c1',
        kind: 'death',
        disabled: false,
        nested: { id: 'g1', kind: 'any', of: [{ id: 'c2', kind: 'death', disabled: true }] }
      },
      { id: 'c3', kind: 'death', disabled: true }
    ],
    priorDays: 0,
    laterDays: 0,
    limit: 'all',
    qualifying: {
      group: { id: 'g2', kind: 'all', disabled: true, of: [{ id: 'c4', kind: 'death' }] },
      limit: 'all'
    }
  },
  steps: [
    {
      id: 'g3',
      kind: 'all',
      of: [{ id: 'g4', kind: 'any', disabled: true, of: [{ id: 'c5', kind: 'death' }] }]
    },
    {
      id: 'g5',
      kind: 'all',
      of: [
        { id: 'c6', kind: 'death' },
        { id: 'c7', kind: 'death', disabled: true }
      ]
    }
  ],
  limit: 'all',
  censoring: [{ id: 'c8', kind: 'death', disabled: true }],
  conceptSets: []
};

test('a disabled group takes its members with it, and what is left empty goes', () => {
  expect(active(cohort)).toEqual({
    $schema: SCHEMAS.cohort,
    kind: 'events',
    name: cohort.name,
    entry: { events: [{ id: 'c1', kind: 'death' }], priorDays: 0, laterDays: 0, limit: 'all' },
    steps: [{ id: 'g5', kind: 'all', of: [{ id: 'c6', kind: 'death' }] }],
    limit: 'all',
    conceptSets: []
  });
});

test('groups of people go as well', () => {
  const group = {
    id: 'g1',
    kind: 'any' as const,
    of: [{ id: 'c1', kind: 'death' as const, disabled: true }]
  };
  const people: Cohort = {
    $schema: SCHEMAS.cohort,
    kind: 'people',
    name: 'x',
    include: [group],
    exclude: [group],
    conceptSets: []
  };
  expect(active(people)).toEqual({ ...people, include: [], exclude: [] });
});

test('what is left is a valid definition without a disabled node, and nothing else is lost', () => {
  fc.assert(
    fc.property(anyCohort, each => {
      const before = JSON.stringify(each);
      const left = active(each);
      expect(JSON.stringify(each)).toBe(before);
      expect(JSON.stringify(left)).not.toContain('"disabled":');
      expect(active(left)).toEqual(left);
      expect(readDefinition({ path: 'a.cohort.json', text: formatDefinition(left) })).toEqual({
        kind: 'cohort',
        cohort: left
      });
      if (!before.includes('"disabled":')) expect(left).toEqual(each);
    })
  );
});
