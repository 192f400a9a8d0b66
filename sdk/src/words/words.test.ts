import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { anyCohort, resolvedCohort } from '../../test/definitions.js';
import { sharedFolder } from '../../test/shared.js';
import { readDefinition, type Cohort } from '../definition/index.js';
import { inWords, wordsAsMarkdown, wordsAsText, type Statement, type Words } from './index.js';

const textsOf = ({ sections }: Words): string[] =>
  sections.flatMap(({ statements }) => statements.flatMap(inStatement));
const inStatement = ({ text, list }: Statement): string[] => [
  text,
  ...(list?.items ?? []).flatMap(inStatement)
];

/** Words of the schemas, which a reader has never seen: `atLeast`, `endOfObservation`. */
const CAMEL_CASE = /\b[a-z]+[A-Z][a-z]+\b/;
const unquoted = (text: string): string => text.replace(/“[^”]*”/g, '');

function expectEnglish(words: Words): void {
  for (const text of textsOf(words)) {
    expect(text).not.toMatch(/undefined|\[object|NaN| {2}|\n|,,| ,| $/);
  }
}

/** The definition with what authors wrote in one word each: their commas and gaps are not ours. */
const inOneWord = <T>(definition: T): T =>
  JSON.parse(JSON.stringify(definition), (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/[\s,]+/g, '_') : value
  );

test('any definition can be said, in one way', () => {
  fc.assert(
    fc.property(fc.oneof(anyCohort, resolvedCohort), cohort => {
      const words = inWords(cohort);
      expectEnglish(inWords(inOneWord(cohort)));
      expect(inWords(structuredClone(cohort))).toEqual(words);
      expect(wordsAsText(words).endsWith('\n')).toBe(true);
      wordsAsMarkdown(words);
    }),
    { numRuns: 150 }
  );
});

test('every definition of the oracle can be said, without words of the schemas', () => {
  const folder = sharedFolder('oracle', 'cohorts');
  const files = readdirSync(folder);
  for (const path of files) {
    const reading = readDefinition({ path, text: readFileSync(join(folder, path), 'utf8') });
    if (reading.kind !== 'cohort') throw new Error(JSON.stringify(reading));
    const words = inWords(reading.cohort);
    expectEnglish(words);
    const body = words.sections.filter(({ heading }) => heading !== 'Concept sets');
    const ours = textsOf({ ...words, sections: body }).map(unquoted);
    expect(ours.filter(text => CAMEL_CASE.test(text))).toEqual([]);
  }
  expect(files).toHaveLength(1_428);
});

const hostile = (name: string): Cohort => ({
  $schema: 'cohortlab:cohort/1',
  kind: 'people',
  name,
  include: [
    { id: 'g1', kind: 'all', name, of: [{ id: 'c1', kind: 'conditionOccurrence', conceptSet: 's1' }] }
  ],
  exclude: [],
  conceptSets: [{ id: 's1', kind: 'inline', name, items: [{ conceptId: 1, name }] }]
});

test('names stay names: no line of their own, no markup, nothing that turns the text around', () => {
  const words = inWords(hostile('# <img src=x>\n\n[a](http://x.y) `b` \u202Egnp.exe\u0000 | **c**'));
  expect(words.title).toBe('# <img src=x> [a](http://x.y) `b` gnp.exe | **c**');
  const lines = wordsAsMarkdown(words).split('\n');
  expect(lines[0]).toBe('# \\# \\<img src=x\\> \\[a\\](http\\://x.y) \\`b\\` gnp.exe \\| \\*\\*c\\*\\*');
  expect(lines.filter(line => line.startsWith('#'))).toHaveLength(4);
  expect(wordsAsMarkdown(words)).not.toMatch(/[^\\][<[`*]/);
});

test('long names are cut, and nameless ones say so', () => {
  expect(inWords(hostile('x'.repeat(300))).title).toHaveLength(200);
  expect(inWords(hostile('\u200E')).title).toBe('(no name)');
});

test('nodes of the definition are named, so that a panel can lead to them', () => {
  const [included] = inWords(hostile('Asthma')).sections;
  expect(included?.statements[0]?.list?.items[0]).toMatchObject({
    node: 'g1',
    text: 'Asthma: a condition record of “Asthma”'
  });
});
