import { join } from 'node:path';
import { shownRank } from '../disclosure/index.js';
import { type Database, openDatabase } from '../release/database.js';
import { literal } from '../release/quote.js';
import { writeSearchWords } from '../release/search-words.js';
import { writeStatistics } from '../release/describe/index.js';
import { createTables } from '../release/tables.js';
import { tablesOf } from '@cohortlab/sdk/cdm';
import { testFolder } from '../testing/folder.js';
import { readConcept } from './concept.js';
import { searchConcepts } from './search.js';

const temporary = join(testFolder(), 'temporary');
let database: Database;

const CONCEPTS: readonly (readonly [
  id: number,
  name: string,
  domain: string,
  vocabulary: string,
  standard: 'S' | 'C' | null,
  code: string,
  people: number
])[] = [
  [201826, 'Type 2 diabetes mellitus', 'Condition', 'SNOMED', 'S', '44054006', 300],
  [201254, 'Type 1 diabetes mellitus', 'Condition', 'SNOMED', 'S', '46635009', 55],
  [201820, 'Diabetes mellitus', 'Condition', 'SNOMED', 'S', '73211009', 0],
  [4058243, 'Diabetes mellitus during pregnancy', 'Condition', 'SNOMED', 'S', '199223000', 7],
  [195771, 'Secondary diabetes mellitus', 'Condition', 'SNOMED', 'S', '8801005', 3],
  [40769338, 'Diabetes clinic', 'Condition', 'SNOMED', 'S', '700000000', 0],
  [35206882, 'Type 2 diabetes mellitus without complications', 'Condition', 'ICD10CM', null, 'E11.9', 0],
  [1567956, 'Type 2 diabetes mellitus', 'Condition', 'ICD10CM', null, 'E11', 0],
  [316139, 'Heart failure', 'Condition', 'SNOMED', 'S', '84114007', 120],
  [4229440, 'Chronic congestive heart failure', 'Condition', 'SNOMED', 'S', '88805009', 130],
  [4000001, 'Failure of the heart valve', 'Condition', 'SNOMED', 'S', '4000001', 400],
  [254443, 'Sjögren’s syndrome', 'Condition', 'SNOMED', 'S', '83901003', 50],
  [1503297, 'metformin', 'Drug', 'RxNorm', 'S', '6809', 200],
  [21600744, 'BLOOD GLUCOSE LOWERING DRUGS, EXCL. INSULINS', 'Drug', 'ATC', 'C', 'A10B', 0],
  [3004410, 'Hemoglobin A1c/Hemoglobin.total in Blood', 'Measurement', 'LOINC', 'S', '4548-4', 90],
  [8554, 'percent', 'Unit', 'UCUM', 'S', '%', 0]
];

beforeAll(async () => {
  database = await openDatabase(':memory:', { temporary, threads: 1 });
  await database.run(createTables(tablesOf('5.4'), '5.4'));
  for (const [id, name, domain, vocabulary, standard, code] of CONCEPTS)
    await database.run(
      `insert into concept by name select ${id} as concept_id, ${literal(name)} as concept_name, '${domain}' as domain_id,
        '${vocabulary}' as vocabulary_id, 'X' as concept_class_id, ${standard === null ? 'null' : `'${standard}'`} as standard_concept, '${code}' as concept_code`
    );
  await database.run(`
    insert into concept_synonym values (201826, 'T2DM', 0), (3004410, 'HbA1c', 0);
    insert into concept_ancestor select concept_id, concept_id, 0, 0 from concept;
    insert into concept_ancestor values (201820, 201826, 1, 1), (201820, 201254, 1, 1), (201820, 4058243, 1, 1), (201820, 195771, 1, 1),
      (21600744, 1503297, 1, 1), (316139, 4229440, 2, 2);
    insert into person by name select i as person_id, if(i % 2 = 0, 8507, 8532) as gender_concept_id, 1920 + i % 80 as year_of_birth from range(1000) t(i)`);
  for (const [id, , domain, , , , people] of CONCEPTS) {
    const table = { Condition: 'condition_occurrence', Drug: 'drug_exposure', Measurement: 'measurement' }[
      domain
    ];
    if (table === undefined || people === 0) continue;
    const concept = table.split('_')[0];
    await database.run(
      `insert into ${table} by name select i as person_id, ${id} as ${concept}_concept_id from range(${people}) t(i), range(2)`
    );
  }
  await database.run('create schema cohortlab');
  await writeStatistics(database, '2020-12-31');
  await writeSearchWords(database);
});
afterAll(() => database.close());

const find = async (text: string, options: { domain?: string; limit?: number } = {}): Promise<number[]> => {
  const { concepts } = await searchConcepts(database.ask, { text, limit: 20, ...options }, shownRank);
  return concepts.map(({ conceptId }) => conceptId);
};

test('words in any order, the last one as far as it was typed', async () => {
  expect(await find('fail hea')).toEqual([]);
  expect(await find('failure hea')).toEqual([4000001, 4229440, 316139]);
  expect(await find('heart f')).toEqual([4000001, 4229440, 316139]);
  expect(await find('metf')).toEqual([1503297]);
});

test('what is called just so comes first, then what most people have, standard before source', async () => {
  expect(await find('heart failure')).toEqual([316139, 4000001, 4229440]);
  expect(await find('type 2 diabetes mellitus')).toEqual([201826, 1567956, 35206882]);
  expect(await find('diabetes')).toEqual([
    201820, 201826, 201254, 40769338, 4058243, 195771, 1567956, 35206882
  ]);
  expect(await find('t2dm')).toEqual([201826]);
});

test('phrases, and words to leave out', async () => {
  expect(await find('"heart failure"')).toEqual([316139, 4229440]);
  expect(await find('"heart fai')).toEqual([4229440, 316139]);
  expect(await find('heart failure -chronic')).toEqual([316139, 4000001]);
  expect(await find('diabetes -"diabetes mellitus"')).toEqual([40769338]);
  expect(await find('-diabetes')).toEqual([]);
});

test('codes and ids, whole or begun', async () => {
  expect(await find('E11')).toEqual([1567956, 35206882]);
  expect(await find('e11.9')).toEqual([35206882]);
  expect(await find('4548-4')).toEqual([3004410]);
  expect(await find('4405')).toEqual([201826]);
  expect(await find('316139')).toEqual([316139]);
  expect(await find('99999999999')).toEqual([]);
});

test('accents and letter case do not matter', async () => {
  expect(await find('sjogren')).toEqual([254443]);
  expect(await find('SJÖGREN')).toEqual([254443]);
});

test('slips are forgiven when nothing fits as it is spelt', async () => {
  expect(await find('diabtes')).toEqual(await find('diabetes').then(ids => ids.filter(id => id !== 0)));
  expect(await find('metofrmin')).toEqual([1503297]);
  expect(await find('haert failure')).toEqual([4000001, 4229440, 316139]);
  expect(await find('tpye')).not.toEqual([]);
  expect(await find('xq')).toEqual([]);
});

test('one domain only', async () => {
  expect(await find('m', { domain: 'Drug' })).toEqual([1503297]);
  expect(await find('metformin', { domain: 'Condition' })).toEqual([]);
});

test('as many as wanted, and whether there are more', async () => {
  const search = (limit: number) => searchConcepts(database.ask, { text: 'diabetes', limit }, shownRank);
  const all = await search(8);
  expect(all.more).toBe(false);
  for (const limit of [1, 2, 3, 7]) {
    const some = await search(limit);
    expect(some.more).toBe(true);
    expect(some.concepts).toEqual(all.concepts.slice(0, limit));
  }
});

test('numbers are exact, and the kind of criterion is told', async () => {
  const { concepts } = await searchConcepts(database.ask, { text: 'diabetes mellitus', limit: 2 }, shownRank);
  expect(concepts[0]).toEqual({
    conceptId: 201820,
    name: 'Diabetes mellitus',
    code: '73211009',
    vocabulary: 'SNOMED',
    domain: 'Condition',
    standard: 'standard',
    criterion: 'conditionOccurrence',
    people: 0n,
    peopleBelow: 300n
  });
  const criterion = async (text: string) =>
    (await searchConcepts(database.ask, { text, limit: 1 }, shownRank)).concepts[0]?.criterion;
  expect(await criterion('metformin')).toBe('drugExposure');
  expect(await criterion('A10B')).toBe('drugExposure');
  expect(await criterion('percent')).toBeNull();
});

test('the order tells no more than the shown numbers do', async () => {
  const order = async (counts: readonly (readonly [id: number, people: number])[]): Promise<number[]> => {
    await database.run('begin');
    for (const [id, people] of counts)
      await database.run(`update cohortlab.token set people = ${people} where concept_id = ${id}`);
    const ids = await find('diabetes', { limit: 4 });
    await database.run('rollback');
    return ids;
  };
  // Shown as 300 and 300; as hidden and hidden: the exact numbers must not decide who comes first.
  const usual = await order([
    [201826, 295],
    [201254, 305],
    [4058243, 39],
    [195771, 1]
  ]);
  expect(
    await order([
      [201826, 305],
      [201254, 295],
      [4058243, 1],
      [195771, 39]
    ])
  ).toEqual(usual);
  expect(
    await order([
      [201826, 300],
      [201254, 300],
      [4058243, 0],
      [195771, 0]
    ])
  ).toEqual(usual);
  expect(
    await order([
      [201826, 300],
      [201254, 330],
      [4058243, 0],
      [195771, 0]
    ])
  ).not.toEqual(usual);
});

test('whatever is typed, the answer is concepts or nothing', async () => {
  const hostile = [
    "'; drop table main.concept; --",
    '%',
    '_',
    '\\',
    '"',
    '$whole',
    '?',
    '\u0000',
    '💥',
    'a'.repeat(200),
    '"'.repeat(50),
    '- - -',
    '(',
    '[[',
    "''"
  ];
  for (const text of hostile) await expect(find(text)).resolves.toEqual(expect.any(Array));
  expect(await find('metformin')).toEqual([1503297]);
});

test("a concept's card: numbers, breakdown, what lies above and below", async () => {
  const details = await readConcept(database.ask, 201254);
  expect(details).toMatchObject({
    concept: { conceptId: 201254, people: 55n, peopleBelow: 55n },
    records: 110n,
    children: []
  });
  expect(details?.parents.map(({ conceptId }) => conceptId)).toEqual([201820]);
  expect(details?.sex).toEqual(
    new Map([
      [8507, 28n],
      [8532, 27n]
    ])
  );
  expect([...(details?.age.values() ?? [])].reduce((sum, people) => sum + people, 0n)).toBe(55n);
  const above = await readConcept(database.ask, 201820);
  expect(above?.children.map(({ name }) => name)).toEqual([
    'Diabetes mellitus during pregnancy',
    'Secondary diabetes mellitus',
    'Type 1 diabetes mellitus',
    'Type 2 diabetes mellitus'
  ]);
  expect(above?.sex.size).toBe(0);
  expect(await readConcept(database.ask, 1)).toBeNull();
});
