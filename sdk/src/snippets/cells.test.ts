import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../test/shared.js';
import {
  blankDataset,
  formatDefinition,
  type Bundle,
  type Cohort,
  type ConceptsFile
} from '../definition/index.js';
import { cohortSnippet, datasetSnippet, mentionsIn, sqlSnippet, type Language } from './index.js';

const saved: Cohort = {
  $schema: 'cohortlab:cohort/1',
  kind: 'people',
  name: 'Adults',
  include: [{ id: 'g1', kind: 'any', of: [{ id: 'c1', kind: 'demographics', where: [] }] }],
  exclude: [],
  conceptSets: []
};
const concepts: ConceptsFile = {
  $schema: 'cohortlab:concepts/1',
  name: 'Bleeding',
  items: [{ conceptId: 192671, name: 'Gastrointestinal hemorrhage', descendants: true }]
};
/** Names the other two, and has what is hard to write down: quotes, brackets, marks of direction. */
const cohort: Cohort = {
  ...saved,
  name: 'Bleeding "hard" (r")-"), \u202emirrored\\',
  include: [
    {
      id: 'g1',
      kind: 'any',
      of: [
        { id: 'c1', kind: 'conditionOccurrence', conceptSet: 's1' },
        { id: 'c2', kind: 'cohort', path: 'adults.cohort.json' }
      ]
    }
  ],
  conceptSets: [{ id: 's1', kind: 'file', path: '../concepts/bleeding.concepts.json' }]
};
const dataset = {
  ...blankDataset('Labs', 'cohorts/adults.cohort.json'),
  tables: [
    { name: 'labs', table: 'measurement', columns: ['person_id'] },
    { name: 'people', table: 'person', columns: ['person_id', 'year_of_birth'] }
  ]
};
const bundle: Bundle = {
  path: 'bleeding.cohort.json',
  text: formatDefinition(cohort),
  files: [
    { path: 'adults.cohort.json', text: formatDefinition(saved) },
    { path: '../concepts/bleeding.concepts.json', text: formatDefinition(concepts) }
  ]
};
const alone: Bundle = { path: 'adults.cohort.json', text: formatDefinition(saved), files: [] };
const SQL = `SELECT "person_id", 'it''s """ (x)"' AS said\nFROM person\nWHERE year_of_birth > 1950`;
const PLAIN = 'SELECT person_id\nFROM person';
const writtenFor = 'demo (2026-10)';

const CELLS: Readonly<Record<string, (language: Language) => string>> = {
  reference: language =>
    cohortSnippet({ language, path: 'cohorts/adults.cohort.json', definition: saved, writtenFor }),
  inline: language => cohortSnippet({ language, bundle: alone, definition: saved, writtenFor }),
  'inline-files': language => cohortSnippet({ language, bundle, definition: cohort, writtenFor }),
  'inline-dataset': language =>
    datasetSnippet({
      language,
      bundle: {
        path: 'labs.dataset.json',
        text: formatDefinition(dataset),
        files: [{ path: 'cohorts/adults.cohort.json', text: alone.text }]
      },
      definition: dataset,
      release: 'demo',
      writtenFor
    }),
  sql: language =>
    sqlSnippet({ language, noun: 'cohort', definition: saved, statements: [PLAIN], writtenFor }),
  'sql-hard': language =>
    sqlSnippet({
      language,
      noun: 'dataset',
      definition: dataset,
      statements: [SQL, `${PLAIN} -- \u202e`],
      release: 'demo',
      writtenFor: 'a\nb\u202e'.repeat(60)
    })
};
const FILES: Readonly<Record<Language, string>> = { python: 'py', r: 'R' };
const each = Object.entries(CELLS).flatMap(([name, write]) =>
  (['python', 'r'] as const).map(language => [name, language, write(language)] as const)
);

/** `ruff` checks those in Python with the whole repository, the suite `r` lints those in R. */
test.each(each)('%s in %s', (name, language, text) => {
  const file = join(import.meta.dirname, 'golden', `cell-${name}.${FILES[language]}`);
  if (process.env['UPDATE_GOLDENS']) writeFileSync(file, `${text}\n`);
  expect(`${text}\n`).toBe(readFileSync(file, 'utf8'));
});

test.each(each)('nothing unseen stands in %s in %s', (_, __, text) => {
  expect(text.replaceAll('\n', ' ')).not.toMatch(/(?! )[\p{C}\p{Z}]/u);
});

test('ruff format and ruff check leave the cells as they are', () => {
  const ruff = join(ROOT, '.venv', 'bin', 'ruff');
  if (!existsSync(ruff)) {
    process.stdout.write('Cells are not checked by ruff: there is no .venv/bin/ruff\n');
    return;
  }
  const files = Object.keys(CELLS).map(name => join(import.meta.dirname, 'golden', `cell-${name}.py`));
  execFileSync(ruff, ['format', '--isolated', '--no-cache', '--quiet', '--check', ...files]);
  execFileSync(ruff, ['check', '--isolated', '--no-cache', '--quiet', ...files]);
});

test.each(['python', 'r'] as const)('a self-contained cell in %s is read as what was written', language => {
  const [mention, ...others] = mentionsIn(CELLS['inline-files']!(language), language);
  expect(others).toEqual([]);
  if (mention?.kind !== 'inline') throw new Error('There is no definition in the cell.');
  expect(mention.noun).toBe('cohort');
  expect(JSON.parse(mention.text)).toEqual(JSON.parse(bundle.text));
  expect(mention.files.map(({ path }) => path)).toEqual(bundle.files.map(({ path }) => path));
  mention.files.forEach(({ text }, at) => expect(text.trim()).toBe(bundle.files[at]!.text.trim()));
});

test.each(['python', 'r'] as const)('a dataset in a cell in %s brings its cohort along', language => {
  const [mention, ...others] = mentionsIn(CELLS['inline-dataset']!(language), language);
  expect(others).toEqual([]);
  expect(mention).toMatchObject({ kind: 'inline', noun: 'dataset' });
  expect(mention?.kind === 'inline' && mention.files.map(({ path }) => path)).toEqual([
    'cohorts/adults.cohort.json'
  ]);
});
