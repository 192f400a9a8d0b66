import {
  addCriterion,
  addDemographics,
  addGroup,
  blankCohort,
  build,
  formatDefinition,
  readDefinition,
  type FileContent,
  type SearchedKind
} from '../index.js';
import {
  abnormal,
  age,
  all,
  any,
  atLeast,
  atLeastOf,
  atMost,
  between,
  cohort,
  concept,
  conceptFile,
  conceptSet,
  condition,
  contains,
  daysSupply,
  death,
  demographics,
  descendants,
  disabled,
  distinct,
  drug,
  drugExit,
  entry,
  exactly,
  excluding,
  fixedExit,
  greater,
  inSet,
  InvalidDefinition,
  mapped,
  measurement,
  named,
  noted,
  observationExit,
  observationPeriod,
  occurs,
  oneOf,
  people,
  qualifying,
  refills,
  savedCohort,
  sex,
  startDate,
  stopReason,
  unit,
  value,
  valueInUnits,
  visit,
  visitType,
  window
} from './index.js';

const diabetes = conceptSet('Type 2 diabetes mellitus', descendants(201826, 'Type 2 diabetes mellitus'));
const metformin = conceptSet('metformin', descendants(1503297, 'metformin'));
const insulin = conceptFile('../concepts/insulin.concepts.json');
const hba1c = conceptSet('HbA1c', concept(3004410), mapped(descendants(1)), excluding(concept(2)));

test('builders write the bytes of a panel', () => {
  let panel = blankCohort('Women with type 2 diabetes');
  const add = (group: string, kind: SearchedKind, conceptId: number, name: string): void => {
    panel = addCriterion(addGroup(panel, group === 'g4' ? 'exclude' : 'include'), group, kind, {
      conceptId,
      name
    });
  };
  add('g1', 'conditionOccurrence', 201826, 'Type 2 diabetes mellitus');
  add('g2', 'drugExposure', 1503297, 'metformin');
  panel = addDemographics(addGroup(panel, 'include', 'all'), 'g3', {
    sex: [8532],
    age: { at: 'cutOff', years: { kind: 'between', low: 40, high: 65 } }
  });
  add('g4', 'drugExposure', 1502905, 'insulin glargine');
  const built = people('Women with type 2 diabetes', {
    include: [
      any(condition(diabetes)),
      any(drug(metformin)),
      all(demographics(sex(oneOf(8532)), age(between(40, 65), 'cutOff')))
    ],
    exclude: [any(drug(conceptSet('insulin glargine', descendants(1502905, 'insulin glargine'))))]
  });
  expect(formatDefinition(built)).toBe(formatDefinition(panel));
});

test('builders write the bytes of a file written by hand', () => {
  const built = cohort('Metformin as first treatment', {
    notes: 'Adults.',
    entry: entry(drug(metformin, { firstEver: true, where: [age(atLeast(18)), daysSupply(greater(0))] }), {
      priorDays: 365,
      limit: 'first',
      qualifying: qualifying(any(condition(diabetes, { source: insulin })), 'first')
    }),
    steps: [
      named('No insulin before', all(exactly(0, drug(insulin), window('observationStart', -1)))),
      named(
        'Raised HbA1c, twice',
        atLeastOf(
          1,
          distinct(
            'startDate',
            atLeast(
              2,
              measurement(hba1c, { where: [value(atLeast(6.5)), unit(inSet(metformin)), abnormal()] }),
              window(-180, 0)
            )
          ),
          disabled(noted('for now', savedCohort('hba1c.cohort.json')))
        )
      )
    ],
    exit: drugExit(metformin, { gapDays: 30 }),
    censoring: [death(), drug(insulin)],
    eraGapDays: 30,
    dates: { from: '2015-01-01' }
  });
  const written = `{
  "$schema": "cohortlab:cohort/1",
  "kind": "events",
  "name": "Metformin as first treatment",
  "notes": "Adults.",
  "entry": {
    "events": [
      {
        "id": "c1",
        "kind": "drugExposure",
        "conceptSet": "s1",
        "firstEver": true,
        "where": [
          { "kind": "age", "at": "start", "is": { "kind": "atLeast", "value": 18 } },
          { "kind": "daysSupply", "is": { "kind": "greater", "value": 0 } }
        ]
      }
    ],
    "priorDays": 365,
    "laterDays": 0,
    "limit": "first",
    "qualifying": {
      "group": {
        "id": "g1",
        "kind": "any",
        "of": [
          { "id": "c2", "kind": "conditionOccurrence", "conceptSet": "s2", "sourceConceptSet": "s3" }
        ]
      },
      "limit": "first"
    }
  },
  "steps": [
    {
      "id": "g2",
      "kind": "all",
      "name": "No insulin before",
      "of": [
        {
          "id": "c3",
          "kind": "drugExposure",
          "conceptSet": "s3",
          "occurrences": { "kind": "exactly", "count": 0 },
          "windows": [
            {
              "event": "start",
              "index": "start",
              "from": { "kind": "observationStart" },
              "to": { "kind": "day", "day": -1 }
            }
          ]
        }
      ]
    },
    {
      "id": "g3",
      "kind": "atLeast",
      "name": "Raised HbA1c, twice",
      "count": 1,
      "of": [
        {
          "id": "c4",
          "kind": "measurement",
          "conceptSet": "s4",
          "where": [
            { "kind": "value", "is": { "kind": "atLeast", "value": 6.5 } },
            { "kind": "unit", "is": { "kind": "inSet", "conceptSet": "s1" } },
            { "kind": "abnormal" }
          ],
          "occurrences": { "kind": "atLeast", "count": 2, "distinct": "startDate" },
          "windows": [
            {
              "event": "start",
              "index": "start",
              "from": { "kind": "day", "day": -180 },
              "to": { "kind": "day", "day": 0 }
            }
          ]
        },
        { "id": "c5", "kind": "cohort", "notes": "for now", "disabled": true, "path": "hba1c.cohort.json" }
      ]
    }
  ],
  "limit": "all",
  "exit": { "kind": "drugEra", "conceptSet": "s1", "gapDays": 30, "offset": 0 },
  "censoring": [
    { "id": "c6", "kind": "death" },
    { "id": "c7", "kind": "drugExposure", "conceptSet": "s3" }
  ],
  "eraGapDays": 30,
  "dates": { "from": "2015-01-01" },
  "conceptSets": [
    {
      "id": "s1",
      "kind": "inline",
      "name": "metformin",
      "items": [
        { "conceptId": 1503297, "name": "metformin", "descendants": true }
      ]
    },
    {
      "id": "s2",
      "kind": "inline",
      "name": "Type 2 diabetes mellitus",
      "items": [
        { "conceptId": 201826, "name": "Type 2 diabetes mellitus", "descendants": true }
      ]
    },
    { "id": "s3", "kind": "file", "path": "../concepts/insulin.concepts.json" },
    {
      "id": "s4",
      "kind": "inline",
      "name": "HbA1c",
      "items": [
        { "conceptId": 3004410 },
        { "conceptId": 1, "descendants": true, "mapped": true },
        { "conceptId": 2, "excluded": true }
      ]
    }
  ]
}
`;
  expect(formatDefinition(built)).toBe(written);
  expect(readDefinition({ path: 'a', text: written })).toEqual({ kind: 'cohort', cohort: built });
});

test('a nested group is numbered where it stands, behind the event that it is about', () => {
  const built = people('x', {
    include: [
      all(
        visit(null, { nested: any(exactly(1, death(), window(0, 30, { event: 'end', index: 'end' }))) }),
        observationPeriod({ period: { from: '2015-01-01' }, where: [startDate(atMost('2015-01-01'))] })
      )
    ]
  });
  expect(built.include).toMatchObject([
    {
      id: 'g1',
      of: [
        { id: 'c1', nested: { id: 'g2', of: [{ id: 'c2' }] } },
        { id: 'c3', period: { from: '2015-01-01' } }
      ]
    }
  ]);
});

test('what was said in another order is numbered in the order of the file', () => {
  const around = all(occurs(condition(diabetes), window('open', 0)));
  const said = condition(null, { nested: around, where: [visitType(inSet(metformin))] });
  const written = condition(null, { where: [visitType(inSet(metformin))], nested: around });
  expect(cohort('x', { entry: entry(said) })).toEqual(cohort('x', { entry: entry(written) }));
});

test('ranges name their unit', () => {
  const mgdl = { conceptId: 8840, name: 'mg/dL' };
  const glucose = measurement(null, {
    where: [valueInUnits([mgdl, atLeast(126)], [[{ conceptId: 8753 }], atLeast(7)])]
  });
  expect(cohort('x', { entry: entry(glucose), exit: fixedExit('end', 7) })).toMatchObject({
    entry: {
      events: [
        {
          where: [
            {
              anyOf: [
                { unit: [mgdl], is: { kind: 'atLeast', value: 126 } },
                { unit: [{ conceptId: 8753 }], is: { kind: 'atLeast', value: 7 } }
              ]
            }
          ]
        }
      ]
    },
    exit: { kind: 'fixedOffset', of: 'end', days: 7 }
  });
});

test('what a kind of event does not have is an error of types, and of words', () => {
  expect(() =>
    // @ts-expect-error A condition has no refills.
    people('x', { include: [all(condition(diabetes, { where: [refills(atLeast(1))] }))] })
  ).toThrow(/\/include\/0\/of\/0\/where\/0\/kind/);
  // @ts-expect-error A specimen has no reason why it stopped.
  const specimen = build.specimen(null, { where: [stopReason(contains('x'))] });
  expect(() => cohort('x', { entry: entry(specimen) })).toThrow(InvalidDefinition);
});

test.each<[string, () => FileContent, RegExp]>([
  [
    'windows of an entry event',
    () => cohort('x', { entry: entry(atLeast(1, death(), window(0, 'open'))) }),
    /entry\/events\/0\/windows: "windows" has no meaning here/
  ],
  [
    'age of people on day 0',
    () => people('x', { include: [all(demographics(age(atLeast(18))))] }),
    /Use "cutOff"/
  ],
  [
    'an empty group',
    () => people('x', { include: [all()] }),
    /\/include\/0\/of: "of" must be a list of at least 1 entry/
  ],
  [
    'a number that is none',
    () => people('x', { include: [all(measurement(null, { where: [value(atLeast(NaN))] }))] }),
    /"value" must be a number/
  ],
  [
    'what is not counted',
    () => people('x', { include: [all(distinct('visit', death()))] }),
    /begin with atLeast/
  ],
  [
    'no name',
    () => cohort('', { entry: entry(death()), exit: observationExit() }),
    /\/name: "name" must be text/
  ]
])('refused in words: %s', (_, make, message) => {
  expect(make).toThrow(message);
});

test('nothing said is everyone', () => {
  expect(people('Everyone')).toEqual(blankCohort('Everyone'));
});
