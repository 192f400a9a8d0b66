import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileCohort, compileDatasetTable, type ReleaseFacts } from '@cohortlab/sdk/compile';
import {
  readBundle,
  readDefinition,
  referencesOf,
  type ResolvedCohort,
  type ResolvedDataset
} from '@cohortlab/sdk/definition';
import {
  age,
  all,
  between,
  cohort,
  concept,
  conceptSet,
  condition,
  descendants,
  drug,
  entry,
  exactly,
  named,
  occurs,
  oneOf,
  sex,
  window
} from '@cohortlab/sdk/definition/build';
import type { Relation } from '@cohortlab/sdk/plan';
import { duckdb, emit } from '@cohortlab/sdk/sql';
import type { Parameter } from '../../engine/ask.js';
import { openRelease, type OpenRelease } from '../../cli/open.js';
import { testFolder } from '../../testing/folder.js';
import { readFacts } from '../facts.js';
import { makeDemo } from './index.js';

/** How many people; `npm run test:full` makes the hundred thousand that the study is about. */
const PEOPLE = Number(process.env['COHORTLAB_STUDY_PEOPLE'] ?? 20_000);
/** Fewer are hidden. */
const SHOWN = 40;

const output = join(testFolder(), 'demo.duckdb');
let release: OpenRelease;
let facts: ReleaseFacts;

beforeAll(async () => {
  await makeDemo({ people: PEOPLE, seed: 1, output });
  release = await openRelease(output);
  facts = await readFacts(release.database.ask, release.manifest);
}, 600_000);
afterAll(() => release.close());

const rowsOf = (plan: Relation): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const { sql, parameters } = emit(plan, duckdb);
  return release.database.ask(sql, parameters as Readonly<Record<string, Parameter>>);
};

function resolved(path: string, text: string, textOf: (path: string) => string): ResolvedCohort {
  const alone = readDefinition({ path, text });
  const others = alone.kind === 'problems' ? [] : referencesOf(alone).map(reference => reference.path);
  const files = [...new Set(others)].map(other => ({ path: other, text: textOf(other) }));
  const reading = readBundle({ path, text, files });
  if (reading.kind !== 'cohort') throw new Error(JSON.stringify(reading));
  return reading.cohort;
}

const metformin = conceptSet('metformin', descendants(1503297, 'metformin'));
const insulins = conceptSet('Insulins', descendants(21600713, 'INSULINS AND ANALOGUES'));
const diabetes = conceptSet('Type 2 diabetes mellitus', descendants(201826, 'Type 2 diabetes mellitus'));

const STUDY = cohort(
  'Women 40 to 65 at a first record of type 2 diabetes, soon on metformin, without insulin before',
  {
    entry: entry(
      condition(diabetes, {
        firstEver: true,
        where: [sex(oneOf(concept(8532, 'FEMALE'))), age(between(40, 65))]
      })
    ),
    steps: [
      named(
        'First metformin within 90 days, no insulin before it',
        all(
          occurs(
            drug(metformin, {
              firstEver: true,
              nested: all(exactly(0, drug(insulins), window('open', 0)))
            }),
            window(0, 90)
          )
        )
      )
    ],
    limit: 'first'
  }
);

const LABS: ResolvedDataset = {
  name: 'HbA1c',
  cohort: null,
  tables: [
    {
      name: 'hba1c',
      table: 'measurement',
      columns: ['person_id', 'measurement_date', 'value_as_number', 'unit_concept_id'],
      conceptSet: 's1'
    }
  ],
  conceptSets: [
    { id: 's1', kind: 'inline', name: 'HbA1c', items: [{ conceptId: 3004410, descendants: true }] }
  ]
} as unknown as ResolvedDataset;

test('a study of diabetes finds its women, with HbA1c in three states of the unit over two years', async () => {
  const study = resolved('study.cohort.json', JSON.stringify(STUDY), () => '');
  const women = await rowsOf(compileCohort(study, facts));
  expect(women.length).toBeGreaterThanOrEqual((400 * PEOPLE) / 100_000);

  const starts = new Map(women.map(row => [row['person_id'], Date.parse(String(row['cohort_start_date']))]));
  const labs = await rowsOf(compileDatasetTable(LABS, 'hba1c', study, facts));
  const within = labs.filter(row => {
    const days = (Date.parse(String(row['measurement_date'])) - starts.get(row['person_id'])!) / 86_400_000;
    return days >= 0 && days <= 730;
  });
  const meanIn = (unit: number | null): number => {
    const values = within
      .filter(row => row['unit_concept_id'] === unit)
      .map(row => row['value_as_number'] as number);
    expect(values.length).toBeGreaterThan(PEOPLE / 1_000);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  expect(new Set(within.map(row => row['unit_concept_id'])).size).toBe(3);
  expect(meanIn(8554)).toBeCloseTo(meanIn(null), -0.3);
  expect(meanIn(9579) / 10.929 + 2.15).toBeCloseTo(meanIn(8554), -0.3);
});

const PHENOTYPES = join(import.meta.dirname, '../../../../../docs/phenotypes');
const textOf = (file: string): string => readFileSync(join(PHENOTYPES, file), 'utf8');

test.each(readdirSync(PHENOTYPES).filter(file => file.endsWith('.cohort.json')))(
  'the phenotype %s has people enough to be shown',
  async file => {
    const rows = await rowsOf(compileCohort(resolved(file, textOf(file), textOf), facts));
    expect(new Set(rows.map(row => row['person_id'])).size).toBeGreaterThanOrEqual(SHOWN);
  }
);
