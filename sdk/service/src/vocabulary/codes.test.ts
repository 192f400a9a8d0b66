import { join } from 'node:path';
import { wholeRelease } from '@cohortlab/sdk/compile';
import { shownRank } from '../disclosure/index.js';
import { testFolder } from '../testing/folder.js';
import { openVocabulary, type OpenVocabulary, writeVocabulary } from '../testing/vocabulary.js';
import { readCodes } from './codes.js';
import { namesOf } from './names/known.js';

const facts = wholeRelease('5.4', '2020-12-31');
const folder = testFolder();
let vocabulary: OpenVocabulary;

beforeAll(async () => {
  const file = join(folder, 'codes.duckdb');
  const source = { domain: 'Condition', standard: null } as const;
  const standard = { domain: 'Condition', vocabulary: 'SNOMED', standard: 'S' } as const;
  await writeVocabulary(
    file,
    [
      { ...standard, id: 1, name: 'Type 2 diabetes mellitus', code: '44054006', people: 100 },
      { ...standard, id: 2, name: 'Cholera', code: '63650001' },
      { ...source, id: 11, name: 'Type 2 diabetes', vocabulary: 'ICD10CM', code: 'E11.9' },
      { ...source, id: 12, name: 'Diabetes, type 2', vocabulary: 'ICD10', code: 'E11.9' },
      { ...source, id: 13, name: 'Diabetes mellitus', vocabulary: 'ICD9CM', code: '250.00' },
      { ...source, id: 14, name: 'Cholera, old', vocabulary: 'ICD9CM', code: '001' },
      { ...standard, id: 25000, name: 'A concept whose id is a code without its dot', code: 'x9' },
      { ...source, id: 15, name: 'Hemoglobin A1c', vocabulary: 'LOINC', code: '4548-4' }
    ],
    `insert into concept_relationship by name select * from (values (11, 1), (12, 1), (13, 1), (14, 2))
       t(concept_id_1, concept_id_2), (select 'Maps to' as relationship_id)`
  );
  vocabulary = await openVocabulary(file);
});
afterAll(() => vocabulary.close());

const read = async (...lines: string[]) =>
  (await readCodes(vocabulary.ask, await namesOf(vocabulary.engine, shownRank), lines, facts)).lines;

test.each([
  ['44054006', 'found', [1], [1]],
  ['  "44054006",', 'found', [1], [1]],
  ['SNOMED:44054006', 'found', [1], [1]],
  ['snomed ct 44054006', 'unknown', [], []],
  ['E11.9', 'ambiguous', [11, 12], [1]],
  ['e119', 'ambiguous', [11, 12], [1]],
  ['ICD-10-CM|E11.9', 'found', [11], [1]],
  ['ICD10 E11.9', 'found', [12], [1]],
  ['E11.9\tType 2 diabetes', 'ambiguous', [11, 12], [1]],
  ['250.00', 'found', [13], [1]],
  ['25000', 'ambiguous', [25000, 13], [25000, 1]],
  ['001 Cholera', 'found', [14], [2]],
  ['4548-4', 'found', [15], []],
  ['Cholera', 'found', [2], [2]],
  ['TYPE 2  diabetes-mellitus', 'found', [1], [1]],
  ['diabetes', 'unknown', [], []]
] as const)('%j', async (text, kind, found, standard) => {
  const [line] = await read(text);
  expect({ ...line, found: [...line!.found].sort(), standard: [...line!.standard].sort() }).toMatchObject({
    text,
    kind,
    found: [...found].sort(),
    standard: [...standard].sort()
  });
});

test('an unknown name is told what is nearest', async () => {
  const [misspelt, blank] = await read('Colera', '   ');
  expect(misspelt).toMatchObject({ kind: 'unknown' });
  expect(misspelt!.nearest).toContain(2);
  expect(blank).toEqual({ text: '   ', kind: 'blank', found: [], standard: [], nearest: [] });
});

test('thousands of lines in one answer, in their order', async () => {
  const texts = Array.from({ length: 5_000 }, (_, i) => (i % 2 === 0 ? '44054006' : `nothing ${i}`));
  const lines = await read(...texts);
  expect(lines.map(({ text }) => text)).toEqual(texts);
  expect(lines.filter(({ kind }) => kind === 'found')).toHaveLength(2_500);
});
