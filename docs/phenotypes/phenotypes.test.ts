import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileAttrition, compileCohort, type ReleaseFacts } from '@cohortlab/sdk/compile';
import {
  exportCirce,
  formatDefinition,
  meaningHash,
  readBundle,
  readDefinition,
  referencesOf,
  type Cohort,
  type ResolvedCohort
} from '@cohortlab/sdk/definition';
import { lint } from '@cohortlab/sdk/lint';
import type { Relation } from '@cohortlab/sdk/plan';
import { duckdb, emit } from '@cohortlab/sdk/sql';
import { type Database, loadFolder, openDatabase } from '../../sdk/test/duckdb.js';
import { sharedFolder } from '../../sdk/test/shared.js';

/** The phenotypes of docs/language.md: what the page says of them is true. */
const FILES = readdirSync(import.meta.dirname).filter(file => file.endsWith('.cohort.json'));
const textOf = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');

/** A phenotype with the cohorts that it names. */
function read(path: string): ResolvedCohort {
  const alone = readDefinition({ path, text: textOf(path) });
  const named = alone.kind === 'problems' ? [] : referencesOf(alone).map(reference => reference.path);
  const files = [...new Set(named)].map(name => ({ path: name, text: textOf(name) }));
  const reading = readBundle({ path, text: textOf(path), files });
  if (reading.kind !== 'cohort') throw new Error(JSON.stringify(reading));
  return reading.cohort;
}

test.each(FILES)('%s: builders write its bytes', async file => {
  const module = file.replace('.cohort.json', '.ts');
  const { default: built } = (await import(`./${module}`)) as { default: Cohort };
  expect(formatDefinition(built)).toBe(textOf(file));
});

test.each(FILES)('%s: nothing is wrong with it, or hardly meant', file => {
  expect(lint(read(file)).filter(({ severity }) => severity !== 'note')).toEqual([]);
});

/** Places that ATLAS has no words for. */
const OURS_ALONE: Readonly<Record<string, readonly string[]>> = {
  '01-type-2-diabetes.cohort.json': ['/kind'],
  '04-acute-myocardial-infarction.cohort.json': ['/entry/events/0/nested/of/0/windows/1/to'],
  '07-poor-glycaemic-control.cohort.json': [
    '/entry/events/0/where/0',
    '/steps/0/of/0',
    '/steps/3/of/0/windows/1/to'
  ]
};

test.each(FILES)('%s: ATLAS means the same by it, or is said to have no words for it', file => {
  const cohort = read(file);
  const exported = exportCirce(cohort);
  if (exported instanceof Array) {
    expect(exported.map(({ path }) => path)).toEqual(OURS_ALONE[file]);
    return;
  }
  expect(OURS_ALONE).not.toHaveProperty([file]);
  const back = readBundle({ path: 'atlas.json', text: JSON.stringify(exported), files: [] });
  if (back.kind !== 'cohort') throw new Error(JSON.stringify(back));
  expect(meaningHash(back)).toBe(meaningHash({ kind: 'cohort', cohort }));
});

describe('over a CDM of 20,000 people', () => {
  let database: Database;
  let release: ReleaseFacts;

  beforeAll(async () => {
    database = await openDatabase();
    const facts = { cutOff: '2024-12-31', cdmVersion: '5.4' } as const;
    release = await loadFolder(database, sharedFolder('oracle', 'cdm'), facts);
  });
  afterAll(() => database.close());

  const rowsOf = async (plan: Relation): Promise<readonly (readonly unknown[])[]> => {
    const { sql, parameters } = emit(plan, duckdb);
    return (await database.ask(sql, parameters)).rows;
  };

  /** Its vocabulary is a small part of the real one; of these it has people. */
  const FOUND = /^(01|02|04|05|09)-/;

  test.each(FILES)('%s runs, and attrition ends with its rows', async file => {
    const cohort = read(file);
    const rows = await rowsOf(compileCohort(cohort, release));
    const stages = await rowsOf(compileAttrition(cohort, release));
    const [, stage, , people, entries] = stages.at(-1)!;
    expect({ stage, people, entries }).toEqual({
      stage: 'cohort',
      people: BigInt(new Set(rows.map(([person]) => person)).size),
      entries: BigInt(rows.length)
    });
    expect(rows.length > 0).toBe(FOUND.test(file));
  });
});
