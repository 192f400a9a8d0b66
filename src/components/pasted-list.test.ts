/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { pastedList } from './pasted-list';

test.each([
  ['lines', 'E11.9\r\n\n  I10 \n', ['E11.9', 'I10']],
  [
    'a column of a table with names',
    'E11.9\tType 2 diabetes\nI10\tHypertension',
    ['E11.9\tType 2 diabetes', 'I10\tHypertension']
  ],
  ['codes between commas', 'E11.9, I10; 4548-4', ['E11.9', 'I10', '4548-4']],
  ['codes between spaces', '44054006 201826', ['44054006', '201826']],
  ['codes with their vocabularies', 'SNOMED:44054006, ICD10CM E11.9', ['SNOMED:44054006', 'ICD10CM E11.9']],
  ['several codes on each of several lines', '"250.00","250.02"\n401.9', ['250.00', '250.02', '401.9']],
  ['names', 'metformin\ninsulin glargine', ['metformin', 'insulin glargine']]
])('%s are a list', (_, text, lines) => {
  expect(pastedList(text)).toEqual(lines);
});

test.each(['diabetes, type 2', 'E11.9', 'vitamin B12', 'hepatitis B, acute', '', ' \n ', 'type 2 diabetes'])(
  '“%s” is no list, but something to search for',
  text => {
    expect(pastedList(text)).toBeNull();
  }
);

test('a line is cut to what the service reads', () => {
  expect(pastedList(`${'x'.repeat(2_000)}\ny`)?.[0]).toHaveLength(1_000);
});
