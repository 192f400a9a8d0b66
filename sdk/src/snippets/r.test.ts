import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { blankCohort, blankDataset, type Dataset } from '../definition/index.js';
import { cohortSnippet, countSnippet, datasetSnippet, NOTATIONS, rString, variableName } from './index.js';

const cohort = blankCohort('GI hemorrhage');
const dataset = (name: string, ...tables: string[]): Dataset => ({
  ...blankDataset(name, null),
  tables: tables.map(table => ({ name: table, table: 'measurement', columns: ['person_id'] }))
});
const r = { language: 'r' } as const;
const long = `${'folder/'.repeat(8)}a.json`;

/** Linted by the suite `r`. */
const GOLDENS: Readonly<Record<string, string>> = {
  cohort: cohortSnippet({ ...r, path: 'cohorts/gi-hemorrhage.cohort.json', definition: cohort }),
  count: countSnippet({ ...r, path: 'gi.cohort.json', release: 'demo', definition: cohort }),
  dataset: datasetSnippet({
    ...r,
    path: 'datasets/hba1c.dataset.json',
    definition: dataset('HbA1c', 'labs')
  }),
  tables: datasetSnippet({
    ...r,
    path: 'a.dataset.json',
    definition: dataset('Labs', 'labs', 'data', 'x'.repeat(63))
  }),
  long: countSnippet({ ...r, path: long, release: 'release-2026', definition: blankCohort('Long enough') })
};

test.each(Object.entries(GOLDENS))('%s', (name, text) => {
  const file = join(import.meta.dirname, 'golden', `${name}.R`);
  if (process.env['UPDATE_GOLDENS']) writeFileSync(file, `${text}\n`);
  expect(`${text}\n`).toBe(readFileSync(file, 'utf8'));
});

test('a variable is as lintr has it, and hides nothing of R', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), name => {
      expect(variableName(name, 'cohort', NOTATIONS.r)).toMatch(/^[a-z][a-z0-9_]{0,29}$/);
    })
  );
  expect(variableName('Data', 'table', NOTATIONS.r)).toBe('data_table');
  expect(variableName('C', 'cohort', NOTATIONS.r)).toBe('c_cohort');
});

const TEXTS = [
  '"',
  "'",
  '\\',
  '\n\r\t',
  '\u2028\u0085',
  '\u202e',
  '\ufeff\u00a0',
  '日本語',
  '😀',
  '\u{e0001}',
  '");q("'
];

test('nothing unseen stands in a literal, and R reads it as the text that it was made from', () => {
  const literals = TEXTS.map(rString);
  for (const literal of literals) expect(literal).not.toMatch(/(?! )[\p{C}\p{Z}]/u);
  expect(rString('\0')).toBe('"\ufffd"');
  if (spawnSync('Rscript', ['--version']).status !== 0) {
    process.stdout.write('R literals are not checked by R: there is no Rscript\n');
    return;
  }
  const program = `cat(sapply(c(${literals.join(', ')}), function(x) paste(utf8ToInt(x), collapse = " ")), sep = "\\n")`;
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  const read = execFileSync('Rscript', ['--vanilla', '-e', program], { encoding: 'utf8', env });
  const expected = TEXTS.map(text => [...text].map(each => each.codePointAt(0)).join(' '));
  expect(read.trim().split('\n')).toEqual(expected);
});
