import { HEADERS } from '@cohortlab/sdk/wire';
import { bundle, peopleWith } from '../testing/definitions.js';
import { testFolder } from '../testing/folder.js';
import { testService, type TestService } from '../testing/service.js';
import { tinyRelease } from '../testing/tiny-release.js';

const folder = testFolder();
let service: TestService;

beforeAll(async () => {
  service = await testService(folder, { releases: [await tinyRelease(folder)] });
}, 60_000);

const one = (definition: object) => ({ bundle: bundle('a/b.json', definition) });

test('concepts are found in the order of the panel, with exact numbers', async () => {
  const words = { text: 'diabetes' };
  const exact = await service.kernel('POST', '/releases/tiny/search', words);
  const { matches } = exact.json as { matches: { conceptId: number; people: number }[] };
  const panel = await service.panel('POST', '/releases/tiny/search', words);
  const shown = panel.json as { matches: { conceptId: number }[] };
  expect(matches.map(each => each.conceptId)).toEqual(shown.matches.map(each => each.conceptId));
  expect(matches.length).toBeGreaterThan(0);
  expect(matches.every(({ people }) => Number.isInteger(people))).toBe(true);
});

test('a concept set gives its concepts; a cohort is none', async () => {
  const items = [{ conceptId: 201820, descendants: true }];
  const set = { $schema: 'cohortlab:concepts/1', name: 'x', items };
  const reply = await service.kernel('POST', '/releases/tiny/concepts', one(set));
  expect(reply.status).toBe(200);
  expect(Number(reply.headers[HEADERS.rows])).toBeGreaterThan(1);
  const cohort = await service.kernel('POST', '/releases/tiny/concepts', one(peopleWith(201820)));
  expect(cohort.json).toMatchObject({ code: 'badDefinition' });
});

test('what a definition names and the release lacks is said without counting', async () => {
  const reply = await service.kernel('POST', '/releases/tiny/remarks', one(peopleWith(4_711)));
  expect(reply.json).toMatchObject({
    release: { name: 'tiny' },
    remarks: [{ code: 'conceptMissing', conceptId: 4_711 }, { code: 'conceptSetEmpty' }]
  });
});
