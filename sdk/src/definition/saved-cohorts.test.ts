import { bundle, problemsIn } from '../../test/texts.js';
import { LIMITS, meaningHash, readBundle, referencesOf, SCHEMAS, type Cohort } from './index.js';

let id = 0;
const saved = (path: string, rest: object = {}): object => ({
  id: `c${(id += 1)}`,
  kind: 'cohort',
  path,
  ...rest
});
const death = (): object => ({ id: `c${(id += 1)}`, kind: 'death' });
const cohort = (...of: object[]): object => ({
  $schema: SCHEMAS.cohort,
  kind: 'people',
  name: 'x',
  include: [{ id: `g${(id += 1)}`, kind: 'all', of }],
  exclude: [],
  conceptSets: []
});
const place = '/include/0/of/0/path';

test('saved cohorts come with the definition, by the path as it is written, however deep they are named', () => {
  const leaf = cohort(death());
  const branch = cohort(saved('../leaf.cohort.json'));
  const nested = {
    id: 'g0',
    kind: 'any',
    of: [saved('sub/branch.cohort.json'), saved('./sub/../leaf.cohort.json')]
  };
  const root = {
    $schema: SCHEMAS.cohort,
    kind: 'events',
    name: 'x',
    entry: { events: [{ id: 'e1', kind: 'death', nested }], priorDays: 0, laterDays: 0, limit: 'all' },
    limit: 'all',
    censoring: [saved('leaf.cohort.json')],
    conceptSets: []
  };
  const files = { 'leaf.cohort.json': leaf, 'sub/branch.cohort.json': branch };
  expect(readBundle(bundle('cohorts/root.cohort.json', root, files))).toEqual({
    kind: 'cohort',
    cohort: {
      ...root,
      cohorts: {
        'sub/branch.cohort.json': { ...branch, cohorts: { '../leaf.cohort.json': leaf } },
        './sub/../leaf.cohort.json': leaf,
        'leaf.cohort.json': leaf
      }
    }
  });
});

test('the files of saved cohorts are references like others, and the cohort of a dataset has its own', () => {
  const root = cohort(saved('a.cohort.json', { disabled: true }), {
    id: 'g9',
    kind: 'all',
    of: [saved('b.cohort.json')]
  });
  expect(referencesOf({ kind: 'cohort', cohort: root as Cohort })).toEqual([
    expect.objectContaining({ path: 'a.cohort.json', pointer: '/include/0/of/0/path' }),
    expect.objectContaining({ path: 'b.cohort.json', pointer: '/include/0/of/1/of/0/path' })
  ]);
  const dataset = {
    $schema: SCHEMAS.dataset,
    name: 'x',
    cohort: { kind: 'file', path: 'cohorts/root.cohort.json' },
    tables: [{ name: 'labs', table: 'measurement', columns: ['person_id'] }],
    conceptSets: []
  };
  const leaf = cohort(death());
  const files = { 'cohorts/root.cohort.json': root, 'cohorts/b.cohort.json': leaf };
  expect(readBundle(bundle('d.dataset.json', dataset, files))).toMatchObject({
    kind: 'dataset',
    cohort: { cohorts: { 'b.cohort.json': leaf } }
  });
});

test('the path does not matter to the meaning, the saved cohort does', () => {
  const hash = (path: string, leaf: object): string => {
    const reading = readBundle(bundle('a.cohort.json', cohort(saved(path)), { [path]: leaf }));
    if (reading.kind !== 'cohort') throw new Error(JSON.stringify(reading));
    return meaningHash(reading);
  };
  expect(hash('b.cohort.json', cohort(death()))).toBe(hash('c/d.cohort.json', cohort(death())));
  expect(hash('b.cohort.json', cohort(death()))).not.toBe(
    hash('b.cohort.json', cohort({ id: 'c1', kind: 'specimen' }))
  );
});

const three = {
  'b.cohort.json': cohort(saved('c.cohort.json')),
  'c.cohort.json': cohort(saved('b.cohort.json'))
};
const concepts = { $schema: SCHEMAS.concepts, name: 'x', items: [] };

test.each<[string, ReturnType<typeof readBundle>, { file: string; path: string; message: RegExp }]>([
  [
    'itself',
    readBundle(bundle('cohorts/a.cohort.json', cohort(saved('x/../a.cohort.json')))),
    {
      file: 'cohorts/a.cohort.json',
      path: place,
      message: /circle: cohorts\/a\.cohort\.json → cohorts\/a\.cohort\.json\./
    }
  ],
  [
    'a circle behind it, whole and alone',
    readBundle(bundle('a.cohort.json', cohort(saved('b.cohort.json')), three)),
    {
      file: 'c.cohort.json',
      path: place,
      message: /in a circle: b\.cohort\.json → c\.cohort\.json → b\.cohort\.json\. Take/
    }
  ],
  [
    'a file that is not there',
    readBundle(bundle('cohorts/a.cohort.json', cohort(saved('gone.cohort.json')))),
    {
      file: 'cohorts/a.cohort.json',
      path: place,
      message: /no file cohorts\/gone\.cohort\.json that can be reached/
    }
  ],
  [
    'a file outside the workspace',
    readBundle(bundle('a.cohort.json', cohort(saved('../../secret.cohort.json')))),
    { file: 'a.cohort.json', path: place, message: /stays inside the workspace/ }
  ],
  [
    'a file of another kind',
    readBundle(bundle('a.cohort.json', cohort(saved('x.concepts.json')), { 'x.concepts.json': concepts })),
    { file: 'a.cohort.json', path: place, message: /a concepts file, but a cohort file is needed/ }
  ],
  [
    'a cohort with a mistake of its own',
    readBundle(
      bundle('a.cohort.json', cohort(saved('b.cohort.json'), saved('b.cohort.json')), {
        'b.cohort.json': cohort({ id: 'c1', kind: 'deth' })
      })
    ),
    { file: 'b.cohort.json', path: '/include/0/of/0/kind', message: /mean "death"/ }
  ]
])('a criterion that names %s is refused', (_, reading, expected) => {
  expect(problemsIn(reading)).toEqual([
    expect.objectContaining({ file: expected.file, path: expected.path })
  ]);
  expect(problemsIn(reading)[0]?.message).toMatch(expected.message);
});

test('a reference that is disabled is set aside, broken or not', () => {
  const root = cohort(death(), saved('gone.cohort.json', { disabled: true }));
  expect(readBundle(bundle('a.cohort.json', root))).toEqual({ kind: 'cohort', cohort: root });
});

/** 0.cohort.json refers to 1.cohort.json, and so on; each refers to the next so many times. */
const chain = (length: number, times = 1): Record<string, object> =>
  Object.fromEntries(
    Array.from({ length }, (_, n) => [
      `${n}.cohort.json`,
      n === length - 1
        ? cohort(death())
        : cohort(...Array.from({ length: times }, () => saved(`${n + 1}.cohort.json`)))
    ])
  );

test('cohorts inside cohorts end at a limit that is named once', () => {
  const read = (length: number) =>
    readBundle(bundle('a.cohort.json', cohort(saved('0.cohort.json')), chain(length)));
  expect(read(LIMITS.cohortsInCohorts).kind).toBe('cohort');
  expect(problemsIn(read(50))).toEqual([
    expect.objectContaining({
      file: '40.cohort.json',
      message: expect.stringMatching(/more than 8 levels deep/)
    })
  ]);
});

test('nodes count at each use, so that a few files cannot ask for a million', () => {
  const reading = readBundle(bundle('a.cohort.json', cohort(saved('0.cohort.json')), chain(8, 8)));
  expect(problemsIn(reading)).toEqual([
    expect.objectContaining({
      file: '4.cohort.json',
      message: expect.stringMatching(/there are 1681 groups and criteria; 500/)
    })
  ]);
});
