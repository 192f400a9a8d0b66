import { bundle, problemsIn } from '../../test/texts.js';
import { LIMITS, readBundle, SCHEMAS } from './index.js';

const concepts = {
  $schema: SCHEMAS.concepts,
  name: 'GI bleeding',
  items: [{ conceptId: 192671, descendants: true }]
};
const cohort = (...conceptSets: unknown[]) => ({
  $schema: SCHEMAS.cohort,
  kind: 'people',
  name: 'Bleeding',
  include: [{ id: 'g1', kind: 'any', of: [{ id: 'c1', kind: 'conditionOccurrence', conceptSet: 's1' }] }],
  exclude: [],
  conceptSets
});
const fromFile = (path: string) => ({ id: 's1', kind: 'file', path });
const inline = { id: 's1', kind: 'inline', name: 'GI bleeding', items: concepts.items };
const dataset = (path: string | null) => ({
  $schema: SCHEMAS.dataset,
  name: 'Labs',
  cohort: path === null ? { kind: 'everyone' } : { kind: 'file', path },
  tables: [{ name: 'labs', table: 'measurement', columns: ['person_id'] }],
  conceptSets: []
});

test('concept sets of files come out inline, under their own name', () => {
  const sent = bundle('cohorts/a.cohort.json', cohort(fromFile('../concepts/gi.concepts.json')), {
    '../concepts/gi.concepts.json': concepts
  });
  expect(readBundle(sent)).toEqual({ kind: 'cohort', cohort: cohort(inline) });
});

test('a path starts from the folder of the file that holds it', () => {
  const sent = bundle('datasets/d.dataset.json', dataset('../cohorts/a.cohort.json'), {
    '../cohorts/a.cohort.json': cohort(fromFile('./concepts/x/../gi.concepts.json')),
    '../cohorts/concepts/gi.concepts.json': concepts
  });
  expect(readBundle(sent)).toMatchObject({ kind: 'dataset', cohort: cohort(inline) });
});

test('a dataset over everyone has no cohort, and another cohort can stand in', () => {
  const sent = bundle('d.dataset.json', dataset(null));
  const other = bundle('elsewhere/a.cohort.json', cohort(fromFile('gi.concepts.json')), {
    'gi.concepts.json': concepts
  });
  expect(readBundle(sent)).toMatchObject({ kind: 'dataset', cohort: null });
  expect(readBundle(sent, other)).toMatchObject({ kind: 'dataset', cohort: cohort(inline) });
  const missing = bundle('d.dataset.json', dataset('gone.cohort.json'));
  expect(readBundle(missing, other).kind).toBe('dataset');
});

test.each<[string, ReturnType<typeof readBundle>, { file: string; path: string; message: RegExp }]>([
  [
    'a file that is not there',
    readBundle(bundle('cohorts/a.cohort.json', cohort(fromFile('gi.concepts.json')))),
    {
      file: 'cohorts/a.cohort.json',
      path: '/conceptSets/0/path',
      message: /no file cohorts\/gi\.concepts\.json/
    }
  ],
  [
    'a path that leads out',
    readBundle(bundle('cohorts/a.cohort.json', cohort(fromFile('../../../etc/passwd')))),
    { file: 'cohorts/a.cohort.json', path: '/conceptSets/0/path', message: /stays inside the workspace/ }
  ],
  [
    'a circle of one',
    readBundle(bundle('d.dataset.json', dataset('./d.dataset.json'))),
    {
      file: 'd.dataset.json',
      path: '/cohort/path',
      message: /circle: d\.dataset\.json → d\.dataset\.json\. Take/
    }
  ],
  [
    'a circle of two',
    readBundle(
      bundle('d.dataset.json', dataset('a.cohort.json'), {
        'a.cohort.json': cohort(fromFile('d.dataset.json'))
      })
    ),
    {
      file: 'a.cohort.json',
      path: '/conceptSets/0/path',
      message: /d\.dataset\.json → a\.cohort\.json → d\.dataset/
    }
  ],
  [
    'a file of another kind',
    readBundle(bundle('d.dataset.json', dataset('gi.concepts.json'), { 'gi.concepts.json': concepts })),
    { file: 'd.dataset.json', path: '/cohort/path', message: /a concepts file, but a cohort file is needed/ }
  ],
  [
    'a file that is wrong itself',
    readBundle(
      bundle('a.cohort.json', cohort(fromFile('x/gi.concepts.json')), {
        'x/gi.concepts.json': { ...concepts, itms: 1 }
      })
    ),
    { file: 'x/gi.concepts.json', path: '/itms', message: /mean "items"/ }
  ],
  [
    'a cohort that stands in for nothing',
    readBundle(bundle('a.cohort.json', cohort(inline)), bundle('b.cohort.json', cohort(inline))),
    { file: 'a.cohort.json', path: '', message: /no dataset file/ }
  ],
  [
    'a dataset that stands in for a cohort',
    readBundle(bundle('d.dataset.json', dataset(null)), bundle('e.dataset.json', dataset(null))),
    { file: 'e.dataset.json', path: '', message: /a dataset file, but a cohort file is needed/ }
  ],
  [
    'a file that was sent twice',
    readBundle({
      ...bundle('a.cohort.json', cohort(inline)),
      files: [
        { path: 'x/gi.json', text: '{}' },
        { path: './x/y/../gi.json', text: '[]' }
      ]
    }),
    { file: 'x/gi.json', path: '', message: /sent twice, with different content/ }
  ]
])('%s is named', (_, reading, expected) => {
  expect(problemsIn(reading)).toEqual([
    expect.objectContaining({ file: expected.file, path: expected.path })
  ]);
  expect(problemsIn(reading)[0]?.message).toMatch(expected.message);
});

test('a file that is wrong is reported once, however often it is named', () => {
  const twice = cohort(fromFile('gi.concepts.json'), { ...fromFile('gi.concepts.json'), id: 's2' });
  const reading = readBundle(
    bundle('a.cohort.json', twice, { 'gi.concepts.json': { ...concepts, name: 7 } })
  );
  expect(problemsIn(reading)).toHaveLength(1);
});

test('limits count over all files: items, files, bytes', () => {
  const items = Array.from({ length: LIMITS.conceptItems / 2 + 1 }, (_, conceptId) => ({ conceptId }));
  const two = cohort(fromFile('a.concepts.json'), { ...fromFile('a.concepts.json'), id: 's2' });
  const large = bundle('a.cohort.json', two, { 'a.concepts.json': { ...concepts, items } });
  expect(problemsIn(readBundle(large))[0]?.message).toMatch(/20002 concept items; 20000 are allowed/);

  const files = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`${index}.json`, concepts]));
  expect(problemsIn(readBundle(bundle('a.cohort.json', cohort(inline), files)))[0]?.message).toMatch(
    /more than 100 files/
  );

  const heavy = bundle('a.cohort.json', cohort(inline), { 'x.json': ' '.repeat(LIMITS.bytes) });
  expect(problemsIn(readBundle(heavy))[0]?.message).toMatch(/bytes; 4000000 are allowed/);
});
