import fc from 'fast-check';
import type { Texts } from './columns.js';
import { Dictionary } from './dictionary.js';
import { has, type Ranges } from './ranges.js';

const encoder = new TextEncoder();

function textsOf(words: readonly string[]): Texts {
  const encoded = words.map(word => encoder.encode(word));
  const starts = new Uint32Array(words.length + 1);
  encoded.forEach(({ length }, i) => (starts[i + 1] = starts[i]! + length));
  return { bytes: Uint8Array.from(encoded.flatMap(bytes => [...bytes])), starts };
}

/** In the order of their bytes, as the database sorts. */
const sorted = (words: readonly string[]): string[] =>
  [...new Set(words)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

const inside = (words: readonly string[], found: Ranges): string[] =>
  words.filter((_, number) => has(found, number));

/** Slips between two words, by the definition: a second opinion without a clever order. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        rows[i - 1]![j]! + 1,
        row[j - 1]! + 1,
        rows[i - 1]![j - 1]! + same,
        exchanged ? rows[i - 2]![j - 2]! + 1 : Infinity
      );
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

const nearestBeginning = (word: string, wanted: string): number =>
  Math.min(...Array.from({ length: word.length + 1 }, (_, end) => distance(word.slice(0, end), wanted)));

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 7 });
const vocabulary = fc.array(letters, { minLength: 1, maxLength: 60 }).map(sorted);

test('words that are spelt so, or begin so', () => {
  fc.assert(
    fc.property(vocabulary, letters, (words, wanted) => {
      const dictionary = new Dictionary(textsOf(words), 0, words.length);
      expect(inside(words, dictionary.spelt(wanted))).toEqual(words.filter(word => word === wanted));
      expect(inside(words, dictionary.begun(wanted))).toEqual(words.filter(word => word.startsWith(wanted)));
    })
  );
});

test('words that are so many slips away, or begin so', () => {
  fc.assert(
    fc.property(vocabulary, letters, fc.constantFrom(1, 2), (words, wanted, slips) => {
      const dictionary = new Dictionary(textsOf(words), 0, words.length);
      expect(inside(words, dictionary.near(wanted, slips, false))).toEqual(
        words.filter(word => distance(word, wanted) === slips)
      );
      expect(inside(words, dictionary.near(wanted, slips, true))).toEqual(
        words.filter(word => nearestBeginning(word, wanted) === slips)
      );
    }),
    { numRuns: 300 }
  );
});

test('a part of a list; letters of any script; digits have no slips', () => {
  const words = sorted(['abc1', 'ångström', 'blut', 'zebra', 'ß', '漢字', 'blute']);
  const dictionary = new Dictionary(textsOf(words), 0, words.length);
  for (const [number, word] of words.entries()) {
    expect(dictionary.word(number)).toBe(word);
    expect(inside(words, dictionary.spelt(word))).toEqual([word]);
  }
  expect(inside(words, dictionary.near('abd1', 1, false))).toEqual([]);
  const first = words.indexOf('blute');
  const rest = new Dictionary(textsOf(words), first, words.length);
  expect(inside(words, rest.begun('blut'))).toEqual(['blute']);
});
