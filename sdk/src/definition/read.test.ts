import fc from 'fast-check';
import { anyCohort } from '../../test/definitions.js';
import { file, problemsOf } from '../../test/texts.js';
import { LIMITS, readDefinition, SCHEMAS } from './index.js';

const bleeding = {
  $schema: SCHEMAS.cohort,
  kind: 'people',
  name: 'Gastrointestinal hemorrhage',
  include: [{ id: 'g1', kind: 'any', of: [{ id: 'c1', kind: 'conditionOccurrence', conceptSet: 's1' }] }],
  exclude: [],
  conceptSets: [{ id: 's1', kind: 'inline', name: 'GI', items: [{ conceptId: 192671, descendants: true }] }]
};
const group = (...of: unknown[]): unknown => ({ id: 'g1', kind: 'any', of });
const criteria = (...of: unknown[]): unknown => ({ ...bleeding, include: [group(...of)] });

test('a cohort, a dataset and a concept set are read by their $schema', () => {
  const table = { name: 'labs', table: 'measurement', columns: ['person_id'] };
  const dataset = {
    $schema: SCHEMAS.dataset,
    name: 'Labs',
    cohort: { kind: 'everyone' },
    tables: [table],
    conceptSets: []
  };
  const concepts = { $schema: SCHEMAS.concepts, name: 'GI', items: [{ conceptId: 192671 }] };
  expect(readDefinition(file(bleeding))).toEqual({ kind: 'cohort', cohort: bleeding });
  expect(readDefinition(file(dataset))).toEqual({ kind: 'dataset', dataset });
  expect(readDefinition(file(concepts))).toEqual({ kind: 'concepts', concepts });
});

test.each<[string, unknown, { path: string; message: RegExp }]>([
  [
    'a misspelt field',
    { ...bleeding, inclde: [] },
    { path: '/inclde', message: /no field "inclde".*mean "include"/ }
  ],
  [
    'a field of nowhere',
    { ...bleeding, zzzzzzzz: 1 },
    { path: '/zzzzzzzz', message: /Take it out, or use "\$schema"/ }
  ],
  [
    'a prototype',
    JSON.stringify(bleeding).replace('{', '{"__proto__": {"a": 1},'),
    { path: '/__proto__', message: /no field/ }
  ],
  [
    'a constructor',
    { ...bleeding, constructor: 1 },
    { path: '/constructor', message: /no field "constructor"/ }
  ],
  [
    'a misspelt kind',
    { ...bleeding, kind: 'peple' },
    { path: '/kind', message: /"people" or "events". Did you mean "people"/ }
  ],
  [
    'a missing kind',
    { ...bleeding, kind: undefined },
    { path: '/kind', message: /"kind" is missing.*"people" or "events"/ }
  ],
  [
    'a missing name',
    { ...bleeding, name: undefined },
    { path: '/name', message: /"name" is missing: it must be text/ }
  ],
  [
    'an empty name',
    { ...bleeding, name: '' },
    { path: '/name', message: /"name" must be text of at least 1 character/ }
  ],
  [
    'a list for text',
    { ...bleeding, name: [] },
    { path: '/name', message: /"name" must be text in double quotes/ }
  ],
  [
    'an empty group',
    { ...bleeding, include: [group()] },
    { path: '/include/0/of', message: /list of at least 1 entry/ }
  ],
  [
    'a number for a group',
    { ...bleeding, include: [3] },
    { path: '/include/0', message: /Entry 1 of "include" must be an object/ }
  ],
  [
    'a misspelt criterion',
    criteria({ id: 'c1', kind: 'drugExpsure' }),
    { path: '/include/0/of/0/kind', message: /mean "drugExposure"/ }
  ],
  [
    'a misspelt attribute',
    criteria({ id: 'c1', kind: 'drugExposure', firstever: true }),
    { path: '/include/0/of/0/firstever', message: /mean "firstEver"/ }
  ],
  [
    'an attribute of another criterion',
    criteria({ id: 'c1', kind: 'demographics', conceptSet: 's1' }),
    { path: '/include/0/of/0/conceptSet', message: /no field "conceptSet" here/ }
  ],
  [
    'an id that is no id',
    criteria({ id: 'C 1', kind: 'drugExposure' }),
    { path: '/include/0/of/0/id', message: /a short id such as c1/ }
  ],
  [
    'an id that is taken',
    criteria({ id: 'g1', kind: 'drugExposure' }),
    { path: '/include/0/of/0/id', message: /"g1" is taken already at \/include\/0\/id/ }
  ],
  [
    'a concept set that is not there',
    criteria({ id: 'c1', kind: 'drugExposure', conceptSet: 's2' }),
    { path: '/include/0/of/0/conceptSet', message: /no concept set "s2".*mean "s1"/ }
  ],
  [
    'a concept id that is text',
    { ...bleeding, conceptSets: [{ id: 's1', kind: 'inline', name: 'x', items: [{ conceptId: '192671' }] }] },
    { path: '/conceptSets/0/items/0/conceptId', message: /must be a number/ }
  ],
  [
    'a concept id with a fraction',
    { ...bleeding, conceptSets: [{ id: 's1', kind: 'inline', name: 'x', items: [{ conceptId: 1.5 }] }] },
    { path: '/conceptSets/0/items/0/conceptId', message: /must be a whole number/ }
  ],
  [
    'an absolute path',
    { ...bleeding, conceptSets: [{ id: 's1', kind: 'file', path: '/etc/passwd' }] },
    { path: '/conceptSets/0/path', message: /a path relative to this file/ }
  ],
  [
    'a later version',
    { ...bleeding, $schema: 'cohortlab:cohort/2' },
    { path: '/$schema', message: /another version.*reads "cohortlab:cohort\/1"/ }
  ],
  [
    'an unknown mark',
    { ...bleeding, $schema: 7 },
    { path: '/$schema', message: /not one that is known here/ }
  ],
  ['no mark', { name: 'x' }, { path: '', message: /"\$schema" is missing/ }],
  ['a list', [], { path: '', message: /A definition is a JSON object/ }],
  ['not JSON', '{"$schema": ', { path: '', message: /^Not JSON, line 1, column 13/ }]
])('%s is refused by name', (_, content, expected) => {
  const problems = problemsOf(content);
  expect(problems.map(problem => problem.path)).toEqual([expected.path]);
  expect(problems[0]?.message).toMatch(expected.message);
  expect(problems[0]?.file).toBe('a.cohort.json');
});

test('every problem is reported at once, and no more than fifty', () => {
  const items = Array.from({ length: 80 }, (_, index) => ({ conceptId: -index - 1 }));
  const wrong = { ...bleeding, nmae: 1, conceptSets: [{ id: 's1', kind: 'inline', name: 'x', items }] };
  expect(problemsOf(wrong)).toHaveLength(50);
  const three = problemsOf({ ...bleeding, nmae: 1, name: 2, include: [group({ id: 'c1', kind: 'drug' })] });
  expect(three.map(problem => problem.path).sort()).toEqual(['/include/0/of/0/kind', '/name', '/nmae']);
});

test('what stands at a place is quoted, and cut', () => {
  const [problem] = problemsOf({ ...bleeding, name: ['😀'.repeat(100)] });
  expect(problem?.value).toMatch(/^\["😀+…$/u);
  expect(problem?.value?.length).toBeLessThanOrEqual(80);
});

const many = (length: number): unknown[] =>
  Array.from({ length }, (_, i) => ({ id: `c${i}`, kind: 'drugExposure' }));

test('limits are named: nodes, concept items, bytes', () => {
  expect(readDefinition(file(criteria(...many(LIMITS.nodes - 1)))).kind).toBe('cohort');
  expect(problemsOf(criteria(...many(10_000)))).toEqual([
    {
      file: 'a.cohort.json',
      path: '',
      message: expect.stringMatching(/10001 groups and criteria; 500 are allowed/)
    }
  ]);
  const items = Array.from({ length: LIMITS.conceptItems + 1 }, (_, conceptId) => ({ conceptId }));
  expect(problemsOf({ $schema: SCHEMAS.concepts, name: 'x', items })[0]?.message).toMatch(
    /20001 concept items; 20000/
  );
  expect(problemsOf({ ...bleeding, notes: 'ä'.repeat(2_000_000) })[0]?.message).toMatch(
    /4000\d+ bytes; 4000000/
  );
});

test('names of tables and columns are not used twice in a dataset', () => {
  const table = { name: 'labs', table: 'measurement', columns: ['person_id', 'value', 'person_id'] };
  const dataset = {
    $schema: SCHEMAS.dataset,
    name: 'x',
    cohort: { kind: 'everyone' },
    tables: [table, { ...table, columns: ['person_id'], conceptSet: 's1' }],
    conceptSets: []
  };
  expect(problemsOf(dataset).map(problem => problem.path)).toEqual([
    '/tables/1/conceptSet',
    '/tables/1/name',
    '/tables/0/columns/2'
  ]);
});

test('a damaged definition is read or refused, never a crash', () => {
  fc.assert(
    fc.property(anyCohort, fc.nat(), fc.nat(), fc.string({ maxLength: 3 }), (cohort, at, length, insert) => {
      const text = JSON.stringify(cohort);
      const start = at % text.length;
      const reading = readDefinition(file(text.slice(0, start) + insert + text.slice(start + (length % 8))));
      if (reading.kind !== 'problems') return;
      expect(reading.problems.length).toBeGreaterThan(0);
      for (const problem of reading.problems) expect(problem.message).toMatch(/\S/);
    }),
    { numRuns: 500 }
  );
});

test('any JSON value in any place is read or refused, never a crash', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(bleeding)), (value, field) => {
      const reading = readDefinition(file({ ...bleeding, [field]: value }));
      expect(['cohort', 'problems']).toContain(reading.kind);
    }),
    { numRuns: 500 }
  );
});

test('megabytes of mistakes are refused as fast as a few', () => {
  const keys = Array.from({ length: 200_000 }, (_, index) => `"k${index}": 1`).join(', ');
  const doubles = '"name": 1, '.repeat(200_000);
  const start = performance.now();
  for (const wrong of [keys, doubles]) {
    expect(problemsOf(JSON.stringify(bleeding).replace('{', `{ ${wrong.replace(/, $/, '')}, `))).toHaveLength(
      50
    );
  }
  expect(performance.now() - start).toBeLessThan(10_000);
});
