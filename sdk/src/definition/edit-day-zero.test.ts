import {
  addCriterion,
  addDemographics,
  addGroup,
  blankCohort,
  dayZeroChoices,
  formatDefinition,
  readDefinition,
  setFields,
  withDayZero,
  type PeopleCohort
} from './index.js';

const diabetes = { conceptId: 201826, name: 'Type 2 diabetes mellitus' };
const metformin = { conceptId: 1503297, name: 'metformin' };

const people = [
  (each: PeopleCohort) => addGroup(each, 'include', 'all'),
  (each: PeopleCohort) => addCriterion(each, 'g1', 'conditionOccurrence', diabetes),
  (each: PeopleCohort) => addDemographics(each, 'g1', { sex: [8532] }),
  (each: PeopleCohort) => addGroup(each, 'include'),
  (each: PeopleCohort) => addCriterion(each, 'g2', 'drugExposure', metformin),
  (each: PeopleCohort) => setFields(each, 'c3', { occurrences: { kind: 'atLeast', count: 2 } }),
  (each: PeopleCohort) => addGroup(each, 'exclude', 'all'),
  (each: PeopleCohort) => addCriterion(each, 'g3', 'conditionOccurrence', diabetes),
  (each: PeopleCohort) => addCriterion(each, 'g3', 'drugExposure', metformin)
].reduce((cohort, edit) => edit(cohort), blankCohort('Treated'));

test('day 0 can be a group of any, or one event of a group of all', () => {
  expect(dayZeroChoices(people).map(({ id }) => id)).toEqual(['c1', 'g2']);
  expect(withDayZero(people, 'g1')).toBeNull();
  expect(dayZeroChoices(blankCohort('Everyone'))).toEqual([]);
});

test('one event is day 0; whatever else was said is a step, at any time', () => {
  const events = withDayZero(people, 'c1');
  expect(events).toEqual({
    $schema: 'cohortlab:cohort/1',
    kind: 'events',
    name: 'Treated',
    conceptSets: people.conceptSets,
    entry: {
      events: [{ id: 'c1', kind: 'conditionOccurrence', conceptSet: 's1' }],
      priorDays: 0,
      laterDays: 0,
      limit: 'first'
    },
    steps: [
      { id: 'g1', kind: 'all', of: [people.include[0]?.of[1]] },
      {
        id: 'g2',
        kind: 'any',
        of: [
          {
            id: 'c3',
            kind: 'drugExposure',
            conceptSet: 's2',
            occurrences: { kind: 'atLeast', count: 2 },
            outsideObservation: true
          }
        ]
      },
      {
        id: 'g4',
        kind: 'atMost',
        count: 0,
        of: [
          {
            id: 'g3',
            kind: 'all',
            of: [
              { id: 'c4', kind: 'conditionOccurrence', conceptSet: 's3', outsideObservation: true },
              { id: 'c5', kind: 'drugExposure', conceptSet: 's4', outsideObservation: true }
            ]
          }
        ]
      }
    ],
    limit: 'first'
  });
});

test('how often it must be on record is asked for beside day 0; the result is a file', () => {
  const events = withDayZero(people, 'g2');
  expect(events?.entry.events).toEqual([{ id: 'c3', kind: 'drugExposure', conceptSet: 's2' }]);
  expect(events?.steps?.[0]?.of).toEqual([
    expect.objectContaining({ id: 'c6', occurrences: { kind: 'atLeast', count: 2 } })
  ]);
  const reading = readDefinition({ path: 'a', text: formatDefinition(events!) });
  expect(reading).toMatchObject({ kind: 'cohort' });
});
