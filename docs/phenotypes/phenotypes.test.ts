import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDefinition, type Cohort } from '@cohortlab/sdk/definition';

/** The phenotypes of docs/language.md: what the page says of them is true. */
const FILES = readdirSync(import.meta.dirname).filter(file => file.endsWith('.cohort.json'));
const textOf = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');

test.each(FILES)('%s: builders write its bytes', async file => {
  const module = file.replace('.cohort.json', '.ts');
  const { default: built } = (await import(`./${module}`)) as { default: Cohort };
  expect(formatDefinition(built)).toBe(textOf(file));
});
