import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { PANEL_ROUTES } from '@cohortlab/sdk/wire';
import type { z } from 'zod';
import { testFolder } from '../testing/folder.js';
import { loose } from '../testing/loose.js';
import { MARKERS, plantedRelease } from '../testing/planted-cdm.js';
import { type TestService, testService } from '../testing/service.js';
import { alter } from '../testing/tiny-release.js';

const folder = testFolder();
const older = join(folder, 'older.duckdb');
let service: TestService;
beforeAll(async () => {
  const planted = await plantedRelease(join(folder, 'planted.duckdb'));
  copyFileSync(planted, older);
  await alter(older, [
    'drop table cohortlab.concept_year',
    `update cohortlab.manifest set name = 'older', id = 'o'`
  ]);
  service = await testService(folder, { releases: [planted, older] });
}, 60_000);

type Route =
  'tableStatistics' | 'conceptStatistics' | 'surveys' | 'survey' | 'physicalMeasurements' | 'plausibility';
type AnswerOf<R extends Route> = z.output<(typeof PANEL_ROUTES)[R]['answer']>;

/** What a route answers about the planted release; its form is checked by the contract. */
async function ask<R extends Route>(route: R, body?: unknown, release = 'planted'): Promise<AnswerOf<R>> {
  const { method, path, answer } = PANEL_ROUTES[route];
  const reply = await service.panel(method, path.replace(':release', release), body);
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.body.toString()}`);
  return answer.parse(reply.json) as AnswerOf<R>;
}

const hidden = { kind: 'hidden', below: 40 };
const rounded = (value: number) => ({ kind: 'rounded', value, base: 20 });

const TABLES = [
  'person',
  'condition_occurrence',
  'measurement',
  'observation',
  'death',
  'observation_period',
  'drug_exposure'
];
const CONCEPTS = [201826, 201820, 3004410, 4229881, 1585857, 1585860, 8554, 0];
const EVERYTHING: readonly (readonly [Route, unknown?])[] = [
  ...TABLES.map(table => ['tableStatistics', { table }] as const),
  ...CONCEPTS.map(conceptId => ['conceptStatistics', { conceptId }] as const),
  ['surveys'],
  ...[1585855, 0, 4229881].map(conceptId => ['survey', { conceptId }] as const),
  ['physicalMeasurements'],
  ['plausibility']
];

describe('the door', () => {
  it('every number of every answer went through it', async () => {
    for (const [route, body] of EVERYTHING)
      expect({ route, body, loose: loose(await ask(route, body), '') }).toEqual({ route, body, loose: [] });
  });

  it('what only small groups have is in no answer', async () => {
    for (const [route, body] of EVERYTHING) {
      const answer = JSON.stringify(await ask(route, body));
      // The concept that was asked for is told by its name: that it is in the vocabulary is no secret.
      const own = JSON.stringify(body) === '{"conceptId":4229881}';
      expect(own ? '' : answer).not.toMatch(MARKERS);
    }
  });

  it('a concept of twelve people is told like one of nobody, but for its name', async () => {
    const { concept: _, ...rare } = await ask('conceptStatistics', { conceptId: 4229881 });
    const { concept: __, ...nobody } = await ask('conceptStatistics', { conceptId: 8554 });
    expect(rare).toEqual(nobody);
    expect(rare).toMatchObject({ table: null, people: hidden, records: hidden, years: [], units: [] });
  });
});

describe('a table', () => {
  it('by year and month: five people in a month of their own are in none', async () => {
    const { people, records, years, months } = await ask('tableStatistics', {
      table: 'condition_occurrence'
    });
    expect([people, records]).toEqual([rounded(340), rounded(780)]);
    expect(years.map(({ year }) => year)).toEqual([1935, 2013, 2014, 2015, 2016, 2017, 2018, 2020]);
    // Few have a condition in any one month, but 45 before birth and 41 after death.
    expect(months).toEqual(
      ['1935-01', '2020-01'].map(month => ({ month, people: rounded(40), records: rounded(40) }))
    );
  });

  it('columns: completeness, range, concepts', async () => {
    const { columns } = await ask('tableStatistics', { table: 'condition_occurrence' });
    const column = (name: string) => columns.find(candidate => candidate.name === name);
    expect(column('condition_start_date')).toMatchObject({ percent: 100, type: 'date', concepts: [] });
    expect(column('condition_end_date')?.range).toEqual({ from: '2013-01', to: '2018-06' });
    expect(column('condition_end_date')).toMatchObject({
      people: rounded(300),
      records: rounded(620),
      percent: 79
    });
    expect(column('stop_reason')).toMatchObject({
      people: hidden,
      records: hidden,
      percent: null,
      range: null
    });
    expect(column('condition_concept_id')).toMatchObject({
      concepts: [
        { conceptId: 201826, name: 'Type 2 diabetes mellitus', people: rounded(340) },
        { conceptId: 0, name: null, people: rounded(40), records: rounded(40) }
      ],
      moreConcepts: false
    });
  });

  it('of nobody is a table; one that is not there is named', async () => {
    expect(await ask('tableStatistics', { table: 'drug_exposure' })).toMatchObject({
      people: hidden,
      years: [],
      months: []
    });
    for (const table of ['concept', 'no_such', 'person; drop table person']) {
      const reply = await service.panel('POST', '/releases/planted/statistics/table', { table });
      expect(reply.status).toBe(422);
      expect(reply.json).toMatchObject({
        code: 'tableMissing',
        problems: [{ path: '/table', message: expect.stringContaining(table) }]
      });
    }
  });
});

describe('a concept', () => {
  it('by year, with its units: 30 people in another unit are in none', async () => {
    const found = await ask('conceptStatistics', { conceptId: 3004410 });
    expect(found).toMatchObject({ table: 'measurement', people: rounded(360), records: rounded(1_100) });
    expect(found.years.map(({ year }) => year)).toEqual([2015, 2016]);
    expect(found.units).toMatchObject([
      {
        unit: { conceptId: 8554, name: 'percent' },
        people: rounded(360),
        records: rounded(960),
        percent: 87
      },
      {
        unit: { conceptId: 0, name: null },
        people: rounded(100),
        percent: 9,
        histogram: null,
        withNumber: { people: hidden }
      }
    ]);
  });

  it('its histogram is open at both ends; three people beyond are with others', async () => {
    const [percent] = (await ask('conceptStatistics', { conceptId: 3004410 })).units;
    const { bins, quantiles } = percent!.histogram!;
    expect(bins.length).toBeGreaterThan(4);
    expect([bins[0]?.from, bins.at(-1)?.to]).toEqual([null, null]);
    // Only HbA1c of 53 and more: fifty people, and three of whom nothing more is said.
    expect(bins.at(-1)?.people).toEqual(rounded(60));
    expect(quantiles.map(({ percent }) => percent)).toEqual([5, 25, 50, 75, 95]);
  });

  it('that the vocabulary lacks', async () => {
    const reply = await service.panel('POST', '/releases/planted/statistics/concept', { conceptId: 4_711 });
    expect(reply.json).toMatchObject({ code: 'conceptUnknown' });
  });
});

describe('surveys', () => {
  it('their modules, those outside of modules last', async () => {
    expect((await ask('surveys')).modules).toEqual([
      { module: { conceptId: 1585855, name: 'Lifestyle' }, people: rounded(500), offered: true },
      { module: { conceptId: 0, name: null }, people: rounded(80), offered: false }
    ]);
  });

  it('a questionnaire: the answer of seven people is not in it', async () => {
    const { questions } = await ask('survey', { conceptId: 1585855 });
    expect(questions).toMatchObject([
      {
        question: { conceptId: 1585857, name: 'Smoking: 100 Cigs Lifetime' },
        people: rounded(460),
        answered: rounded(400),
        skipped: rounded(60),
        preferredNotToAnswer: hidden,
        notReached: rounded(60),
        answers: [{ conceptId: 1585858, name: 'Yes', people: rounded(380), percent: 95 }]
      },
      {
        question: { conceptId: 1585860 },
        notReached: rounded(440),
        answers: [{ name: 'Every day' }, { name: 'Some days' }]
      }
    ]);
  });
});

describe('plausibility', () => {
  it('every check, with or without a find', async () => {
    const { checks, unitMixes } = await ask('plausibility');
    const of = (table: string) =>
      Object.fromEntries(
        checks.filter(check => check.table === table).map(({ kind, people }) => [kind, people])
      );
    expect(of('condition_occurrence')).toEqual({
      beforeBirth: rounded(40),
      afterDeath: rounded(40),
      endBeforeStart: hidden
    });
    expect(checks.find(({ kind }) => kind === 'aboveRange')).toMatchObject({
      concept: { name: 'Hemoglobin A1c' },
      unit: { name: 'percent' },
      range: { from: 3, to: 20 },
      people: rounded(60),
      of: { people: rounded(360), records: rounded(960) }
    });
    expect(unitMixes).toEqual([]);
  });
});

it('a release without statistics is named, on every route', async () => {
  for (const [route, body] of EVERYTHING) {
    const { method, path } = PANEL_ROUTES[route];
    const reply = await service.panel(method, path.replace(':release', 'older'), body);
    expect(reply.status).toBe(422);
    expect(reply.json).toMatchObject({
      code: 'statisticsMissing',
      next: expect.stringContaining('cohortlab prepare'),
      problems: [{ message: expect.stringContaining('older') }]
    });
  }
  // What needs no statistics is told all the same.
  expect((await service.panel('POST', '/releases/older/search', { text: 'diabetes' })).status).toBe(200);
});
