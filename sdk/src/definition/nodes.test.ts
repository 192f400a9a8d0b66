import fc from 'fast-check';
import { anyCohort } from '../../test/definitions.js';
import { isGroup, nodesOf, SCHEMAS, setUsesOf, type EventsCohort, type Group } from './index.js';
import { valueAt } from './schema-walk.js';

const group = (id: string, ...of: Group['of']): Group => ({ id, kind: 'all', of });

/** One node in each place that a cohort of events has. */
const everywhere: EventsCohort = {
  $schema: SCHEMAS.cohort,
  kind: 'events',
  name: 'Everywhere',
  entry: {
    events: [
      {
        id: 'c1',
        kind: 'measurement',
        conceptSet: 's1',
        sourceConceptSet: 's2',
        where: [{ kind: 'abnormal' }, { kind: 'unit', is: { kind: 'inSet', conceptSet: 's3' } }],
        nested: group('g1', { id: 'c2', kind: 'death' })
      }
    ],
    priorDays: 0,
    laterDays: 0,
    limit: 'all',
    qualifying: { group: group('g2', { id: 'c3', kind: 'demographics' }), limit: 'all' }
  },
  steps: [
    group(
      'g3',
      group('g4', {
        id: 'c4',
        kind: 'death',
        where: [{ kind: 'recordType', is: { kind: 'notInSet', conceptSet: 's4' } }]
      })
    )
  ],
  limit: 'all',
  exit: { kind: 'drugEra', conceptSet: 's5', gapDays: 0, offset: 0 },
  censoring: [{ id: 'c5', kind: 'cohort', path: 'a.cohort.json' }],
  conceptSets: []
};

test('every place of a cohort is visited, in the order of the file, with its depth and its day 0', () => {
  expect(
    nodesOf(everywhere).map(({ node, pointer, depth, dayZero }) => [node.id, pointer, depth, dayZero])
  ).toEqual([
    ['c1', '/entry/events/0', 1, 'none'],
    ['g1', '/entry/events/0/nested', 2, 'event'],
    ['c2', '/entry/events/0/nested/of/0', 3, 'event'],
    ['g2', '/entry/qualifying/group', 1, 'event'],
    ['c3', '/entry/qualifying/group/of/0', 2, 'event'],
    ['g3', '/steps/0', 1, 'event'],
    ['g4', '/steps/0/of/0', 2, 'event'],
    ['c4', '/steps/0/of/0/of/0', 3, 'event'],
    ['c5', '/censoring/0', 1, 'none']
  ]);
});

test('every use of a concept set is found, attributes and the exit included', () => {
  expect(setUsesOf(everywhere).map(({ id, pointer, criterion }) => [id, pointer, criterion?.id])).toEqual([
    ['s1', '/entry/events/0/conceptSet', 'c1'],
    ['s2', '/entry/events/0/sourceConceptSet', 'c1'],
    ['s3', '/entry/events/0/where/1/is/conceptSet', 'c1'],
    ['s4', '/steps/0/of/0/of/0/where/0/is/conceptSet', 'c4'],
    ['s5', '/exit/conceptSet', undefined]
  ]);
});

const at = (cohort: object, pointer: string): unknown => valueAt(cohort, pointer.split('/').slice(1));

test('pointers lead to the nodes and the ids, and none is forgotten', () => {
  fc.assert(
    fc.property(anyCohort, cohort => {
      const nodes = nodesOf(cohort);
      const uses = setUsesOf(cohort);
      for (const { node, pointer } of nodes) expect(at(cohort, pointer)).toBe(node);
      for (const { id, pointer } of uses) expect(at(cohort, pointer)).toBe(id);
      const { conceptSets, ...rest } = cohort;
      const text = JSON.stringify(rest);
      expect(nodes).toHaveLength(text.match(/"id":/g)?.length ?? 0);
      expect(nodes.filter(({ node }) => isGroup(node))).toHaveLength(text.match(/"of":\[/g)?.length ?? 0);
      // Every generated set is used once.
      expect(uses.map(({ id }) => id).sort()).toEqual(conceptSets.map(({ id }) => id).sort());
    })
  );
});
