import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../test/shared.js';
import {
  formatDefinition,
  readBundle,
  readDefinition,
  referencesOf,
  type ResolvedCohort
} from '../definition/index.js';
import { inWords, wordsAsText } from './index.js';

/** With UPDATE_GOLDENS=1 the files are written anew, for a person to read in the diff. */
const UPDATE = process.env['UPDATE_GOLDENS'] === '1';
const PHENOTYPES = join(ROOT, 'docs', 'phenotypes');
const GOLDEN = join(import.meta.dirname, 'golden');

const text = (path: string): string => readFileSync(join(PHENOTYPES, path), 'utf8');

/** A phenotype with the cohorts of the same folder that it names. */
function read(path: string): ResolvedCohort {
  const own = readDefinition({ path, text: text(path) });
  const names = own.kind === 'problems' ? [] : referencesOf(own).map(reference => reference.path);
  const files = [...new Set(names)].map(name => ({ path: name, text: text(name) }));
  const reading = readBundle({ path, text: text(path), files });
  if (reading.kind !== 'cohort') throw new Error(JSON.stringify(reading));
  return reading.cohort;
}

function expectFile(folder: string, file: string, content: string): void {
  const path = join(folder, file);
  if (UPDATE) writeFileSync(path, content);
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(content);
}

describe.each(readdirSync(PHENOTYPES).filter(file => file.endsWith('.cohort.json')))('%s', file => {
  test('reads as it was approved', () => {
    expectFile(GOLDEN, file.replace('.cohort.json', '.txt'), wordsAsText(inWords(read(file))));
  });

  test('is in canonical form', () => {
    const own = readDefinition({ path: file, text: text(file) });
    if (own.kind !== 'cohort') throw new Error(JSON.stringify(own));
    expectFile(PHENOTYPES, file, formatDefinition(own.cohort));
  });
});

test('there are ten phenotypes', () => {
  expect(readdirSync(GOLDEN)).toHaveLength(10);
});
