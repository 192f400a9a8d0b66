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
  setFacts,
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
          { id: 'c3', kind: 'demographics', sex: [8507] }
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
  expect(setFacts(two, 'c3', { race: [8527] }).exclude[0]?.of[1]).toEqual({
    id: 'c3',
    kind: 'demographics',
    race: [8527]
  });
  expect(renameCohort(two, 'Other').name).toBe('Other');
  expect(renameCohort(two, '')).toBe(two);
  expect(setNotes(two, 'why').notes).toBe('why');
  expect(setNotes(setNotes(two, 'why'), '')).toEqual(two);
  expect(renameConceptSet(two, 's1', 'GI').conceptSets[0]).toMatchObject({ name: 'GI' });
  expect(setConceptItems(two, 's1', [{ conceptId: 1 }]).conceptSets[0]).toMatchObject({
    items: [{ conceptId: 1 }]
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
