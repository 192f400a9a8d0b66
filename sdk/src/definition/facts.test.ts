import {
  addDemographics,
  addGroup,
  blankCohort,
  factsOf,
  setFacts,
  type Demographics,
  type Facts
} from './index.js';

const demographics = (...where: NonNullable<Demographics['where']>): Demographics => ({
  id: 'c1',
  kind: 'demographics',
  where
});
const sex = {
  kind: 'sex' as const,
  is: { kind: 'oneOf' as const, concepts: [{ conceptId: 8532, name: 'FEMALE' }] }
};
const adult = { kind: 'age' as const, at: 'cutOff' as const, is: { kind: 'atLeast' as const, value: 18 } };

test('what a panel can show is shown flat', () => {
  expect(factsOf({ id: 'c1', kind: 'demographics', notes: 'why' })).toEqual({});
  expect(factsOf(demographics(adult, sex))).toEqual({ sex: [8532], age: { at: 'cutOff', years: adult.is } });
});

test.each<[string, Demographics]>([
  [
    'none of some values',
    demographics({ kind: 'sex', is: { kind: 'noneOf', concepts: [{ conceptId: 8532 }] } })
  ],
  ['a concept set', demographics({ kind: 'race', is: { kind: 'inSet', conceptSet: 's1' } })],
  ['whether a value is recorded', demographics({ kind: 'ethnicity', is: { kind: 'recorded' } })],
  ['two ages', demographics(adult, { ...adult, is: { kind: 'less', value: 65 } })],
  ['age at the end', demographics({ ...adult, at: 'end' })],
  ['a date', demographics({ kind: 'startDate', is: { kind: 'less', value: '2020-01-01' } })]
])('%s is more than a panel can show', (_, criterion) => {
  expect(factsOf(criterion)).toBeNull();
});

test('facts that are set are read back, and nothing asked is nothing written', () => {
  const all: Facts = {
    sex: [8507, 0],
    race: [8527],
    ethnicity: [38003563],
    age: { at: 'cutOff', years: adult.is }
  };
  const cohort = addDemographics(addGroup(blankCohort('x'), 'include'), 'g1', all);
  const node = cohort.include[0]!.of[0] as Demographics;
  expect(factsOf(node)).toEqual(all);
  expect(node.where?.map(({ kind }) => kind)).toEqual(['sex', 'race', 'ethnicity', 'age']);
  expect(setFacts(cohort, 'c1', { sex: [] }).include[0]?.of[0]).toEqual({ id: 'c1', kind: 'demographics' });
});

test('names and notes stay when facts change', () => {
  const before = {
    ...blankCohort('x'),
    include: [{ id: 'g1', kind: 'all' as const, of: [{ ...demographics(sex), notes: 'why' }] }]
  };
  expect(setFacts(before, 'c1', { sex: [8532, 8507] }).include[0]?.of[0]).toEqual({
    id: 'c1',
    kind: 'demographics',
    notes: 'why',
    where: [
      {
        kind: 'sex',
        is: { kind: 'oneOf', concepts: [{ conceptId: 8532, name: 'FEMALE' }, { conceptId: 8507 }] }
      }
    ]
  });
});
