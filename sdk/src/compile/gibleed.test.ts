import { type Database, loadFolder, openDatabase } from '../../test/duckdb.js';
import { sharedFolder } from '../../test/shared.js';
import type { ConceptItem, EventCriterion, ResolvedCohort, ResolvedDataset } from '../definition/index.js';
import type { Relation } from '../plan/index.js';
import { duckdb, emit } from '../sql/index.js';
import {
  compileBreakdown,
  compileCohort,
  compileConceptRemarks,
  compileCounts,
  compileDatasetTable,
  type ReleaseFacts,
  TableMissing
} from './index.js';

type People = Extract<ResolvedCohort, { kind: 'people' }>;
type Events = Extract<ResolvedCohort, { kind: 'events' }>;

const HEMORRHAGE = 192671;
const CELECOXIB = 1118084;
const DICLOFENAC = 1124300;
const CUT_OFF = '2019-07-03';

const set = (id: string, ...items: ConceptItem[]): ResolvedCohort['conceptSets'][number] => ({
  id,
  kind: 'inline',
  name: `Set ${id}`,
  items
});
const one = (conceptId: number): ReturnType<typeof set> => set('s1', { conceptId, descendants: true });
const drug: EventCriterion = { id: 'c1', kind: 'drugExposure', conceptSet: 's1' };
const condition: EventCriterion = { id: 'c1', kind: 'conditionOccurrence', conceptSet: 's1' };

function people(parts: Partial<People>): People {
  return {
    $schema: 'cohortlab:cohort/1',
    kind: 'people',
    name: 'People',
    include: [],
    exclude: [],
    conceptSets: [],
    ...parts
  };
}
const having = (criterion: EventCriterion, conceptId: number): People =>
  people({ include: [{ id: 'g1', kind: 'all', of: [criterion] }], conceptSets: [one(conceptId)] });

function entering(
  criterion: EventCriterion,
  conceptId: number,
  entry: Partial<Events['entry']> = {}
): Events {
  return {
    $schema: 'cohortlab:cohort/1',
    kind: 'events',
    name: 'Events',
    entry: { events: [criterion], priorDays: 0, laterDays: 0, limit: 'all', ...entry },
    limit: 'all',
    conceptSets: [one(conceptId)]
  };
}

describe('GiBleed', () => {
  let database: Database;
  let release: ReleaseFacts;

  beforeAll(async () => {
    database = await openDatabase();
    const facts = { cutOff: CUT_OFF, cdmVersion: '5.3' } as const;
    release = await loadFolder(database, sharedFolder('data', 'gibleed'), facts);
  }, 60_000);
  afterAll(() => database.close());

  const rows = async (plan: Relation): Promise<readonly (readonly unknown[])[]> => {
    const { sql, parameters } = emit(plan, duckdb);
    return (await database.ask(sql, parameters)).rows;
  };
  const ask = async (sql: string): Promise<readonly (readonly unknown[])[]> => (await database.ask(sql)).rows;
  const counts = async (cohort: ResolvedCohort): Promise<Record<string, readonly unknown[]>> =>
    Object.fromEntries((await rows(compileCounts(cohort, release))).map(([part, ...rest]) => [part, rest]));

  test.each([
    ['gastrointestinal hemorrhage', condition, HEMORRHAGE, 479n, 479n],
    ['celecoxib', drug, CELECOXIB, 1844n, 1800n],
    ['diclofenac', drug, DICLOFENAC, 850n, 830n]
  ])('%s: people and events', async (_, criterion, conceptId, asPeople, asEvents) => {
    const set = await counts(having(criterion, conceptId));
    expect(set).toEqual({
      '': [asPeople, asPeople],
      g1: [asPeople, asPeople],
      c1: [asPeople, asPeople]
    });
    const spans = await counts(entering(criterion, conceptId));
    expect(spans['']?.[0]).toBe(asEvents);
    expect(spans['c1']?.[0]).toBe(asEvents);
  });

  test('the rows of a set of people: earliest record to the cut-off, by person', async () => {
    const found = await rows(compileCohort(having(drug, CELECOXIB), release));
    expect(found).toEqual(
      await ask(`
        select person_id, strftime(min(drug_exposure_start_date), '%Y-%m-%d'), '${CUT_OFF}'
        from drug_exposure where drug_concept_id in (
          select descendant_concept_id from concept_ancestor where ancestor_concept_id = ${CELECOXIB})
        group by person_id order by person_id`)
    );
  });

  test('everyone: from the first observation period, people whom PERSON lacks left out', async () => {
    const found = await rows(compileCohort(people({}), release));
    expect(found).toHaveLength(2694);
    const wrong = await ask(`
      select count(*) from person left join (
        select person_id, min(observation_period_start_date) as start from observation_period group by 1
      ) using (person_id) where start is null or start > date '${CUT_OFF}'`);
    expect(wrong).toEqual([[0n]]);
    const [[first]] = (await ask(
      'select min(observation_period_start_date) from observation_period semi join person using (person_id)'
    )) as [[string]];
    expect(found.map(([, start]) => String(start)).sort()[0]).toBe(first);
  });

  test('groups: all, any, exclude, demographics', async () => {
    const cohort = people({
      conceptSets: [
        set('s1', { conceptId: CELECOXIB, descendants: true }),
        set('s2', { conceptId: DICLOFENAC, descendants: true }),
        set('s3', { conceptId: HEMORRHAGE })
      ],
      include: [
        { id: 'g1', kind: 'any', of: [drug, { id: 'c2', kind: 'drugExposure', conceptSet: 's2' }] },
        {
          id: 'g2',
          kind: 'all',
          of: [
            { id: 'c3', kind: 'visitOccurrence' },
            {
              id: 'c4',
              kind: 'demographics',
              where: [
                { kind: 'sex', is: { kind: 'oneOf', concepts: [{ conceptId: 8532 }] } },
                { kind: 'age', at: 'cutOff', is: { kind: 'atLeast', value: 60 } }
              ]
            }
          ]
        }
      ],
      exclude: [{ id: 'g3', kind: 'any', of: [{ id: 'c5', kind: 'conditionOccurrence', conceptSet: 's3' }] }]
    });
    const [[expected]] = (await ask(`
      with took as (select distinct person_id from drug_exposure join concept_ancestor on drug_concept_id = descendant_concept_id
                    where ancestor_concept_id in (${CELECOXIB}, ${DICLOFENAC}))
      select count(*) from person
      where person_id in (from took) and person_id in (select person_id from visit_occurrence)
        and gender_concept_id = 8532 and 2019 - year_of_birth >= 60
        and person_id not in (select person_id from condition_occurrence where condition_concept_id = ${HEMORRHAGE})`)) as [
      [bigint]
    ];
    const found = await counts(cohort);
    expect(expected).toBeGreaterThan(0n);
    expect(found['']).toEqual([expected, expected]);
    expect(Object.keys(found).sort()).toEqual(['', 'c1', 'c2', 'c3', 'c4', 'c5', 'g1', 'g2', 'g3']);
    expect(found['c5']).toEqual([479n, 479n]);
    expect((await rows(compileCohort(cohort, release))).length).toBe(Number(expected));
  });

  test('a breakdown adds up to the people, and bars are those of PERSON', async () => {
    const found = await rows(compileBreakdown(having(condition, HEMORRHAGE), release));
    const sum = (dimension: string): number =>
      found.filter(([name]) => name === dimension).reduce((total, row) => total + Number(row[2]), 0);
    expect(sum('sex')).toBe(479);
    expect(sum('age')).toBe(479);
    const expected = await ask(`
      select 'age', cast(least(90, (2019 - year_of_birth) // 10 * 10) as bigint) as value, count(*) from person
      where person_id in (select person_id from condition_occurrence where condition_concept_id = ${HEMORRHAGE})
      group by value order by value`);
    const ages = found.filter(([name]) => name === 'age').sort((a, b) => Number(a[1]) - Number(b[1]));
    expect(ages).toEqual(expected);
  });

  const dataset: ResolvedDataset = {
    $schema: 'cohortlab:dataset/1',
    name: 'Dataset',
    cohort: { kind: 'everyone' },
    conceptSets: [set('s1', { conceptId: CELECOXIB, descendants: true })],
    tables: [
      { name: 'drugs', table: 'drug_exposure', columns: ['drug_concept_id', 'person_id'], conceptSet: 's1' },
      { name: 'persons', table: 'person', columns: ['person_id', 'gender_concept_id'] },
      { name: 'periods', table: 'observation_period', columns: ['observation_period_id'] },
      { name: 'care', table: 'care_site', columns: ['care_site_id'] },
      { name: 'narrow', table: 'person', columns: ['person_id'], conceptSet: 's1' },
      { name: 'newer', table: 'procedure_occurrence', columns: ['procedure_end_date'] }
    ]
  };

  test('a dataset table: chosen columns, in order, of every record of the people', async () => {
    const found = await rows(compileDatasetTable(dataset, 'drugs', having(condition, HEMORRHAGE), release));
    const expected = await ask(`
      select drug_concept_id, person_id from drug_exposure
      where drug_concept_id in (select descendant_concept_id from concept_ancestor where ancestor_concept_id = ${CELECOXIB})
        and person_id in (select person_id from condition_occurrence where condition_concept_id = ${HEMORRHAGE})
      order by person_id, drug_exposure_start_date, drug_exposure_id`);
    expect(expected.length).toBeGreaterThan(0);
    expect(found).toEqual(expected);
  });

  test('everyone is who PERSON knows; tables of nobody and unknown columns are refused by name', async () => {
    const table = (name: string): Relation => compileDatasetTable(dataset, name, null, release);
    expect(await rows(table('persons'))).toHaveLength(2694);
    expect(await rows(table('periods'))).toHaveLength(5343 - 2649);
    expect(() => table('care')).toThrow(TableMissing);
    expect(() => table('narrow')).toThrow(/person/);
    expect(() => table('newer')).toThrow(
      'The release has no column procedure_end_date in its table procedure_occurrence.'
    );
  });

  test('remarks: what the vocabulary lacks, and sets that select nothing', async () => {
    const cohort = people({
      include: [
        {
          id: 'g1',
          kind: 'all',
          of: [
            condition,
            {
              id: 'c2',
              kind: 'demographics',
              where: [
                {
                  kind: 'sex',
                  is: { kind: 'oneOf', concepts: [{ conceptId: 8507 }, { conceptId: 999999999 }] }
                }
              ]
            }
          ]
        }
      ],
      conceptSets: [
        set('s1', { conceptId: HEMORRHAGE }, { conceptId: 123456789 }),
        set('s2', { conceptId: 123456789, descendants: true }),
        set('s3')
      ]
    });
    const found = await rows(compileConceptRemarks(cohort, release)!);
    expect(found).toHaveLength(5);
    expect(found).toEqual(
      expect.arrayContaining([
        ['conceptMissing', 's1', 123456789],
        ['conceptMissing', 's2', 123456789],
        ['conceptMissing', 'c2', 999999999],
        ['conceptSetEmpty', 's2', null],
        ['conceptSetEmpty', 's3', null]
      ])
    );
    expect(compileConceptRemarks(people({}), release)).toBeNull();
  });

  test('20,000 concept items are one concept set', async () => {
    const items = Array.from({ length: 20_000 }, (_, index) => ({
      conceptId: CELECOXIB + index,
      descendants: true
    }));
    const found = await counts(
      people({ include: having(drug, 1).include, conceptSets: [set('s1', ...items)] })
    );
    expect(Number(found['']?.[0])).toBeGreaterThanOrEqual(1844);
  }, 20_000);
});
