import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ROOT } from '../../test/shared.js';
import {
  blankCohort,
  blankDataset,
  type Cohort,
  type Dataset,
  type DatasetTable
} from '../definition/index.js';
import {
  cohortSnippet,
  countSnippet,
  datasetSnippet,
  NOTATIONS,
  pythonString,
  variableName
} from './index.js';

const cohort = (name: string): Cohort => blankCohort(name);
const table = (name: string): DatasetTable => ({ name, table: 'measurement', columns: ['person_id'] });
const dataset = (name: string, ...tables: string[]): Dataset => ({
  ...blankDataset(name, null),
  tables: tables.map(table)
});
const events: Cohort = {
  ...blankCohort('New users of celecoxib'),
  kind: 'events',
  entry: { events: [{ id: 'c1', kind: 'drugExposure' }], priorDays: 0, laterDays: 0, limit: 'all' },
  limit: 'all'
};

const GOLDENS: [string, string, string][] = [
  [
    'a set of people',
    cohortSnippet({
      language: 'python',
      path: 'cohorts/gi-hemorrhage.cohort.json',
      definition: cohort('GI hemorrhage')
    }),
    `import cohortlab as cl

gi_hemorrhage = cl.cohort("cohorts/gi-hemorrhage.cohort.json")
gi_hemorrhage_people = gi_hemorrhage.to_pandas()
cl.glance(gi_hemorrhage_people)`
  ],
  [
    'spans of time',
    cohortSnippet({ language: 'python', path: '../celecoxib.cohort.json', definition: events }),
    `import cohortlab as cl

new_users_of_celecoxib = cl.cohort("../celecoxib.cohort.json")
new_users_of_celecoxib_entries = new_users_of_celecoxib.to_pandas()
cl.glance(new_users_of_celecoxib_entries)`
  ],
  [
    'an exact count, on a release that is named',
    countSnippet({
      language: 'python',
      path: 'gi.cohort.json',
      release: 'demo',
      definition: cohort('GI hemorrhage')
    }),
    `import cohortlab as cl

gi_hemorrhage = cl.cohort("gi.cohort.json", release="demo")
gi_hemorrhage.count()`
  ],
  [
    'a dataset of one table',
    datasetSnippet({
      language: 'python',
      path: 'datasets/hba1c.dataset.json',
      definition: dataset('HbA1c', 'labs')
    }),
    `import cohortlab as cl

hba1c = cl.dataset("datasets/hba1c.dataset.json")
labs = hba1c.to_pandas()
cl.glance(labs)`
  ],
  [
    'a dataset of several tables, one of them called as the dataset',
    datasetSnippet({
      language: 'python',
      path: 'a.dataset.json',
      definition: dataset('Labs', 'labs', 'visits', 'class')
    }),
    `import cohortlab as cl

labs = cl.dataset("a.dataset.json")
labs_2 = labs["labs"].to_pandas()
visits = labs["visits"].to_pandas()
class_table = labs["class"].to_pandas()
cl.glance(labs_2)`
  ],
  [
    'a path too long for a line',
    cohortSnippet({
      language: 'python',
      path: `${'folder/'.repeat(12)}a.cohort.json`,
      definition: cohort('A')
    }),
    `import cohortlab as cl

a = cl.cohort(
    "folder/folder/folder/folder/folder/folder/folder/folder/folder/folder/folder/folder/a.cohort.json"
)
a_people = a.to_pandas()
cl.glance(a_people)`
  ],
  [
    'two arguments too long for a line',
    countSnippet({
      language: 'python',
      path: `${'folder/'.repeat(9)}a.json`,
      release: 'a-release-of-2026',
      definition: cohort('A')
    }),
    `import cohortlab as cl

a = cl.cohort(
    "folder/folder/folder/folder/folder/folder/folder/folder/folder/a.json",
    release="a-release-of-2026",
)
a.count()`
  ]
];

test.each(GOLDENS)('%s', (_, snippet, text) => {
  expect(snippet).toBe(text);
});

test.each([
  ['GI hemorrhage', 'gi_hemorrhage'],
  ['  Typ-2-Diabetes (Männer, ≥ 65) ', 'typ_2_diabetes_manner_65'],
  ['Weißer Hautkrebs', 'weisser_hautkrebs'],
  ['ﬁbrosis', 'fibrosis'],
  ['糖尿病', 'cohort'],
  ['2型糖尿病', 'cohort_2'],
  ['class', 'class_cohort'],
  ['List', 'list_cohort'],
  ['cl', 'cl_cohort'],
  ['None', 'none_cohort'],
  ['\u202e\n"); import os', 'import_os'],
  ['pneumonoultramicroscopicsilicovolcanoconiosis', 'pneumonoultramicroscopicsilico'],
  ['all people who ever had a record of anything at all', 'all_people_who_ever_had_a']
])('%j is the variable %s', (name, variable) => {
  expect(variableName(name, 'cohort', NOTATIONS.python)).toBe(variable);
});

test('a variable is always a short identifier', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), name => {
      expect(variableName(name, 'cohort', NOTATIONS.python)).toMatch(/^[a-z][a-z0-9_]{0,36}$/);
    })
  );
});

const HOSTILE = [
  '"',
  "'",
  `"'`,
  '\\',
  'a\\"b',
  '\n\r\t\0',
  '"""',
  '{x}',
  '\u2028\u2029\u0085',
  '\u202e\u2066',
  '\ufeff\u00a0',
  '日本語',
  '😀',
  '\u{e0001}',
  '");import os;("'
];

/** What Python makes of literals; null where there is no Python to ask. */
function pythonReads(literals: readonly string[]): string[] | null {
  const python = join(ROOT, '.venv', 'bin', 'python');
  if (!existsSync(python)) return null;
  const program =
    'import ast, json, sys; print(json.dumps([ast.literal_eval(x) for x in json.load(sys.stdin)]))';
  return JSON.parse(
    execFileSync(python, ['-c', program], { input: JSON.stringify(literals), encoding: 'utf8' })
  ) as string[];
}

test('Python reads a literal as the text that it was made from, and nothing unseen stands in it', () => {
  const random = fc.sample(fc.string({ unit: 'binary', maxLength: 20 }), { numRuns: 300, seed: 1 });
  const texts = [...HOSTILE, ...random.filter(text => !/\p{Surrogate}/u.test(text))];
  const literals = texts.map(pythonString);
  for (const literal of literals) expect(literal).not.toMatch(/(?! )[\p{C}\p{Z}]/u);
  const read = pythonReads(literals);
  if (read === null)
    process.stdout.write('Python literals are not checked by Python: there is no .venv/bin/python\n');
  else expect(read).toEqual(texts);
});

test('the text is as ruff format leaves it', () => {
  const ruff = join(ROOT, '.venv', 'bin', 'ruff');
  if (!existsSync(ruff)) {
    process.stdout.write('Snippets are not checked by ruff: there is no .venv/bin/ruff\n');
    return;
  }
  const long = (length: number): string => 'x'.repeat(length);
  const texts = [
    ...GOLDENS.map(([, snippet]) => snippet),
    ...HOSTILE.map(path => cohortSnippet({ language: 'python', path, definition: cohort(path) })),
    ...[60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75].flatMap(length => [
      cohortSnippet({ language: 'python', path: long(length), definition: cohort('A') }),
      countSnippet({ language: 'python', path: long(length), release: 'r', definition: cohort('A') }),
      countSnippet({ language: 'python', path: '語'.repeat(length / 2), definition: cohort('A') }),
      datasetSnippet({
        language: 'python',
        path: 'a',
        definition: dataset(long(length), 'b', long(length - 13))
      })
    ])
  ];
  const folder = mkdtempSync(join(tmpdir(), 'cohortlab-snippets-'));
  try {
    const files = texts.map((text, index) => [join(folder, `${index}.py`), `${text}\n`] as const);
    for (const [path, text] of files) writeFileSync(path, text);
    execFileSync(ruff, ['format', '--isolated', '--no-cache', '--quiet', folder]);
    for (const [path, text] of files) expect(readFileSync(path, 'utf8')).toBe(text);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
