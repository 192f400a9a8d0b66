import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalText } from './canonical.js';
import { Refusal } from './refusal.js';

const PHENOTYPES = join(import.meta.dirname, '../../../../docs/phenotypes');
const text = readFileSync(join(PHENOTYPES, '03-metformin-new-users.cohort.json'), 'utf8');

test('the text of a definition is that of a panel, however it was written', () => {
  const { $schema, ...rest } = JSON.parse(text) as Record<string, unknown>;
  const written = JSON.stringify({ ...Object.fromEntries(Object.entries(rest).reverse()), $schema });
  expect(canonicalText({ path: 'a.cohort.json', text: written, files: [] })).toBe(text);
});

test('of concepts as well', () => {
  const concepts = { items: [{ conceptId: 1 }], name: 'One', $schema: 'cohortlab:concepts/1' };
  const bundle = { path: 'a.concepts.json', text: JSON.stringify(concepts), files: [] };
  expect(canonicalText(bundle)).toMatch(/^\{\n {2}"\$schema": "cohortlab:concepts\/1",\n {2}"name": "One"/);
});

test.each([
  ['{}', '"$schema" is missing'],
  [text.replace('"insulins"', '"x"').replace('"conceptSet": "s3"', '"conceptSet": "s9"'), 's9']
])('what is wrong is refused: %#', (wrong, message) => {
  const refused = (): string => canonicalText({ path: 'a.cohort.json', text: wrong, files: [] });
  expect(refused).toThrow(Refusal);
  try {
    refused();
  } catch (error) {
    expect(JSON.stringify((error as Refusal).problems)).toContain(message.replace(/"/g, '\\"'));
  }
});
