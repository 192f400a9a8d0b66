import fc from 'fast-check';
import { anyCohort } from '../../test/definitions.js';
import {
  addCriterion,
  addGroup,
  addStep,
  beginEvents,
  blankCohort,
  copyOf,
  formatDefinition,
  isGroup,
  moveInto,
  nodesOf,
  pasteInto,
  readDefinition,
  roomsFor,
  setFields,
  setUsesOf,
  type Cohort,
  type EventsCohort,
  type PeopleCohort
} from './index.js';

const diabetes = { conceptId: 201826, name: 'Type 2 diabetes' };
const metformin = { conceptId: 1503297, name: 'metformin' };

/** Two groups: diabetes; metformin. */
const people: PeopleCohort = (() => {
  const one = addCriterion(addGroup(blankCohort('People'), 'include'), 'g1', 'conditionOccurrence', diabetes);
  return addCriterion(addGroup(one, 'include'), 'g2', 'drugExposure', metformin);
})();

/** Day 0 is diabetes; a step asks for metformin in 90 days. */
const spans: EventsCohort = setFields(
  addCriterion(
    addStep(beginEvents('Spans', 'conditionOccurrence', diabetes)),
    'g1',
    'drugExposure',
    metformin
  ),
  'c2',
  {
    windows: [{ event: 'start', index: 'start', from: { kind: 'day', day: 0 }, to: { kind: 'day', day: 90 } }]
  }
);

const valid = (cohort: Cohort): boolean =>
  readDefinition({ path: 'a.cohort.json', text: formatDefinition(cohort) }).kind === 'cohort';

describe('moving', () => {
  test('a criterion goes into another group; the group that it leaves empty goes', () => {
    const moved = moveInto(people, 'c2', { kind: 'group', id: 'g1' });
    expect(moved.include).toEqual([
      { ...people.include[0], of: [...people.include[0]!.of, ...people.include[1]!.of] }
    ]);
    expect(moved.conceptSets).toEqual(people.conceptSets);
  });

  test('a criterion stands for itself, a group changes its side', () => {
    expect(moveInto(people, 'g2', { kind: 'exclude' })).toEqual({
      ...people,
      include: [people.include[0]],
      exclude: [people.include[1]]
    });
    const beside = moveInto(people, 'c2', { kind: 'group', id: 'g1' });
    expect(moveInto(beside, 'c2', { kind: 'exclude' }).exclude).toEqual([
      { id: 'g2', kind: 'any', of: people.include[1]!.of }
    ]);
  });

  test('it is not offered where it would lose what was said of it, nor inside itself', () => {
    expect(roomsFor(people, 'c1')).toEqual([
      { kind: 'group', id: 'g2' },
      { kind: 'include' },
      { kind: 'exclude' }
    ]);
    expect(roomsFor(people, 'g1')).toEqual([{ kind: 'group', id: 'g2' }, { kind: 'exclude' }]);
    expect(roomsFor(spans, 'c1')).toEqual([]);
    expect(moveInto(people, 'g1', { kind: 'group', id: 'g1' })).toBe(people);
  });

  test('wherever it is offered, the cohort is valid and holds the same nodes', () => {
    fc.assert(
      fc.property(anyCohort, fc.nat(), (cohort, place) => {
        const nodes = nodesOf(cohort);
        const { node } = nodes[place % Math.max(1, nodes.length)] ?? {};
        for (const room of node ? roomsFor(cohort, node.id) : []) {
          const moved = moveInto(cohort, node!.id, room);
          expect(valid(moved)).toBe(true);
          const criteria = (of: Cohort): string[] =>
            nodesOf(of).flatMap(each => (isGroup(each.node) ? [] : [each.node.id]));
          expect(criteria(moved).sort()).toEqual(criteria(cohort).sort());
        }
      }),
      { numRuns: 60 }
    );
  });
});

describe('copies', () => {
  test('what asks for nothing around day 0 is a set of people; what does is a step', () => {
    expect(copyOf(people, 'c2')).toMatchObject({
      kind: 'people',
      include: [{ of: [{ id: 'c2' }] }],
      conceptSets: [{ id: 's2' }]
    });
    expect(copyOf(spans, 'g1')).toMatchObject({
      kind: 'events',
      steps: [{ id: 'g1' }],
      conceptSets: [{ id: 's2' }]
    });
    expect(copyOf(people, 'c9')).toBeNull();
  });

  test('concept sets come along once, whatever their lines are called', () => {
    const copied = copyOf(people, 'g2')!;
    const other = addCriterion(addGroup(blankCohort('Other'), 'include'), 'g1', 'drugExposure', {
      ...metformin,
      name: 'Metformin'
    });
    const pasted = pasteInto(other, copied, { kind: 'exclude' });
    expect(pasted.conceptSets).toEqual(other.conceptSets);
    expect(pasted.exclude).toEqual([
      { id: 'g2', kind: 'any', of: [{ id: 'c2', kind: 'drugExposure', conceptSet: 's1' }] }
    ]);
    const blank = pasteInto(blankCohort('Blank'), copied, { kind: 'include' });
    expect(blank.conceptSets.map(({ id }) => id)).toEqual(['s1']);
  });

  test('beside others, a nameless group of one is that one', () => {
    const pasted = pasteInto(people, copyOf(people, 'g2')!, { kind: 'group', id: 'g1' });
    expect(pasted.include[0]!.of.map(({ kind }) => kind)).toEqual(['conditionOccurrence', 'drugExposure']);
  });

  test('a copy of any node is a valid definition, and can stand beside what it was copied from', () => {
    fc.assert(
      fc.property(anyCohort, fc.nat(), (cohort, place) => {
        const nodes = nodesOf(cohort);
        const { node } = nodes[place % Math.max(1, nodes.length)] ?? {};
        if (!node) return;
        const copied = copyOf(cohort, node.id)!;
        expect(valid(copied)).toBe(true);
        const pasted = pasteInto(cohort, copied, { kind: cohort.kind === 'events' ? 'step' : 'include' });
        if (copied.kind === 'people' || cohort.kind === 'events') expect(valid(pasted)).toBe(true);
        const inside = isGroup(node) ? node : null;
        const added = nodesOf(pasted).length - nodes.length;
        expect(added).toBe(nodesOf(copied).length - (copied.kind === 'events' ? 1 : 0));
        expect(inside === null || added > 0).toBe(true);
        expect(new Set(setUsesOf(pasted).map(({ id }) => id)).size).toBe(
          new Set(setUsesOf(cohort).map(({ id }) => id)).size
        );
      }),
      { numRuns: 100 }
    );
  });
});
