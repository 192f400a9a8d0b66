import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, loadFolder, openDatabase } from '../../test/duckdb.js';
import { sharedFolder } from '../../test/shared.js';
import { readBundle, type ResolvedCohort } from '../definition/index.js';
import { duckdb, emit } from '../sql/index.js';
import { compileAttrition, compileCohort, compileCounts, type ReleaseFacts } from './index.js';

const folder = sharedFolder('oracle');
const SAMPLE = 30;

type Events = Extract<ResolvedCohort, { kind: 'events' }>;

let database: Database;
let release: ReleaseFacts;

beforeAll(async () => {
  database = await openDatabase();
  release = await loadFolder(database, join(folder, 'cdm'), { cutOff: '2023-12-31', cdmVersion: '5.4' });
}, 60_000);
afterAll(() => database.close());

interface Row {
  readonly stage: string;
  readonly part: string;
  readonly people: bigint;
  readonly entries: bigint;
}

async function attritionOf(cohort: ResolvedCohort): Promise<Row[]> {
  const { rows } = await database.ask(emit(compileAttrition(cohort, release), duckdb).sql);
  return rows.map(([, stage, part, people, entries]) => ({ stage, part, people, entries }) as Row);
}

/** Real definitions of which something holds, the same ones each time. */
function some(holds: (cohort: Events) => boolean): ResolvedCohort[] {
  const read = readdirSync(join(folder, 'cohorts'))
    .sort()
    .flatMap(file => {
      const text = readFileSync(join(folder, 'cohorts', file), 'utf8');
      const reading = readBundle({ path: file, text, files: [] });
      if (reading.kind !== 'cohort' || reading.cohort.kind !== 'events') return [];
      return holds(reading.cohort) ? [reading.cohort] : [];
    });
  const step = Math.ceil(read.length / SAMPLE);
  return read.filter((_, index) => index % step === 0);
}

test('attrition goes from the entry events to the cohort and never rises', async () => {
  const cohorts = some(({ steps = [] }) => steps.length > 1);
  expect(cohorts.length).toBeGreaterThan(SAMPLE / 2);
  let fell = 0;
  for (const cohort of cohorts) {
    const stages = await attritionOf(cohort);
    const events = stages.slice(0, -1);
    const cohortRow = stages.at(-1)!;
    expect(stages[0]!.stage).toBe('entry');
    expect(events.filter(({ stage }) => stage === 'step').map(({ part }) => part)).toEqual(
      cohort.kind === 'events' ? cohort.steps!.map(({ id }) => id) : []
    );
    for (const [index, stage] of events.entries()) {
      const before = events[index - 1] ?? stage;
      expect(stage.people <= before.people && stage.entries <= before.entries).toBe(true);
      if (stage.entries < before.entries) fell++;
    }
    const counts = await database.ask(emit(compileCounts(cohort, release), duckdb).sql);
    expect(counts.rows.find(([part]) => part === '')?.slice(1)).toEqual([
      cohortRow.people,
      cohortRow.entries
    ]);
    expect(cohortRow.people <= events.at(-1)!.people).toBe(true);
  }
  expect(fell).toBeGreaterThan(10);
}, 120_000);

test('without steps, the first row counts the entry events and the last the rows', async () => {
  const cohort: ResolvedCohort = {
    $schema: 'cohortlab:cohort/1',
    kind: 'events',
    name: 'Any visit',
    entry: { events: [{ id: 'c1', kind: 'visitOccurrence' }], priorDays: 0, laterDays: 0, limit: 'all' },
    limit: 'all',
    conceptSets: []
  };
  const [entry, last, ...more] = await attritionOf(cohort);
  expect(more).toEqual([]);
  const inside = await database.ask(
    `select count(distinct v.person_id), count(*) from visit_occurrence v join observation_period p
     on v.person_id = p.person_id and visit_start_date between observation_period_start_date and observation_period_end_date`
  );
  expect([[entry!.people, entry!.entries]]).toEqual(inside.rows);
  const rows = await database.ask(emit(compileCohort(cohort, release), duckdb).sql);
  expect(last).toMatchObject({ stage: 'cohort', entries: BigInt(rows.rows.length) });
});

test('spans that are known to lie apart are not joined, and give the same rows', async () => {
  const known = { ...release, periodsOverlap: false };
  const cohorts = some(
    ({ entry, limit, exit, eraGapDays }) =>
      (entry.qualifying ?? entry).limit === 'all' &&
      entry.limit === 'all' &&
      limit === 'all' &&
      exit === undefined &&
      eraGapDays === undefined
  );
  expect(cohorts.length).toBeGreaterThan(5);
  for (const cohort of cohorts) {
    const [joined = '', apart = ''] = [release, known].map(
      facts => emit(compileCohort(cohort, facts), duckdb).sql
    );
    expect([joined, apart].map(sql => sql.includes('open_spans'))).toEqual([true, false]);
    expect((await database.ask(apart)).rows).toEqual((await database.ask(joined)).rows);
  }
}, 120_000);
