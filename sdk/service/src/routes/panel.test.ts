import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Group } from '@cohortlab/sdk/definition';
import { ARROW_STREAM, KERNEL_ROUTES, PANEL_ROUTES, type Route } from '@cohortlab/sdk/wire';
import { prepareRelease } from '../release/prepare/index.js';
import { bundle, conceptsOf, datasetOf, eventsWith, peopleWith } from '../testing/definitions.js';
import { testFolder } from '../testing/folder.js';
import { loose } from '../testing/loose.js';
import { TOKEN, testService, type TestService } from '../testing/service.js';
import { HOSTILE_NAMES, TINY_PEOPLE } from '../testing/tiny-cdm.js';
import { tinyRelease } from '../testing/tiny-release.js';
import { request } from '../testing/http.js';

const folder = testFolder();
let service: TestService;
beforeAll(async () => {
  service = await testService(folder, {
    releases: [await tinyRelease(folder, 'tiny'), await tinyRelease(folder, 'other')]
  });
}, 60_000);

const hidden = { kind: 'hidden', below: 40 };
const rounded = (value: number) => ({ kind: 'rounded', value, base: 20 });
const tiny = { name: 'tiny', id: expect.stringMatching(/^[0-9a-f]{64}$/) };

async function ask(path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') {
  const reply = await service.panel(method, path, body);
  if (reply.status !== 200) throw new Error(`${path} ${reply.status} ${reply.body.toString()}`);
  return reply.json;
}

describe('the routes of the panels', () => {
  it('say who answers', async () => {
    expect(await ask('/health')).toEqual({ service: 'cohortlab', version: '1.2.3' });
  });

  it('list the releases, the first as the default', async () => {
    expect(await ask('/releases')).toMatchObject({
      releases: [
        { ...tiny, default: true, state: 'ready', cdmVersion: '5.4', people: rounded(400) },
        { name: 'other', default: false, state: 'ready' }
      ]
    });
  });

  it('tell what is in a release', async () => {
    const card = (await ask('/releases/tiny')) as { tables: { name: string }[] };
    expect(card.tables.find(({ name }) => name === 'condition_occurrence')).toMatchObject({
      people: rounded(200),
      records: rounded(320),
      columns: expect.arrayContaining([expect.objectContaining({ name: 'person_id', type: 'bigint' })])
    });
    expect(card.tables.find(({ name }) => name === 'death')).toMatchObject({
      people: hidden,
      records: hidden
    });
  });

  it('find concepts by name, code and id, with shown counts', async () => {
    for (const text of ['diabetes type 2', '44054006', '201826', 'NIDDM'])
      expect(await ask('/releases/tiny/search', { text })).toMatchObject({
        release: tiny,
        matches: [{ conceptId: 201826, people: rounded(200), criterion: 'conditionOccurrence' }],
        more: false
      });
  });

  it('sort concepts by what is shown of them, then by name', async () => {
    const { matches } = (await ask('/releases/tiny/search', { text: 'diabetes' })) as {
      matches: { name: string }[];
    };
    expect(matches.map(({ name }) => name)).toEqual(['Diabetes mellitus', 'Type 2 diabetes mellitus']);
  });

  it('carry names that break what pastes text', async () => {
    for (const [i, name] of HOSTILE_NAMES.entries()) {
      const conceptId = 2_000_000_001 + i;
      expect(await ask('/releases/tiny/concept', { conceptId })).toMatchObject({
        concept: { conceptId, name }
      });
    }
    for (const text of [
      ...HOSTILE_NAMES.map(name => name.slice(0, 200)),
      `' or 1=1 --`,
      '%',
      '$1',
      '\\',
      '"'
    ])
      expect((await service.panel('POST', '/releases/tiny/search', { text })).status).toBe(200);
  });

  it('tell of one concept', async () => {
    expect(await ask('/releases/tiny/concept', { conceptId: 201826 })).toMatchObject({
      release: tiny,
      concept: { conceptId: 201826, people: rounded(200), peopleWithDescendants: rounded(200) },
      records: rounded(200),
      parents: [{ conceptId: 201820 }],
      children: [],
      sex: [
        { conceptId: 8507, label: 'MALE' },
        { conceptId: 8532, label: 'FEMALE' }
      ],
      cutOff: '2020-12-31'
    });
  });

  it('count a cohort and its parts', async () => {
    expect(
      await ask('/releases/tiny/count', { bundle: bundle('a.cohort.json', peopleWith(201820)) })
    ).toEqual({
      release: tiny,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      kind: 'people',
      people: rounded(200),
      entries: rounded(200),
      parts: [
        { id: 'g1', people: rounded(200) },
        { id: 'c1', people: rounded(200) }
      ],
      remarks: []
    });
  });

  it('count spans of time', async () => {
    expect(
      await ask('/releases/tiny/count', { bundle: bundle('a.cohort.json', eventsWith(201826)) })
    ).toMatchObject({ kind: 'events', people: rounded(200), parts: [{ id: 'c1', people: rounded(200) }] });
  });

  it('count whom a dataset is about', async () => {
    const body = { bundle: bundle('a.dataset.json', datasetOf('person', ['person_id'])) };
    expect(await ask('/releases/tiny/count', body)).toMatchObject({ people: rounded(TINY_PEOPLE) });
  });

  it('give the same answer for few people as for none', async () => {
    const few = await ask('/releases/tiny/count', { bundle: bundle('a', peopleWith(2_000_000_001)) });
    const none = await ask('/releases/tiny/count', { bundle: bundle('a', peopleWith(2_000_000_002)) });
    const body = ({ hash: _, ...rest }: { hash?: string }) => rest;
    expect(body(few as object)).toEqual(body(none as object));
    expect(few).toMatchObject({
      people: hidden,
      entries: hidden,
      parts: [{ people: hidden }, { people: hidden }]
    });
  });

  it('remark on concepts that the release lacks, sets that are empty, sets that nobody uses', async () => {
    const cohort = peopleWith(4_711);
    const unused = { id: 's2', kind: 'inline' as const, name: 'Unused', items: [{ conceptId: 201826 }] };
    const definition = { ...cohort, conceptSets: [...cohort.conceptSets, unused] };
    expect(await ask('/releases/tiny/count', { bundle: bundle('a', definition) })).toMatchObject({
      people: hidden,
      remarks: [
        { code: 'conceptMissing', path: '/conceptSets/0', conceptId: 4_711 },
        { code: 'conceptSetEmpty', path: '/conceptSets/0' },
        { code: 'conceptSetUnused', path: '/conceptSets/1' }
      ]
    });
  });

  it('remark on criteria whose concepts are of another domain', async () => {
    const cohort = peopleWith(1118084, 'conditionOccurrence');
    expect(await ask('/releases/tiny/count', { bundle: bundle('a', cohort) })).toMatchObject({
      remarks: [
        {
          code: 'otherDomain',
          path: '/include/0/of/0/conceptSet',
          message: expect.stringContaining('is of the domain Drug')
        }
      ]
    });
  });

  it('break a cohort down by sex and age, the same bars for every cohort', async () => {
    const breakdown = async (conceptId: number) =>
      (await ask('/releases/tiny/breakdown', { bundle: bundle('a', peopleWith(conceptId)) })) as {
        sex: { conceptId: number }[];
        age: { from: number }[];
      };
    const [many, none] = [await breakdown(201826), await breakdown(2_000_000_002)];
    expect(many).toMatchObject({
      sex: [{ people: rounded(140) }, { people: rounded(60) }],
      cutOff: '2020-12-31'
    });
    expect(none.sex.map(({ conceptId }) => conceptId)).toEqual(many.sex.map(({ conceptId }) => conceptId));
    expect(none.age.map(({ from }) => from)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect(many.age.at(-1)).toMatchObject({ from: 90, to: null });
  });

  it('tell who is left after each step; nothing shown rises, and few people look like none', async () => {
    const step = (id: string, conceptSet: string, disabled = false): Group => ({
      id: `g${id}`,
      kind: 'all',
      ...(disabled && { disabled }),
      of: [{ id: `c${id}`, kind: 'conditionOccurrence', conceptSet }]
    });
    const sets = [201826, 192671, 2_000_000_001].map((conceptId, i) => ({
      id: `s${i + 1}`,
      kind: 'inline' as const,
      name: 'A set',
      items: [{ conceptId }]
    }));
    const cohort = {
      ...eventsWith(201826),
      conceptSets: sets,
      steps: [step('2', 's2'), step('3', 's3', true), step('4', 's3')]
    };
    const { hash, ...answer } = (await ask('/releases/tiny/attrition', { bundle: bundle('a', cohort) })) as {
      hash: string;
    };
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(answer).toEqual({
      release: tiny,
      stages: [
        { stage: 'entry', part: null, people: rounded(200) },
        { stage: 'step', part: 'g2', people: rounded(100) },
        { stage: 'step', part: 'g4', people: hidden },
        { stage: 'cohort', part: null, people: hidden }
      ]
    });
  });

  it('write the SQL of a cohort and of a table', async () => {
    const cohort = bundle('a.cohort.json', eventsWith(201826));
    const dataset = bundle('a.dataset.json', datasetOf('measurement', ['person_id', 'value_as_number']));
    const sql = (body: object) => service.panel('POST', '/releases/tiny/sql', body);
    const kernel = await service.kernel('POST', '/releases/tiny/sql', { bundle: cohort });
    expect((await sql({ bundle: cohort })).json).toEqual(kernel.json);
    expect((await sql({ bundle: dataset, table: 'records' })).json).toMatchObject({
      release: tiny,
      sql: expect.stringContaining('value_as_number')
    });
    expect((await sql({ bundle: dataset, table: 'none' })).status).toBe(400);
    expect((await sql({ bundle: cohort, table: 'records' })).status).toBe(400);
  });

  it('reload a release', async () => {
    expect(await ask('/releases/other/reload', undefined, 'POST')).toMatchObject({
      name: 'other',
      state: 'ready'
    });
  });
});

const WIDE = conceptsOf({ conceptId: 201820, descendants: true }, { conceptId: 201826, excluded: true });
const DRIFTED = conceptsOf(
  { conceptId: 201826, descendants: true, mapped: true },
  { conceptId: 192671 },
  { conceptId: 77 }
);

describe('the boundary', () => {
  const cohorts = [
    peopleWith(201826),
    peopleWith(192671),
    eventsWith(201820),
    peopleWith(1118084, 'drugExposure')
  ];
  const requests: readonly (readonly [string, unknown?])[] = [
    ['/health'],
    ['/releases'],
    ['/releases/tiny'],
    ...['diabetes', 'g', 'x', '192671'].map(text => ['/releases/tiny/search', { text }] as const),
    ...[201826, 201820, 8507, 2_000_000_001].map(
      conceptId => ['/releases/tiny/concept', { conceptId }] as const
    ),
    ...(['parents', 'children', 'mapsTo', 'mappedFrom'] as const).map(
      relation => ['/releases/tiny/concept/relatives', { conceptId: 201820, relation }] as const
    ),
    ['/releases/tiny/concept/lineage', { conceptId: 201826 }],
    ['/releases/tiny/concepts/codes', { lines: ['44054006', 'NIDDM', '192671', 'nothing'] }],
    ['/releases/tiny/concepts/resolve', { bundle: bundle('a', WIDE) }],
    ['/releases/tiny/concepts/resolve', { bundle: bundle('a', DRIFTED) }],
    ['/releases/tiny/concepts/compare', { left: bundle('a', WIDE), right: bundle('b', DRIFTED) }],
    ...cohorts.flatMap(cohort =>
      ['count', 'breakdown', 'attrition', 'sql'].map(
        route => [`/releases/tiny/${route}`, { bundle: bundle('a', cohort) }] as const
      )
    )
  ];

  it('every number of every answer went through the door', async () => {
    for (const [path, body] of requests) {
      const answer = await ask(path, body);
      expect({ path, body, loose: loose(answer, '') }).toEqual({ path, body, loose: [] });
      // Ids of people and of records are planted where a JavaScript number would change them.
      expect(JSON.stringify(answer)).not.toMatch(/900719925474|person-\d|source \d/);
    }
  });

  it('the walk sees a number that did not', () => {
    expect(loose({ a: [{ people: 479 }] }, '')).toEqual(['/a/0/people']);
    expect(loose({ people: { kind: 'rounded', value: 479, base: 20 } }, '')).toEqual(['/people']);
    expect(loose({ people: { kind: 'hidden', below: 12 } }, '')).toEqual(['/people']);
  });

  it('no route of panel.sock has rows', async () => {
    for (const route of Object.values<Route>(PANEL_ROUTES)) expect(route.answer).not.toBe('arrow');
    const body = { bundle: bundle('a', peopleWith(201826)) };
    const panelPaths: readonly string[] = Object.values(PANEL_ROUTES).map(({ path }) => path);
    for (const { method, path } of Object.values<Route>(KERNEL_ROUTES)) {
      if (panelPaths.includes(path)) continue;
      const place = path.replace(':release', 'tiny').replace(':query', '1');
      const reply = await request(service.panelSocket, method, place, body, {
        authorization: `Bearer ${TOKEN}`,
        accept: ARROW_STREAM
      });
      expect(reply.status).toBe(404);
      expect(reply.json).toMatchObject({ code: 'notFound' });
    }
  });

  it('the log has no value, no count, no search word and no path', () => {
    expect(service.log.length).toBeGreaterThan(50);
    const text = service.log.join('');
    expect(text).toMatch(/"ms":[1-9]/);
    expect(text).not.toMatch(/diabetes|NIDDM|201826|tiny|cohort\.json|Robert|4711|4_711/);
    for (const line of service.log) {
      const { level, time, method, route, status, ms, error, msg, ...rest } = JSON.parse(line) as Record<
        string,
        unknown
      >;
      expect(rest).toEqual({});
      expect([level, time, status, ms].every(Number.isFinite)).toBe(true);
      expect([method, msg]).toEqual([expect.stringMatching(/^(GET|POST|DELETE)$/), 'answered']);
      expect(route).toMatch(/^(none|\/[a-z:/]+)$/);
      expect([undefined, 'notFound', 'conceptUnknown', 'badDefinition', 'badRequest']).toContain(error);
    }
  });
});

const SHARED = process.env['COHORTLAB_SHARED'] ?? join(import.meta.dirname, '../../../../../shared');
const gibleed = join(SHARED, 'data/gibleed');
(existsSync(gibleed) ? describe : describe.skip)('GiBleed', () => {
  let real: TestService;
  beforeAll(async () => {
    const output = join(folder, 'gibleed.duckdb');
    await prepareRelease({ source: gibleed, output, threads: 2 });
    real = await testService(folder, { releases: [output] });
  }, 120_000);

  it.each([
    ['gastrointestinal hemorrhage', 192671, 'conditionOccurrence', 479, 479],
    ['celecoxib', 1118084, 'drugExposure', 1_844, 1_800],
    ['diclofenac', 1124300, 'drugExposure', 850, 830]
  ] as const)('%s: rounded for panels, exact for kernels', async (_, concept, kind, people, withEvents) => {
    for (const [cohort, exact] of [
      [peopleWith(concept, kind), people],
      [eventsWith(concept, kind), withEvents]
    ] as const) {
      const body = { bundle: bundle('a.cohort.json', cohort) };
      const shown = await real.panel('POST', '/releases/gibleed/count', body);
      expect(shown.json).toMatchObject({ people: rounded(20 * Math.floor(exact / 20 + 0.5)) });
      const counted = await real.kernel('POST', '/releases/gibleed/count', body);
      expect(counted.json).toMatchObject({ people: exact });
    }
  });
});
