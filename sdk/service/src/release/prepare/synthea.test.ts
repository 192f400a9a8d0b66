import { join } from 'node:path';
import { jest } from '@jest/globals';
import { sharedFolder } from '../../../../test/shared.js';
import { openRelease, type OpenRelease } from '../../cli/open.js';
import { testFolder } from '../../testing/folder.js';
import type { Progress } from '../progress.js';
import type { Prepared } from './fill.js';
import { prepareRelease } from './index.js';

/** Synthea27: a zip of upper-case CSV files, CDM 5.4, a piece of the vocabulary, no ancestors, no drug eras. */
jest.setTimeout(60_000);
const source = join(sharedFolder('data', 'synthea27'), 'synthea27nj-5.4-csv.zip');
const output = join(testFolder(), 'synthea.duckdb');
const progress: Progress[] = [];
let made: Prepared;
let release: OpenRelease;
const rows = (sql: string) => release.database.ask(sql);
const number = async (sql: string): Promise<number> => Number((await rows(`select (${sql}) as n`))[0]?.['n']);

beforeAll(async () => {
  made = await prepareRelease({ source, output, threads: 2, onProgress: step => progress.push(step) });
  release = await openRelease(output);
});
afterAll(() => release.close());

test('the zip prepares as it is', async () => {
  expect(made).toMatchObject({
    cdmVersion: '5.4',
    vocabularyVersion: 'v5.0 09-APR-22*',
    cutOff: '2022-10-10',
    people: 28n,
    findings: []
  });
  expect(made.notes).toContain(
    'Without records in the source, derived here: concept_ancestor (from `Is a` links), drug_era (exposures to an ingredient at most 30 days apart).'
  );
  const known = {
    concept: 2_294,
    concept_relationship: 266_588,
    condition_occurrence: 470,
    condition_era: 469,
    drug_exposure: 883,
    measurement: 10_040,
    observation: 8_099,
    visit_occurrence: 1_791
  };
  for (const [table, records] of Object.entries(known))
    expect([table, await number(`select count(*) from ${table}`)]).toEqual([table, records]);
  expect(await number('select count(*) from cohortlab.source')).toBe(17);
});

test('ancestors are the closure of all `Is a` links', async () => {
  const closure = `with recursive climb(child, parent, level) as (
      select concept_id, concept_id, 0 from (
        select concept_id from concept union select concept_id_1 from concept_relationship where relationship_id = 'Is a'
        union select concept_id_2 from concept_relationship where relationship_id = 'Is a')
      union
      select child, concept_id_2, level + 1 from climb join concept_relationship on concept_id_1 = parent
      where relationship_id = 'Is a' and concept_id_1 <> concept_id_2)
    select parent, child, min(level), max(level) from climb group by all`;
  expect(await number(`select count(*) from (${closure})`)).toBe(28_584);
  expect(await number(`select count(*) from ((from concept_ancestor) except all (${closure}))`)).toBe(0);
  expect(await number('select count(*) from concept_ancestor')).toBe(28_584);
  expect(await number('select max(max_levels_of_separation) from concept_ancestor')).toBeGreaterThan(3);
});

test('drug eras are spans of ingredients that hold their exposures', async () => {
  expect(await number('select count(*) from drug_era')).toBe(32);
  const odd = `select count(*) from drug_era join person using (person_id) left join concept on concept_id = drug_concept_id
    where concept_class_id is distinct from 'Ingredient' or drug_era_end_date < drug_era_start_date or gap_days < 0
      or drug_exposure_count < 1 or year(drug_era_start_date) < year_of_birth`;
  expect(await number(odd)).toBe(0);
  // Each starts with an exposure; no two of a person and ingredient are so close that they were one.
  expect(
    await number(`select count(*) from drug_era e where not exists (from drug_exposure x
      where x.person_id = e.person_id and x.drug_exposure_start_date = e.drug_era_start_date)`)
  ).toBe(0);
  expect(
    await number(`select count(*) from drug_era a join drug_era b using (person_id, drug_concept_id)
      where a.drug_era_id <> b.drug_era_id and b.drug_era_start_date between a.drug_era_start_date and a.drug_era_end_date + 30`)
  ).toBe(0);
});

test('progress moves from nothing to nearly all, never back', () => {
  const fractions = progress.map(({ fraction }) => fraction);
  expect(fractions[0]).toBe(0);
  expect(fractions.at(-1)).toBeGreaterThan(0.9);
  expect([...fractions].sort((a, b) => a - b)).toEqual(fractions);
});
