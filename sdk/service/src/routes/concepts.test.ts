import { bundle, conceptsOf, peopleWith } from '../testing/definitions.js';
import { testFolder } from '../testing/folder.js';
import { testService, type TestService } from '../testing/service.js';
import { tinyRelease } from '../testing/tiny-release.js';

const folder = testFolder();
let service: TestService;
beforeAll(async () => {
  service = await testService(folder, { releases: [await tinyRelease(folder, 'tiny')] });
}, 60_000);

const hidden = { kind: 'hidden', below: 40 };
const rounded = (value: number) => ({ kind: 'rounded', value, base: 20 });

async function ask(path: string, body: unknown, socket: 'panel' | 'kernel' = 'panel'): Promise<unknown> {
  const reply = await service[socket]('POST', path, body);
  if (reply.status !== 200) throw new Error(`${path} ${reply.status} ${reply.body.toString()}`);
  return reply.json;
}

const WIDE = conceptsOf({ conceptId: 201820, descendants: true }, { conceptId: 201826, excluded: true });
const DRIFTED = conceptsOf(
  { conceptId: 201826, descendants: true, mapped: true },
  { conceptId: 192671 },
  { conceptId: 77 }
);

describe('the routes about concepts', () => {
  it('page what stands above and below, and say how many there are', async () => {
    const below = { conceptId: 201820, relation: 'children' };
    const all = (await ask('/releases/tiny/concept/relatives', below)) as { matches: object[] };
    expect(all).toMatchObject({ total: 2, children: [0, 0] });
    const page = { offset: 1, limit: 1 };
    expect(await ask('/releases/tiny/concept/relatives', { ...below, page })).toMatchObject({
      total: 2,
      matches: [all.matches[1]]
    });
  });

  it('lead from a concept to the roots', async () => {
    expect(await ask('/releases/tiny/concept/lineage', { conceptId: 201826 })).toMatchObject({
      matches: [{ conceptId: 201826 }, { conceptId: 201820 }],
      levels: [0, 1],
      edges: [[201826, 201820]],
      more: false
    });
    const reply = await service.panel('POST', '/releases/tiny/concept/lineage', { conceptId: 77 });
    expect(reply.json).toMatchObject({ code: 'conceptUnknown' });
  });

  it('say what a pasted list is', async () => {
    const lines = ['SNOMED:44054006', ' 201826 ', 'type 2 diabetes mellitus', '', 'tpye 2 diabetes mellitus'];
    expect(await ask('/releases/tiny/concepts/codes', { lines })).toMatchObject({
      lines: [
        { kind: 'found', found: [201826], standard: [201826] },
        { kind: 'found', found: [201826] },
        { kind: 'found', found: [201826] },
        { kind: 'blank' },
        { kind: 'unknown', found: [], nearest: [201826] }
      ],
      concepts: [{ conceptId: 201826, people: rounded(200) }]
    });
  });

  it('resolve a concept set, line by line', async () => {
    expect(await ask('/releases/tiny/concepts/resolve', { bundle: bundle('a', DRIFTED) })).toMatchObject({
      name: 'A set',
      concepts: 2,
      lines: 3,
      drift: { source: 0, invalid: 0, missing: 1 },
      people: rounded(200),
      items: [
        { conceptId: 201826, state: 'standard', concepts: 1, people: rounded(200) },
        { conceptId: 192671, state: 'standard', concepts: 1, people: rounded(100) },
        { conceptId: 77, state: 'missing', name: null, concepts: 0, people: hidden }
      ]
    });
    const other = await service.panel('POST', '/releases/tiny/concepts/resolve', {
      bundle: bundle('a', peopleWith(201826))
    });
    expect(other.json).toMatchObject({ code: 'badDefinition' });
  });

  it('compare two sets', async () => {
    const [left, right] = [bundle('a', WIDE), bundle('b', DRIFTED)];
    expect(await ask('/releases/tiny/concepts/compare', { left, right })).toMatchObject({
      both: 0,
      left: { concepts: 2, only: 2, people: hidden },
      right: { concepts: 2, only: 2, people: rounded(200) }
    });
  });
});

describe('the routes of the kernel about concepts', () => {
  it('find them in the same order, with exact numbers', async () => {
    const search = { text: 'diabetes', limit: 1 };
    expect(await ask('/releases/tiny/search', search, 'kernel')).toMatchObject({
      matches: [{ conceptId: 201820, people: 0, peopleWithDescendants: 206 }],
      more: true,
      how: 'spelt'
    });
    expect(await ask('/releases/tiny/search', { ...search, offset: 1 }, 'kernel')).toMatchObject({
      matches: [{ conceptId: 201826 }],
      more: false
    });
    const filters = [{ domain: 'Drug' }, { vocabulary: 'RxNorm' }, { standard: 'source' }];
    for (const filter of filters)
      expect(await ask('/releases/tiny/search', { ...search, ...filter }, 'kernel')).toMatchObject({
        matches: []
      });
  });

  it('resolve a list of codes and a concept set', async () => {
    expect(await ask('/releases/tiny/concepts/codes', { lines: ['44054006'] }, 'kernel')).toMatchObject({
      lines: [{ kind: 'found', found: [201826] }],
      concepts: [{ conceptId: 201826, people: 200 }]
    });
    expect(
      await ask('/releases/tiny/concepts/resolve', { bundle: bundle('a', DRIFTED) }, 'kernel')
    ).toMatchObject({
      concepts: 2,
      people: 200,
      items: [{ people: 200 }, { people: 100 }, { people: 0 }]
    });
  });
});
