import { type Database, openDatabase } from '../../test/duckdb.js';
import { tinyRelease, tinyTables } from '../../test/tiny.js';
import type { Group, ResolvedCohort } from '../definition/index.js';
import { duckdb, emit } from '../sql/index.js';
import { compileCohort } from './index.js';

let database: Database;

beforeAll(async () => {
  database = await openDatabase();
  for (const statement of tinyTables(duckdb)) await database.run(statement);
}, 60_000);
afterAll(() => database.close());

/** Conditions and drug exposures as entry events, whose record ids are equal for some people, and one step. */
const cohort = (step: Group): ResolvedCohort => ({
  $schema: 'cohortlab:cohort/1',
  kind: 'events',
  name: 'two tables',
  conceptSets: [],
  entry: {
    events: [
      { kind: 'conditionOccurrence', id: 'c1' },
      { kind: 'drugExposure', id: 'c2' }
    ],
    priorDays: 0,
    laterDays: 0,
    limit: 'all'
  },
  steps: [step],
  limit: 'all'
});

const rowsOf = async (step: Group): Promise<number> =>
  (await database.ask(emit(compileCohort(cohort(step), tinyRelease), duckdb).sql)).rows.length;

/** A member that holds for every event. */
const EVER = { kind: 'demographics', id: 'd1' } as const;

it('holds for no event when it asks for more members than it has, also where two tables share an id', async () => {
  expect(await rowsOf({ kind: 'atLeast', id: 'g1', count: 1, of: [EVER] })).toBeGreaterThan(0);
  expect(await rowsOf({ kind: 'atLeast', id: 'g1', count: 2, of: [EVER] })).toBe(0);
});
