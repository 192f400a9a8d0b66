/**
 * Writes docs/reference from the built SDK and service: JSON Schema of the files, OpenAPI of the routes, and the
 * definition language as a page; docs/language.md, the language by example; docs/release-format.md, what a release
 * holds; and the attributes of events as a table of the R package. `--check` writes nothing and fails when the
 * committed files differ.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  addCriterion,
  addGroup,
  blankCohort,
  Cohort,
  ConceptsFile,
  Criterion,
  Dataset,
  formatDefinition,
  LIMITS,
  SCHEMAS
} from '../sdk/lib/definition/index.js';
import { ARROW_STREAM, ErrorAnswer, HEADERS, KERNEL_ROUTES, PANEL_ROUTES } from '../sdk/lib/wire/index.js';
import { STATISTICS_DDL } from '../sdk/service/lib/release/describe/layout.js';
import { EVENT_PERIODS_DDL, MANIFEST_DDL, SEARCH_DDL } from '../sdk/service/lib/release/layout.js';
import { Policy } from '../sdk/service/lib/release/curate/policy.js';
import { definitionPage } from './reference/definition-page.mjs';
import { fileSchema } from './reference/json-schema.mjs';
import { languagePage } from './reference/language-page.mjs';
import { openApi } from './reference/openapi.mjs';
import { pythonTypes } from './reference/python-types.mjs';
import { rAttributes } from './reference/r-attributes.mjs';
import { releasePage } from './reference/release-page.mjs';

const ROOT = path.dirname(import.meta.dirname);
const DOCS = path.join(ROOT, 'docs');
/** Nothing else may be in this folder. */
const FOLDER = 'reference';
const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

const ARROW = {
  type: ARROW_STREAM,
  description: 'An Arrow IPC stream. A stream of another number of rows than the header says is not whole.',
  request: { [HEADERS.query]: 'An id chosen by the client (a UUID), for progress and Cancel.' },
  answer: {
    [HEADERS.rows]: 'How many rows the stream holds.',
    [HEADERS.releaseName]: 'Name of the release that the rows came from, percent-encoded UTF-8.',
    [HEADERS.releaseId]: 'Id of that release.',
    [HEADERS.hash]: 'Hash of the meaning of the definition.'
  }
};

const SCHEMA_FILES = {
  'cohort.schema.json': fileSchema(Cohort, SCHEMAS.cohort),
  'concepts.schema.json': fileSchema(ConceptsFile, SCHEMAS.concepts),
  'dataset.schema.json': fileSchema(Dataset, SCHEMAS.dataset)
};

/** The same schemas go to the Python package, which writes definitions by them. */
const PYTHON = '../python-bridge/cohortlab';

const FILES = {
  ...Object.fromEntries(
    Object.entries(SCHEMA_FILES).flatMap(([name, schema]) => [
      [`reference/${name}`, json(schema)],
      [`${PYTHON}/schemas/${name}`, json(schema)]
    ])
  ),
  [`${PYTHON}/schemas/__init__.py`]: pythonTypes(Object.values(SCHEMA_FILES)),
  'reference/policy.schema.json': json(fileSchema(Policy, 'cohortlab:policy/1')),
  'reference/panel.openapi.json': json(
    openApi({
      title: 'Cohortlab, panel socket',
      version,
      description: 'What a browser may ask: aggregates through the disclosure door, nothing else.',
      routes: PANEL_ROUTES,
      errors: ErrorAnswer,
      token: false,
      arrow: ARROW
    })
  ),
  'reference/kernel.openapi.json': json(
    openApi({
      title: 'Cohortlab, kernel socket',
      version,
      description: 'What a kernel with the token may ask: records of people.',
      routes: KERNEL_ROUTES,
      errors: ErrorAnswer,
      token: true,
      arrow: ARROW
    })
  ),
  'reference/definition.md': definitionPage(
    [
      { extension: 'cohort.json', schema: Cohort },
      { extension: 'concepts.json', schema: ConceptsFile },
      { extension: 'dataset.json', schema: Dataset }
    ],
    LIMITS,
    example()
  ),
  'language.md': languagePage(path.join(DOCS, 'phenotypes')),
  '../r-bridge/R/attributes.R': rAttributes(Criterion.options),
  'release-format.md': releasePage([MANIFEST_DDL, EVENT_PERIODS_DDL, SEARCH_DDL, STATISTICS_DDL])
};

function example() {
  const concept = { conceptId: 192671, name: 'Gastrointestinal hemorrhage' };
  const cohort = addGroup(blankCohort('Gastrointestinal hemorrhage'), 'include');
  return formatDefinition(addCriterion(cohort, 'g1', 'conditionOccurrence', concept));
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function committed(name) {
  const file = path.join(DOCS, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function filesThere() {
  const folder = path.join(DOCS, FOLDER);
  return existsSync(folder) ? readdirSync(folder).map(name => `${FOLDER}/${name}`) : [];
}

const left = filesThere().filter(name => !Object.hasOwn(FILES, name));
const stale = Object.entries(FILES).filter(([name, text]) => committed(name) !== text);
const differing = [...stale.map(([name]) => name), ...left];

if (process.argv.includes('--check')) {
  if (differing.length > 0) {
    console.error(`This is not what the SDK says (paths from docs): ${differing.join(', ')}.`);
    console.error('Run: node_modules/.bin/tsc -b sdk/service && node scripts/generate-reference.mjs');
    process.exit(1);
  }
} else {
  for (const folder of [FOLDER, `${PYTHON}/schemas`]) mkdirSync(path.join(DOCS, folder), { recursive: true });
  for (const [name, text] of stale) writeFileSync(path.join(DOCS, name), text);
  for (const name of left) rmSync(path.join(DOCS, name));
  console.log(differing.length > 0 ? `Wrote ${differing.join(', ')}.` : 'Nothing to write.');
}
