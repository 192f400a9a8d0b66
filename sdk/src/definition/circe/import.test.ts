import { file, problemsOf } from '../../../test/texts.js';
import { readDefinition, SCHEMAS, type EventsCohort } from '../index.js';

const concept = {
  CONCEPT_ID: 1118084,
  CONCEPT_NAME: 'celecoxib',
  STANDARD_CONCEPT: 'S',
  STANDARD_CONCEPT_CAPTION: 'Standard',
  INVALID_REASON: null,
  CONCEPT_CODE: '140587',
  DOMAIN_ID: 'Drug',
  VOCABULARY_ID: 'RxNorm'
};
const set = (id: number, ...items: unknown[]) => ({ id, name: `Set ${id}`, expression: { items } });
const circe = {
  cdmVersionRange: '>=5.0.0',
  PrimaryCriteria: {
    CriteriaList: [{ DrugExposure: { CodesetId: 0, DrugTypeExclude: false, First: true } }],
    ObservationWindow: { PriorDays: 365, PostDays: 0 },
    PrimaryCriteriaLimit: { Type: 'First' }
  },
  ConceptSets: [set(0, { concept, isExcluded: false, includeDescendants: true, includeMapped: false })],
  QualifiedLimit: { Type: 'First' },
  ExpressionLimit: { Type: 'All' },
  InclusionRules: [],
  CensoringCriteria: [],
  CollapseSettings: { CollapseType: 'ERA', EraPad: 0 },
  CensorWindow: {}
};
const events: EventsCohort = {
  $schema: SCHEMAS.cohort,
  kind: 'events',
  name: 'a',
  entry: {
    events: [{ id: 'c1', kind: 'drugExposure', conceptSet: 's1', firstEver: true }],
    priorDays: 365,
    laterDays: 0,
    limit: 'first'
  },
  limit: 'all',
  conceptSets: [
    {
      id: 's1',
      kind: 'inline',
      name: 'Set 0',
      items: [{ conceptId: 1118084, name: 'celecoxib', descendants: true }]
    }
  ]
};

function imported(content: unknown): EventsCohort {
  const reading = readDefinition(file(content));
  if (reading.kind !== 'cohort' || reading.cohort.kind !== 'events') throw new Error(JSON.stringify(reading));
  return reading.cohort;
}

/** The expression with something else in its only event. */
const event = (fields: unknown, kind = 'DrugExposure') => ({
  ...circe,
  PrimaryCriteria: { ...circe.PrimaryCriteria, CriteriaList: [{ [kind]: fields }] }
});

test('an expression of ATLAS is a cohort of kind events, named by its file', () => {
  expect(imported(circe)).toEqual(events);
});

test('the wrapper of WebAPI gives name and notes, its expression as JSON or as text', () => {
  const wrapper = {
    id: 77,
    name: 'Celecoxib',
    description: 'New users',
    expressionType: 'SIMPLE_EXPRESSION',
    tags: []
  };
  const named = { ...events, name: 'Celecoxib', notes: 'New users' };
  expect(imported({ ...wrapper, expression: circe })).toEqual(named);
  expect(imported({ ...wrapper, expression: JSON.stringify(circe) })).toEqual(named);
  expect(problemsOf({ ...wrapper, expression: '{"a": 1, "a": 2}' })[0]?.path).toBe('/expression/a');
  expect(problemsOf({ ...wrapper, expression: { ...circe, Rules: [] } })[0]?.path).toBe('/expression/Rules');
});

test('flags of concepts are carried, mapped included', () => {
  const flags = { isExcluded: true, includeDescendants: false, includeMapped: true };
  const [sets] = imported({
    ...circe,
    ConceptSets: [set(0, { concept, ...flags }, { concept: { CONCEPT_ID: 5 } })]
  }).conceptSets;
  expect(sets).toMatchObject({
    items: [{ conceptId: 1118084, name: 'celecoxib', mapped: true, excluded: true }, { conceptId: 5 }]
  });
});

test('ids of concept sets need no order, and an event without one asks for any concept', () => {
  const sets = [set(7), set(-3, { concept })];
  expect(imported({ ...event({ CodesetId: -3 }), ConceptSets: sets }).entry.events).toEqual([
    { id: 'c1', kind: 'drugExposure', conceptSet: 's2' }
  ]);
  expect(imported(event({ CodesetId: null, First: null })).entry.events).toEqual([
    { id: 'c1', kind: 'drugExposure' }
  ]);
});

test('what Circe leaves out has the default that Circe gives it', () => {
  const { PrimaryCriteria, ConceptSets } = circe;
  const { PrimaryCriteriaLimit, ...primary } = PrimaryCriteria;
  expect(imported({ PrimaryCriteria: { ...primary, ObservationWindow: {} }, ConceptSets })).toMatchObject({
    entry: { priorDays: 0, laterDays: 0, limit: 'first' },
    limit: 'first'
  });
  expect(imported({ ...circe, ExpressionLimit: { Type: null } }).limit).toBe('all');
});

test('the qualified limit counts only where additional criteria are given', () => {
  const all = {
    ...circe,
    PrimaryCriteria: { ...circe.PrimaryCriteria, PrimaryCriteriaLimit: { Type: 'ALL' } }
  };
  const none = { Type: 'ALL', CriteriaList: [], DemographicCriteriaList: [], Groups: [] };
  expect(imported(all).entry.limit).toBe('all');
  expect(imported({ ...all, AdditionalCriteria: null }).entry.limit).toBe('all');
  expect(imported({ ...all, AdditionalCriteria: none, QualifiedLimit: { Type: 'Last' } }).entry.limit).toBe(
    'last'
  );
  expect(imported({ ...circe, AdditionalCriteria: none, QualifiedLimit: { Type: 'Last' } }).entry.limit).toBe(
    'first'
  );
});

test('what says nothing is no reason to refuse', () => {
  const attributes = {
    Gender: [],
    Age: null,
    DrugType: [],
    DrugTypeExclude: true,
    CorrelatedCriteria: { Type: 'ALL', Groups: [] }
  };
  expect(imported(event({ CodesetId: 0, First: true, ...attributes }))).toEqual(events);
  expect(imported({ ...circe, CensorWindow: { StartDate: null, EndDate: '' }, EndStrategy: null })).toEqual(
    events
  );
});

const range = { Value: 5, Op: 'gt' };

test.each<[string, unknown, string, RegExp]>([
  [
    'an unknown event',
    event({}, 'DrugExposre'),
    '/PrimaryCriteria/CriteriaList/0/DrugExposre',
    /no event "DrugExposre".*"DrugExposure"/
  ],
  [
    'a prototype as event',
    event({}, 'constructor'),
    '/PrimaryCriteria/CriteriaList/0/constructor',
    /no event "constructor"/
  ],
  [
    'an attribute of another event',
    event({ Refills: range, RangeLow: range }),
    '/PrimaryCriteria/CriteriaList/0/DrugExposure/RangeLow',
    /no field "RangeLow"/
  ],
  [
    'a misspelt attribute',
    event({ codesetId: 0 }),
    '/PrimaryCriteria/CriteriaList/0/DrugExposure/codesetId',
    /mean "CodesetId"/
  ],
  ['a misspelt field', { ...circe, InclusionRule: [] }, '/InclusionRule', /mean "InclusionRules"/],
  [
    'a concept set that is not there',
    event({ CodesetId: 9 }),
    '/PrimaryCriteria/CriteriaList/0/DrugExposure/CodesetId',
    /no concept set with the id 9/
  ],
  [
    'two sets of one id',
    { ...circe, ConceptSets: [set(0), set(0)] },
    '/ConceptSets/1/id',
    /Two concept sets have the id 0/
  ],
  [
    'a concept without an id',
    { ...circe, ConceptSets: [set(0, { concept: {} })] },
    '/ConceptSets/0/expression/items/0/concept/CONCEPT_ID',
    /is missing/
  ],
  [
    'a misspelt flag',
    { ...circe, ConceptSets: [set(0, { concept, includeDescendents: true })] },
    '/ConceptSets/0/expression/items/0/includeDescendents',
    /mean "includeDescendants"/
  ],
  [
    'a limit of no kind',
    { ...circe, ExpressionLimit: { Type: 'Some' } },
    '/ExpressionLimit/Type',
    /"all", "first" or "last"/
  ],
  [
    'text for days',
    { ...circe, PrimaryCriteria: { ...circe.PrimaryCriteria, ObservationWindow: { PriorDays: '1' } } },
    '/PrimaryCriteria/ObservationWindow/PriorDays',
    /whole number from 0/
  ],
  [
    'no events',
    { ...circe, PrimaryCriteria: { ...circe.PrimaryCriteria, CriteriaList: [] } },
    '/PrimaryCriteria/CriteriaList',
    /at least 1 entry/
  ],
  ['no primary criteria', { ConceptSets: [] }, '/PrimaryCriteria', /"PrimaryCriteria" is missing/],
  ['a wrapper around nothing', { name: 'x', expression: 5 }, '/expression', /must be an object/]
])('%s is refused by name', (_, content, path, message) => {
  const problem = problemsOf(content).find(each => each.path === path);
  expect(problem?.message).toMatch(message);
});

test('all refusals come together', () => {
  const wrong = {
    ...event({ Age: { ...range, Op: 'x' }, Gender: [{}], X: 1 }),
    CollapseSettings: { EraPad: -1 }
  };
  expect(
    problemsOf(wrong)
      .map(problem => problem.path.split('/').at(-1))
      .sort()
  ).toEqual(['CONCEPT_ID', 'EraPad', 'Op', 'X']);
});
