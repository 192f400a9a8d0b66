import { join } from 'node:path';
import { sharedFolder } from '../../../test/shared.js';
import { shownRank } from '../disclosure/index.js';
import { makeDemo } from '../release/demo/index.js';
import { prepareRelease } from '../release/prepare/index.js';
import { testFolder } from '../testing/folder.js';
import { openVocabulary, type OpenVocabulary } from '../testing/vocabulary.js';
import { namesOf } from './names/known.js';
import { type Names } from './names/names.js';
import { searchNames } from './search.js';
import { wordsOf } from './words.js';

/** Vocabularies as they are, not as a test would have them. */
const RELEASES = {
  gibleed: (output: string) =>
    prepareRelease({ source: sharedFolder('data', 'gibleed'), output, threads: 1 }),
  demo: (output: string) => makeDemo({ output, people: 50, seed: 1, threads: 1 })
};

describe.each(Object.keys(RELEASES) as (keyof typeof RELEASES)[])('the vocabulary of %s', release => {
  const folder = testFolder();
  let vocabulary: OpenVocabulary;
  let names: Names;
  let concepts: readonly { readonly id: number; readonly name: string; readonly code: string }[];

  beforeAll(async () => {
    const file = join(folder, `${release}.duckdb`);
    await RELEASES[release](file);
    vocabulary = await openVocabulary(file);
    names = await namesOf(vocabulary.engine, shownRank);
    const rows = await vocabulary.ask(
      'select concept_id as id, concept_name as name, concept_code as code from concept where concept_id <> 0 order by id'
    );
    concepts = rows.map(row => ({
      id: Number(row['id']),
      name: String(row['name']),
      code: String(row['code'])
    }));
  }, 60_000);
  afterAll(() => vocabulary.close());

  const find = (text: string) => searchNames(names, { text, limit: 10_000 });

  /** The texts that do not find what they should. */
  const missed = (texts: readonly (readonly [text: string, id: number])[]): string[] =>
    texts.flatMap(([text, id]) => (find(text).ids.includes(id) ? [] : [text]));

  test('every word of a name finds it, as far as it was typed', () => {
    const texts = concepts.flatMap(({ id, name }) =>
      wordsOf(name).flatMap(word => [1, 3, word.length].map(length => [word.slice(0, length), id] as const))
    );
    expect(texts.length).toBeGreaterThan(500);
    expect(missed(texts)).toEqual([]);
  });

  test('the beginnings of all words find it, in any order', () => {
    const beginnings = (name: string): string =>
      wordsOf(name)
        .map(word => word.slice(0, 3))
        .reverse()
        .join(' ');
    expect(missed(concepts.map(({ id, name }) => [beginnings(name), id]))).toEqual([]);
  });

  test('a name finds first what is called just so', () => {
    const called = new Map<string, number[]>();
    for (const { id, name } of concepts) {
      const key = wordsOf(name).join(' ');
      called.set(key, [...(called.get(key) ?? []), id]);
    }
    for (const [text, ids] of called) expect(ids).toContain(find(text).ids[0]);
  });

  test('codes, with their signs and without, and ids', () => {
    const coded = concepts.filter(({ code }) => wordsOf(code).length > 0);
    expect(coded.length).toBeGreaterThan(100);
    expect(missed(coded.map(({ id, code }) => [code, id]))).toEqual([]);
    expect(missed(coded.map(({ id, code }) => [wordsOf(code).join(''), id]))).toEqual([]);
    expect(missed(concepts.map(({ id }) => [String(id), id]))).toEqual([]);
  });

  test('one slip in any letter of a word finds it, unless the slip is a word as well', () => {
    let slips = 0;
    let found = 0;
    const lost: string[] = [];
    for (const [i, { id, name }] of concepts.entries()) {
      // Some of them: it takes a second for a hundred.
      if (i % 5 !== 0) continue;
      const words = wordsOf(name);
      words.forEach((word, place) => {
        if (!/^\p{L}{4,40}$/u.test(word)) return;
        for (const wrong of slipsIn(word, i)) {
          const answer = find(words.map((each, at) => (at === place ? wrong : each)).join(' '));
          slips++;
          if (answer.ids.includes(id)) found++;
          else if (answer.how !== 'spelt') lost.push(`${name}: ${wrong}`);
        }
      });
    }
    expect(lost).toEqual([]);
    expect(found / slips).toBeGreaterThan(0.99);
  });
});

/** A letter wrong, left out, too many, and two exchanged: at a place that moves with `at`, and at the first. */
function slipsIn(word: string, at: number): string[] {
  return [0, at % (word.length - 1)].flatMap(place => {
    const [before, letter = '', next = '', after] = [
      word.slice(0, place),
      word[place],
      word[place + 1],
      word.slice(place + 2)
    ];
    return [
      `${before}q${next}${after}`,
      `${before}${next}${after}`,
      `${before}q${letter}${next}${after}`,
      `${before}${next}${letter}${after}`
    ];
  });
}
