import { join } from 'node:path';
import { shownRank } from '../disclosure/index.js';
import { testFolder } from '../testing/folder.js';
import {
  openVocabulary,
  type OpenVocabulary,
  type TestConcept,
  writeVocabulary
} from '../testing/vocabulary.js';
import { namesOf } from './names/known.js';
import { type Search, searchNames } from './search.js';

const folder = testFolder();
const file = join(folder, 'vocabulary.duckdb');
let vocabulary: OpenVocabulary;

const CONCEPTS: readonly TestConcept[] = [
  {
    id: 201826,
    name: 'Type 2 diabetes mellitus',
    domain: 'Condition',
    vocabulary: 'SNOMED',
    standard: 'S',
    code: '44054006',
    people: 300
  },
  {
    id: 201254,
    name: 'Type 1 diabetes mellitus',
    domain: 'Condition',
    vocabulary: 'SNOMED',
    standard: 'S',
    code: '46635009',
    people: 55
  },
  {
    id: 201820,
    name: 'Diabetes mellitus',
    domain: 'Condition',
    vocabulary: 'SNOMED',
    standard: 'S',
    code: '73211009',
    people: 0
  },
  {
    id: 4058243,
    name: 'Diabetes mellitus during pregnancy',
    domain: 'Condition',
    vocabulary: 'SNOMED',
    standard: 'S',
    code: '199223000',
    people: 7
  },
  {
    id: 195771,
    name: 'Secondary diabetes mellitus',
    domain: 'Condition',
    vocabulary: 'SNOMED',
    standard: 'S',
    code: '8801005',
    people: 3
  },
  {
    id: 40769338,
    name: 'Diabetes clinic',
    domain: 'Condition',
    vocabulary: 'SNOMED',
    standard: 'S',
    code: '700000000',
    people: 0
  },
  {
    id: 35206882,
    name: 'Type 2 diabetes mellitus without complications',
    domain: 'Condition',
    vocabulary: 'ICD10CM',
    standard: null,
    code: 'E11.9',
    people: 0
  },
  {
    id: 1567956,
    name: 'Type 2 diabetes mellitus',
    domain: 'Condition',
    vocabulary: 'ICD10CM',
    standard: null,
    code: 'E11',
    people: 0
  },
  {
    id: 316139,
    name: 'Heart failure',
    domain: 'Condition',
    vocabulary: 'SNOMED',
    standard: 'S',
    code: '84114007',
    people: 120
  },
  {
    id: 4229440,
    name: 'Chronic congestive heart failure',
    domain: 'Condition',
    vocabulary: 'SNOMED',
    standard: 'S',
    code: '88805009',
    people: 130
  },
  {
    id: 4000001,
    name: 'Failure of the heart valve',
    domain: 'Condition',
    vocabulary: 'SNOMED',
    standard: 'S',
    code: '4000001',
    people: 400
  },
  {
    id: 254443,
    name: 'Sjögren’s syndrome',
    domain: 'Condition',
    vocabulary: 'SNOMED',
    standard: 'S',
    code: '83901003',
    people: 50
  },
  {
    id: 1503297,
    name: 'metformin',
    domain: 'Drug',
    vocabulary: 'RxNorm',
    standard: 'S',
    code: '6809',
    people: 200
  },
  {
    id: 21600744,
    name: 'BLOOD GLUCOSE LOWERING DRUGS, EXCL. INSULINS',
    domain: 'Drug',
    vocabulary: 'ATC',
    standard: 'C',
    code: 'A10B',
    people: 0
  },
  {
    id: 3004410,
    name: 'Hemoglobin A1c/Hemoglobin.total in Blood',
    domain: 'Measurement',
    vocabulary: 'LOINC',
    standard: 'S',
    code: '4548-4',
    people: 90
  },
  { id: 8554, name: 'percent', domain: 'Unit', vocabulary: 'UCUM', standard: 'S', code: '%', people: 0 }
];

beforeAll(async () => {
  await writeVocabulary(
    file,
    CONCEPTS,
    `insert into concept_synonym values (201826, 'T2DM', 0), (3004410, 'HbA1c', 0);
     insert into concept_ancestor values (201820, 201826, 1, 1), (201820, 201254, 1, 1), (201820, 4058243, 1, 1),
       (201820, 195771, 1, 1), (21600744, 1503297, 1, 1), (316139, 4229440, 2, 2)`
  );
  vocabulary = await openVocabulary(file);
});
afterAll(() => vocabulary.close());

const search = async (text: string, options: Partial<Search> = {}) =>
  searchNames(await namesOf(vocabulary.engine, shownRank), { text, limit: 20, ...options });
const find = async (text: string, options: Partial<Search> = {}): Promise<readonly number[]> =>
  (await search(text, options)).ids;

test('words in any order, each as far as it was typed', async () => {
  expect(await find('fail hea')).toEqual([4000001, 316139, 4229440]);
  expect(await find('failure hea')).toEqual([4000001, 316139, 4229440]);
  expect(await find('heart f')).toEqual([316139, 4229440, 4000001]);
  expect(await find('metf')).toEqual([1503297]);
});

test('what is called just so comes first, then what most people have, standard before source', async () => {
  expect(await find('heart failure')).toEqual([316139, 4229440, 4000001]);
  expect(await find('type 2 diabetes mellitus')).toEqual([201826, 1567956, 35206882]);
  expect(await find('diabetes')).toEqual([
    201820, 201826, 201254, 40769338, 195771, 4058243, 1567956, 35206882
  ]);
  expect(await find('t2dm')).toEqual([201826]);
});

test('phrases, and words to leave out', async () => {
  expect(await find('"heart failure"')).toEqual([316139, 4229440]);
  expect(await find('"heart fai')).toEqual([316139, 4229440]);
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
  expect(await find('diabtes')).toEqual(await find('diabetes'));
  expect(await find('metofrmin')).toEqual([1503297]);
  expect(await find('haert failure')).toEqual([316139, 4229440, 4000001]);
  expect(await find('ehart failure')).toEqual([316139, 4229440, 4000001]);
  expect(await find('siabetes')).toEqual(await find('diabetes'));
  expect(await search('iabetes clinic')).toMatchObject({
    ids: [40769338],
    how: 'nearly',
    meant: ['diabetes clinic']
  });
  expect(await find('tpye')).not.toEqual([]);
  expect(await find('xq')).toEqual([]);
});

test('one domain only', async () => {
  expect(await find('m', { domain: 'Drug' })).toEqual([1503297]);
  expect(await find('metformin', { domain: 'Condition' })).toEqual([]);
});

test('as many as wanted from wherever, and whether there are more', async () => {
  const all = await search('diabetes', { limit: 8 });
  expect(all).toMatchObject({ more: false, how: 'spelt' });
  for (const limit of [1, 2, 3, 7]) {
    const some = await search('diabetes', { limit });
    expect(some.more).toBe(true);
    expect(some.ids).toEqual(all.ids.slice(0, limit));
    const rest = await search('diabetes', { limit: 8, offset: limit });
    expect(rest).toMatchObject({ more: false, ids: all.ids.slice(limit) });
  }
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
