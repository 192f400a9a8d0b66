import { join } from 'node:path';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { compileCohort, type ReleaseFacts, TableMissing } from '@cohortlab/sdk/compile';
import type { ResolvedCohort } from '@cohortlab/sdk/definition';
import type { Relation } from '@cohortlab/sdk/plan';
import { resolvedCohort } from '../../../test/definitions.js';
import { sharedFolder } from '../../../test/shared.js';
import { prepareRelease } from '../release/prepare/index.js';
import { type CommonConcepts, commonConcepts, overRelease } from '../testing/common-concepts.js';
import { testFolder } from '../testing/folder.js';
import { tinyRelease } from '../testing/tiny-release.js';
import { openDuckDB } from './duckdb.js';
import type { Answer, OracleEngine } from './engine.js';
import { openPostgres } from './postgres.js';
import { findPostgres } from './postgres-server.js';

/** How many definitions are drawn; the suite `oracle` draws more. A failure tells the seed that leads back to it. */
const RUNS = Number(process.env['COHORTLAB_AGREEMENTS'] ?? 25);
const SEED = process.env['COHORTLAB_SEED'];

jest.setTimeout(3_600_000);
const folder = testFolder();
const installed = findPostgres() !== null;
if (!installed) console.warn('PostgreSQL is not installed: DuckDB is compared with itself alone.');

/** The CDM of the oracle has much of everything; the tiny one has person ids below zero and above 2^53. */
const RELEASES: Readonly<Record<string, () => Promise<string>>> = {
  oracle: async () => {
    const output = join(folder, 'oracle.duckdb');
    await prepareRelease({ source: sharedFolder('oracle', 'cdm'), output, threads: 2 });
    return output;
  },
  tiny: () => tinyRelease(folder)
};

describe.each(Object.entries(RELEASES))('over the %s CDM', (_, make) => {
  const engines: OracleEngine[] = [];
  let common: CommonConcepts;
  beforeAll(async () => {
    const release = await make();
    engines.push(await openDuckDB(release, { jobs: 1, threads: 1, inSteps: true }));
    engines.push(await openDuckDB(release, { jobs: 1, threads: 8 }));
    if (installed) engines.push(await openPostgres(release, { jobs: 1, onProgress: () => undefined }));
    common = await commonConcepts(release);
  });
  afterAll(async () => {
    for (const engine of engines) await engine.close();
  });

  test('any valid definition gives the same rows with one thread, with eight, and on PostgreSQL', async () => {
    let [tried, filled] = [0, 0];
    await fc.assert(
      fc.asyncProperty(resolvedCohort, async drawn => {
        const cohort = overRelease(drawn, common);
        const answers: Answer[] = [];
        for (const { facts, connections } of engines) {
          const plan = planOf(cohort, facts);
          fc.pre(plan !== null);
          answers.push(await connections[0]!.answer(plan));
        }
        expect(answers).toEqual(answers.map(() => answers[0]));
        tried++;
        if (answers[0]!.rows > 0) filled++;
      }),
      { numRuns: RUNS, ...(SEED !== undefined && { seed: Number(SEED) }) }
    );
    process.stdout.write(
      `${engines.length} engines agreed on ${tried} definitions, ${filled} of them with rows\n`
    );
    // Cohorts of nobody would prove nothing.
    expect(filled).toBeGreaterThan(tried / 10);
  });
});

/** Null when the definition asks for a dose or its unit, which no CDM from 5.1 on records. */
function planOf(cohort: ResolvedCohort, facts: ReleaseFacts): Relation | null {
  try {
    return compileCohort(cohort, facts);
  } catch (error) {
    if (error instanceof TableMissing && /dose/.test(error.column ?? '')) return null;
    throw error;
  }
}
