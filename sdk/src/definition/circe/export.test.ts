import {
  SCHEMAS,
  type ConceptChoice,
  type EventsCohort,
  type PeopleCohort,
  type ResolvedCohort
} from '../index.js';
import { exportCirce } from './export.js';

/** What is written for ATLAS, and what is refused by name. */

type Json = Readonly<Record<string, unknown>>;

const sets = ['s1', 's2'].map((id, index) => ({
  id,
  kind: 'inline' as const,
  name: `Set ${id}`,
  items: [{ conceptId: 7 + index, name: 'a drug', descendants: true, excluded: true }]
}));

function cohort(event: Json, rest: Json = {}): ResolvedCohort {
  const entry = { events: [{ id: 'c1', ...event }], priorDays: 365, laterDays: 0, limit: 'first' };
  const whole = {
    $schema: SCHEMAS.cohort,
    kind: 'events',
    name: 'New users',
    entry,
    limit: 'all',
    conceptSets: sets
  };
  return { ...whole, ...rest } as unknown as ResolvedCohort;
}

/** The additional criteria with one event. */
const member = (event: Json): ResolvedCohort => {
  const made = cohort({ kind: 'death' }) as EventsCohort;
  const group = { id: 'g1', kind: 'all', of: [{ id: 'c2', kind: 'drugExposure', ...event }] };
  return {
    ...made,
    entry: { ...made.entry, qualifying: { group, limit: 'all' } }
  } as unknown as ResolvedCohort;
};

function written(definition: ResolvedCohort): Json {
  const circe = exportCirce(definition);
  if (!('PrimaryCriteria' in circe)) throw new Error(JSON.stringify(circe));
  return circe;
}

test('an expression has all that ATLAS needs', () => {
  const event = { kind: 'drugExposure', conceptSet: 's2', firstEver: true };
  expect(written(cohort(event))).toEqual({
    cdmVersionRange: '>=5.0.0',
    Title: 'New users',
    PrimaryCriteria: {
      CriteriaList: [{ DrugExposure: { CodesetId: 1, First: true } }],
      ObservationWindow: { PriorDays: 365, PostDays: 0 },
      PrimaryCriteriaLimit: { Type: 'First' }
    },
    ConceptSets: sets.map(({ name }, index) => ({
      id: index,
      name,
      expression: {
        items: [
          {
            concept: {
              CONCEPT_ID: 7 + index,
              CONCEPT_NAME: 'a drug',
              STANDARD_CONCEPT: null,
              STANDARD_CONCEPT_CAPTION: 'Unknown',
              INVALID_REASON: null,
              INVALID_REASON_CAPTION: 'Unknown',
              CONCEPT_CODE: '',
              DOMAIN_ID: '',
              VOCABULARY_ID: '',
              CONCEPT_CLASS_ID: ''
            },
            isExcluded: true,
            includeDescendants: true,
            includeMapped: false
          }
        ]
      }
    })),
    QualifiedLimit: { Type: 'First' },
    ExpressionLimit: { Type: 'All' },
    InclusionRules: [],
    CensoringCriteria: [],
    CollapseSettings: { CollapseType: 'ERA', EraPad: 0 },
    CensorWindow: {}
  });
});

test('a window about the end of the event alone is the end window', () => {
  const window = { event: 'end', index: 'end', from: { kind: 'day', day: -3 }, to: { kind: 'day', day: 0 } };
  expect(written(member({ windows: [window] }))).toMatchObject({
    AdditionalCriteria: {
      CriteriaList: [
        {
          Criteria: { DrugExposure: {} },
          StartWindow: { Start: { Coeff: -1 }, End: { Coeff: 1 } },
          EndWindow: {
            Start: { Days: 3, Coeff: -1 },
            End: { Days: 0, Coeff: 1 },
            UseIndexEnd: true,
            UseEventEnd: true
          },
          Occurrence: { Type: 2, Count: 1, IsDistinct: false }
        }
      ]
    }
  });
});

test('disabled nodes are left out, with groups of which nothing is left', () => {
  const off = (id: string): Json => ({ id, kind: 'death', disabled: true });
  const steps = [
    { id: 'g1', kind: 'all', of: [off('c7')] },
    { id: 'g2', kind: 'any', name: 'Kept', of: [off('c8'), { id: 'c3', kind: 'drugEra' }] }
  ];
  expect(written(cohort({ kind: 'death' }, { steps, censoring: [off('c9')] }))).toMatchObject({
    InclusionRules: [
      { name: 'Kept', expression: { Type: 'ANY', CriteriaList: [{ Criteria: { DrugEra: {} } }] } }
    ],
    CensoringCriteria: []
  });
  expect(exportCirce(cohort({ kind: 'death', disabled: true }))).toMatchObject([
    { path: '/entry/events', message: expect.stringContaining('disabled') as string }
  ]);
});

test('a set of people is refused', () => {
  const people = {
    $schema: SCHEMAS.cohort,
    kind: 'people',
    name: 'a',
    include: [],
    exclude: [],
    conceptSets: []
  };
  expect(exportCirce(people as PeopleCohort as ResolvedCohort)).toMatchObject([
    { path: '/kind', message: expect.stringContaining('no sets of people') as string }
  ]);
});

const is = (kind: string, choice: Json, rest: Json = {}): Json => ({ kind, is: choice, ...rest });
const noneOf: ConceptChoice = { kind: 'noneOf', concepts: [{ conceptId: 1 }] };
const inSet: ConceptChoice = { kind: 'inSet', conceptSet: 's1' };
const number = (value: number): Json => ({ kind: 'greater', value });

test.each<[string, Json, string, RegExp]>([
  ['a saved cohort', { kind: 'cohort', path: 'a.cohort.json' }, '', /saved cohort/],
  ['a first death', { kind: 'death', firstEver: true }, '/firstEver', /Take it out/],
  [
    'a moved specimen',
    { kind: 'specimen', adjust: { start: { of: 'start', days: 1 }, end: { of: 'end', days: 1 } } },
    '/adjust',
    /no notice/
  ],
  [
    'a death moved from its end',
    { kind: 'death', adjust: { start: { of: 'end', days: 1 }, end: { of: 'end', days: 1 } } },
    '/adjust',
    /from the start/
  ],
  ['a set that is not there', { kind: 'death', conceptSet: 's9' }, '/conceptSet', /no concept set "s9"/],
  [
    'a value in units',
    { kind: 'measurement', where: [{ kind: 'valueInUnits', anyOf: [] }] },
    '/where/0',
    /Ask "value" and "unit"/
  ],
  [
    'an age at the cut-off',
    { kind: 'death', where: [is('age', number(1), { at: 'cutOff' })] },
    '/where/0',
    /"age" at "cutOff"/
  ],
  [
    'the end of an exposure',
    { kind: 'drugExposure', where: [is('endDate', { kind: 'less', value: '2010-01-01' })] },
    '/where/0',
    /by a window/
  ],
  ['a sex that it is not', { kind: 'death', where: [is('sex', noneOf)] }, '/where/0/is', /only by "oneOf"/],
  [
    'a list of payers',
    { kind: 'payerPlanPeriod', where: [is('payer', noneOf)] },
    '/where/0/is',
    /only by "inSet"/
  ],
  [
    'the same twice',
    { kind: 'death', where: [is('sex', inSet), is('sex', inSet)] },
    '/where/1',
    /no more often/
  ],
  [
    'half a refill',
    { kind: 'drugExposure', where: [is('refills', number(0.5))] },
    '/where/0/is',
    /whole numbers/
  ],
  [
    'five decimals',
    { kind: 'drugExposure', where: [is('quantity', number(0.00001))] },
    '/where/0/is',
    /four decimals/
  ],
  ['a gap alone', { kind: 'drugEra', where: [is('gapDays', number(1))] }, '/where/0', /range of "EraLength"/],
  [
    'a percent sign',
    { kind: 'drugExposure', where: [is('lotNumber', { kind: 'is', text: '5%' })] },
    '/where/0/is',
    /"like"/
  ],
  [
    'an escaped one',
    { kind: 'drugExposure', where: [is('lotNumber', { kind: 'like', pattern: '5\\%%' })] },
    '/where/0/is',
    /no pattern/
  ],
  [
    'a pattern without wildcards',
    { kind: 'drugExposure', where: [is('lotNumber', { kind: 'like', pattern: 'a' })] },
    '/where/0/is',
    /"is" or "isNot"/
  ],
  [
    'a slash and a quote',
    { kind: 'drugExposure', where: [is('lotNumber', { kind: 'is', text: "\\'" })] },
    '/where/0/is',
    /backslash/
  ]
])('%s is refused by name', (_, event, path, message) => {
  const flaws = exportCirce(cohort(event));
  expect(flaws).toMatchObject([
    { path: `/entry/events/0${path}`, message: expect.stringMatching(message) as string }
  ]);
});

test('race and ethnicity by concept set are refused by name', () => {
  const demographics = { id: 'c2', kind: 'demographics', where: [is('race', inSet), is('ethnicity', inSet)] };
  const steps = [{ id: 'g1', kind: 'all', of: [demographics] }];
  expect(exportCirce(cohort({ kind: 'death' }, { steps }))).toMatchObject([
    { path: '/steps/0/of/0/where/0/is', message: expect.stringContaining('only by "oneOf"') as string },
    { path: '/steps/0/of/0/where/1/is' }
  ]);
});

const end = (kind: string): Json => ({
  event: 'end',
  index: 'start',
  from: { kind },
  to: { kind: 'day', day: 1 }
});
const nested = { id: 'g2', kind: 'all', of: [{ id: 'c3', kind: 'death' }] };

test.each<[string, Json, string, RegExp]>([
  [
    'three windows',
    { windows: [end('observationStart'), end('observationEnd'), end('observationStart')] },
    '/windows',
    /two windows/
  ],
  ['an open end of an end', { windows: [end('open')] }, '/windows/0/from', /no open end/],
  [
    'the end of observation outside it',
    { windows: [end('observationEnd')], outsideObservation: true },
    '/windows/0/from',
    /Take "open"/
  ],
  [
    'another column',
    { kind: 'visitDetail', occurrences: { kind: 'atLeast', count: 2, distinct: 'visit' } },
    '/occurrences/distinct',
    /cannot count/
  ],
  [
    'a column of an event with a group',
    { occurrences: { kind: 'atLeast', count: 2, distinct: 'concept' }, nested },
    '/occurrences/distinct',
    /group of its own/
  ],
  [
    'payers that are not asked for',
    { kind: 'payerPlanPeriod', occurrences: { kind: 'atLeast', count: 2, distinct: 'concept' } },
    '/occurrences/distinct',
    /Ask "payer"/
  ]
])('%s is refused by name', (_, event, path, message) => {
  expect(exportCirce(member(event))).toMatchObject([
    { path: `/entry/qualifying/group/of/0${path}`, message: expect.stringMatching(message) as string }
  ]);
});
