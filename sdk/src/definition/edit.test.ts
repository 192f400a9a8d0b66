import { file } from '../../test/texts.js';
import {
  addCriterion,
  addDemographics,
  addGroup,
  blankCohort,
  blankDataset,
  formatDefinition,
  moveGroup,
  nextId,
  readDefinition,
  removeNode,
  renameCohort,
  renameConceptSet,
  renameGroup,
  setConceptItems,
  setFirstEver,
  setGroupKind,
  setNotes,
  type PeopleCohort
} from './index.js';

const bleeding = { conceptId: 192671, name: 'Gastrointestinal hemorrhage' };
const celecoxib = { conceptId: 1118084, name: 'celecoxib' };

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
}

/** Every edit runs on a frozen cohort, so that one that changes its argument throws. */
function edited(...edits: ((cohort: PeopleCohort) => PeopleCohort)[]): PeopleCohort {
  return edits.reduce((cohort, edit) => freeze(edit(cohort)), freeze(blankCohort('Bleeding')));
}
const two = edited(
  each => addGroup(each, 'include'),
  each => addCriterion(each, 'g1', 'conditionOccurrence', bleeding),
  each => addGroup(each, 'exclude', 'all'),
  each => addCriterion(each, 'g2', 'drugExposure', celecoxib),
  each => addDemographics(each, 'g2', { sex: [8507] })
);

test('a new cohort is everyone, and a file at once', () => {
  const cohort = blankCohort('Everyone');
  expect(readDefinition(file(formatDefinition(cohort)))).toEqual({ kind: 'cohort', cohort });
});

test('a new dataset is over a cohort or over everyone', () => {
  expect(blankDataset('Labs', '../a.cohort.json').cohort).toEqual({ kind: 'file', path: '../a.cohort.json' });
  expect(blankDataset('Labs', null).cohort).toEqual({ kind: 'everyone' });
  expect(nextId(blankDataset('Labs', null), 's')).toBe('s1');
});

test('a criterion brings a concept set with the concept and its descendants', () => {
  expect(two).toEqual({
    $schema: 'cohortlab:cohort/1',
    kind: 'people',
    name: 'Bleeding',
    include: [{ id: 'g1', kind: 'any', of: [{ id: 'c1', kind: 'conditionOccurrence', conceptSet: 's1' }] }],
    exclude: [
      {
        id: 'g2',
        kind: 'all',
        of: [
          { id: 'c2', kind: 'drugExposure', conceptSet: 's2' },
          {
            id: 'c3',
            kind: 'demographics',
            where: [{ kind: 'sex', is: { kind: 'oneOf', concepts: [{ conceptId: 8507 }] } }]
          }
        ]
      }
    ],
    conceptSets: [
      { id: 's1', kind: 'inline', name: bleeding.name, items: [{ ...bleeding, descendants: true }] },
      { id: 's2', kind: 'inline', name: celecoxib.name, items: [{ ...celecoxib, descendants: true }] }
    ]
  });
  expect(readDefinition(file(formatDefinition(two)))).toEqual({ kind: 'cohort', cohort: two });
});

test('ids go on from the highest one, whatever was removed and however others were named', () => {
  expect(nextId(two, 'c')).toBe('c4');
  expect(nextId(removeNode(two, 'c2'), 'c')).toBe('c4');
  const odd = {
    ...two,
    conceptSets: [...two.conceptSets, { id: 'statins', kind: 'file' as const, path: 'x' }]
  };
  expect(nextId(odd, 's')).toBe('s3');
});

test('a node goes with its concept set, a group with its last node; what others use stays', () => {
  const less = removeNode(two, 'c2');
  expect(less.conceptSets.map(set => set.id)).toEqual(['s1']);
  expect(less.exclude[0]?.of.map(node => node.id)).toEqual(['c3']);
  expect(removeNode(less, 'c3').exclude).toEqual([]);
  expect(removeNode(two, 'g2')).toMatchObject({ exclude: [], conceptSets: [{ id: 's1' }] });
  const shared = freeze({
    ...two,
    include: [{ ...two.include[0]!, of: [...two.include[0]!.of, { ...two.exclude[0]!.of[0]!, id: 'c9' }] }]
  });
  expect(removeNode(shared, 'c2').conceptSets.map(set => set.id)).toEqual(['s1', 's2']);
});

test('a concept set that was unused before is left alone', () => {
  const kept = freeze({
    ...two,
    conceptSets: [...two.conceptSets, { id: 's9', kind: 'file' as const, path: 'x' }]
  });
  expect(removeNode(kept, 'c1').conceptSets.map(set => set.id)).toEqual(['s2', 's9']);
});

test('groups move between sides and places', () => {
  expect(moveGroup(two, 'g2', 'include', 0).include.map(group => group.id)).toEqual(['g2', 'g1']);
  expect(moveGroup(two, 'g2', 'include', 9)).toMatchObject({
    include: [{ id: 'g1' }, { id: 'g2' }],
    exclude: []
  });
  const third = addGroup(two, 'include');
  expect(moveGroup(third, 'g1', 'include', 1).include.map(group => group.id)).toEqual(['g3', 'g1']);
});

test('small edits', () => {
  expect(setGroupKind(two, 'g1', 'all').include[0]?.kind).toBe('all');
  expect(renameGroup(two, 'g1', 'Bleeders').include[0]?.name).toBe('Bleeders');
  expect(renameGroup(renameGroup(two, 'g1', 'Bleeders'), 'g1', '')).toEqual(two);
  expect(setFirstEver(two, 'c1', true).include[0]?.of[0]).toEqual({
    ...two.include[0]?.of[0],
    firstEver: true
  });
  expect(setFirstEver(setFirstEver(two, 'c1', true), 'c1', false)).toEqual(two);
  expect(renameCohort(two, 'Other').name).toBe('Other');
  expect(renameCohort(two, '')).toBe(two);
  expect(setNotes(two, 'why').notes).toBe('why');
  expect(setNotes(setNotes(two, 'why'), '')).toEqual(two);
  expect(renameConceptSet(two, 's1', 'GI').conceptSets[0]).toMatchObject({ name: 'GI' });
  expect(setConceptItems(two, 's1', [{ conceptId: 1 }]).conceptSets[0]).toMatchObject({
    items: [{ conceptId: 1 }]
  });
});

/** A cohort that says more than a panel can show. */
const deep: PeopleCohort = freeze({
  ...blankCohort('Deep'),
  include: [
    {
      id: 'g1',
      kind: 'atLeast',
      count: 2,
      of: [
        { id: 'g2', kind: 'all', of: [{ id: 'c4', kind: 'death', conceptSet: 's1' }] },
        {
          id: 'c5',
          kind: 'measurement',
          where: [{ kind: 'unit', is: { kind: 'inSet', conceptSet: 's2' } }],
          nested: { id: 'g7', kind: 'any', of: [{ id: 'c6', kind: 'death', conceptSet: 's3' }] }
        }
      ]
    }
  ],
  conceptSets: ['s1', 's2', 's3'].map(id => ({ id, kind: 'inline', name: id, items: [] }))
});

test('edits reach nodes wherever they stand, and leave the rest as it is', () => {
  expect([nextId(deep, 'c'), nextId(deep, 'g'), nextId(deep, 's')]).toEqual(['c7', 'g8', 's4']);
  const first = setFirstEver(deep, 'c6', true);
  expect(first.include[0]?.of[1]).toMatchObject({ nested: { of: [{ id: 'c6', firstEver: true }] } });
  expect(setFirstEver(first, 'c6', false)).toEqual(deep);
  const added = addCriterion(deep, 'g7', 'drugExposure', celecoxib);
  expect(added.include[0]?.of[1]).toMatchObject({
    where: [{ kind: 'unit' }],
    nested: { of: [{ id: 'c6' }, { id: 'c7', conceptSet: 's4' }] }
  });
  expect(removeNode(added, 'c7')).toEqual(deep);
});

test('what goes takes its concept sets along, those of attributes and nested events too', () => {
  const less = removeNode(deep, 'c4');
  expect(less.include[0]?.of.map(({ id }) => id)).toEqual(['c5']);
  expect(less.conceptSets.map(({ id }) => id)).toEqual(['s2', 's3']);
  expect(removeNode(less, 'c6').include[0]?.of).toEqual([
    { id: 'c5', kind: 'measurement', where: [{ kind: 'unit', is: { kind: 'inSet', conceptSet: 's2' } }] }
  ]);
  expect(removeNode(deep, 'c5').conceptSets.map(({ id }) => id)).toEqual(['s1']);
  expect(removeNode(less, 'c5')).toMatchObject({ include: [], conceptSets: [] });
});

test('a group that counts its members becomes one that does not', () => {
  expect(setGroupKind(deep, 'g1', 'any').include[0]).toEqual({
    id: 'g1',
    kind: 'any',
    of: deep.include[0]!.of
  });
});

test('an id that is not there changes nothing', () => {
  expect(addCriterion(two, 'g9', 'measurement', bleeding)).toEqual(two);
  expect(addDemographics(two, 'g9', {})).toEqual(two);
  expect(removeNode(two, 'c9')).toEqual(two);
  expect(moveGroup(two, 'g9', 'include', 0)).toEqual(two);
  expect(setFirstEver(two, 'c3', true)).toEqual(two);
  expect(setConceptItems(two, 's9', [])).toEqual(two);
});
