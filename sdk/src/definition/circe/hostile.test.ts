import { all, expression, qualified, related } from '../../../test/circe.js';
import { file, problemsOf } from '../../../test/texts.js';
import { Cohort, readDefinition } from '../index.js';
import { EVENTS, DEMOGRAPHICS } from './event-rows.js';
import { importCirce } from './import.js';

/** Whatever stands in a field: it is read as valid, or refused by name. Nothing else happens. */

type Json = Readonly<Record<string, unknown>>;

/** Reads without the guards of the file reader; an answer that is neither valid nor a flaw is an error. */
function answer(content: unknown): 'read' | 'refused' {
  const result = importCirce(content, 'a');
  if ('kind' in result) {
    expect(Cohort.safeParse(result).error).toBeUndefined();
    return 'read';
  }
  expect(result.length).toBeGreaterThan(0);
  for (const { path, message, value } of result) {
    expect(path).toMatch(/^(\/|$)/);
    expect(message).toMatch(/^["A-Z].*\.$/s);
    expect((value ?? '').length).toBeLessThanOrEqual(80);
  }
  return 'refused';
}

const WRONG: readonly unknown[] = [
  'text',
  "'; drop table person; --",
  '__proto__',
  '\u0000',
  5.5,
  -1,
  1e308,
  2 ** 53 + 2,
  true,
  [],
  [[]],
  [null],
  {},
  { __proto__: { polluted: true } },
  { constructor: 1 },
  { Value: {}, Op: [] },
  { CodesetId: 1e300 },
  { Text: {}, Op: 'eq' }
];

test.each(Object.entries(EVENTS))('a %s with a wrong value in any field', (kind, row) => {
  const fields = [
    'CodesetId',
    'First',
    'UserDefinedPeriod',
    'DateAdjustment',
    'CorrelatedCriteria',
    row.source ?? 'None',
    ...row.attributes.flatMap(({ field, exclude = field }) => [field, exclude])
  ];
  for (const field of fields) for (const wrong of WRONG) answer(expression(kind, { [field]: wrong }));
});

test('demographics, events of groups and the expression with a wrong value in any field', () => {
  const rest = [
    'AdditionalCriteria',
    'InclusionRules',
    'EndStrategy',
    'CensoringCriteria',
    'CollapseSettings'
  ];
  const top = [
    ...rest,
    'CensorWindow',
    'ConceptSets',
    'PrimaryCriteria',
    'QualifiedLimit',
    'ExpressionLimit'
  ];
  const own = [
    'Criteria',
    'StartWindow',
    'EndWindow',
    'Occurrence',
    'RestrictVisit',
    'IgnoreObservationPeriod'
  ];
  for (const wrong of WRONG) {
    for (const field of top) answer({ ...expression('Death', {}), [field]: wrong });
    for (const field of own) answer(qualified(all(related('Death', {}, { [field]: wrong }))));
    for (const { field } of DEMOGRAPHICS) {
      answer(qualified({ Type: 'ALL', DemographicCriteriaList: [{ [field]: wrong }] }));
    }
    for (const field of ['Type', 'Count', 'CriteriaList', 'DemographicCriteriaList', 'Groups']) {
      answer(qualified({ ...all(related('Death', {})), [field]: wrong }));
    }
    answer({ expression: wrong });
  }
  expect(({} as Json)['polluted']).toBeUndefined();
});

test.each([
  [{ concept: { CONCEPT_ID: 2_147_483_648 } }, 'CONCEPT_ID'],
  [{ concept: { CONCEPT_ID: 2 ** 53 + 2 } }, 'CONCEPT_ID'],
  [{ concept: { CONCEPT_ID: -1 } }, 'CONCEPT_ID'],
  [{ concept: { CONCEPT_ID: '1' } }, 'CONCEPT_ID'],
  [{ concept: { CONCEPT_ID: 1, CONCEPT_NAME: 5 } }, 'CONCEPT_NAME'],
  [{ concept: { CONCEPT_ID: 1 }, isExcluded: 'yes' }, 'isExcluded']
])('the concept %j is refused by name', (item, field) => {
  const ConceptSets = [{ id: 0, name: 'a', expression: { items: [item] } }];
  const [problem] = problemsOf({ ...expression('Death', {}), ConceptSets });
  expect(problem?.path).toMatch(new RegExp(`^/ConceptSets/0/expression/items/0/(concept/)?${field}$`));
});

test('a field that is there twice is refused by name', () => {
  const text = JSON.stringify(expression('Death', { First: 1 })).replace(
    '"First":1',
    '"Age":null,"Age":null'
  );
  const [problem] = problemsOf(text);
  expect(problem).toMatchObject({ path: '/PrimaryCriteria/CriteriaList/0/Death/Age' });
});

const LEVELS = 5_000;

function nest(levels: number, around: (inner: Json) => Json): Json {
  let inner: Json = { Type: 'ALL', DemographicCriteriaList: [{}] };
  for (let level = 0; level < levels; level++) inner = around(inner);
  return inner;
}

test.each<[string, (inner: Json) => Json]>([
  ['groups', inner => ({ Type: 'ALL', Groups: [inner] })],
  ['correlated criteria', inner => all(related('Death', { CorrelatedCriteria: inner }))]
])('%s may nest, and not without end', (_, around) => {
  expect(answer(qualified(nest(10, around)))).toBe('read');
  expect(importCirce(qualified(nest(LEVELS, around)), 'a')).toMatchObject([
    { message: 'Groups lie more than 32 levels deep.' }
  ]);
  expect(readDefinition(file(qualified(nest(300, around))))).toMatchObject({
    problems: [{ message: expect.stringContaining('levels of brackets') as string }]
  });
});

test('other fields that nest without end are refused', () => {
  let deep: unknown = 1;
  for (let level = 0; level < LEVELS; level++) deep = [deep];
  expect(answer(expression('Death', { Gender: deep }))).toBe('refused');
  expect(answer(expression('Death', { Nonsense: deep }))).toBe('refused');
  expect(answer({ expression: deep })).toBe('refused');
});

test('a thousand flaws do not become a thousand problems', () => {
  const wrong = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`x${index}`, 1]));
  expect(problemsOf(expression('Death', wrong)).length).toBeLessThanOrEqual(50);
});
