import { holdersOfWords, type Names } from './names/names.js';
import { holds, type Question, type Sought, type Spelling } from './wanted.js';

/** Keep what is of one domain, of one vocabulary, of one standing (0 standard, 1 classification, 2 source). */
export interface Filter {
  readonly domain?: string | undefined;
  readonly vocabulary?: string | undefined;
  readonly standing?: number | undefined;
}

/** Of so many candidates at most it is looked how well they fit: of more, those that come first by rank. */
const WINDOW = 4_000;

/** Concepts that have all that is asked for, by rank, and whether there are more. */
export interface Candidates {
  readonly ranks: readonly number[];
  readonly more: boolean;
}

/** Whether a concept may be among the answers to a question that it fits. */
export type Admits = (rank: number) => boolean;

/** By the filter, by the phrases that must stand in a name, and by what is to be left out. */
export function admission(names: Names, { parts, without }: Question, filter: Filter): Admits {
  const { domains, vocabularies } = names;
  const inDomain = filter.domain === undefined ? null : domains.values.indexOf(filter.domain);
  const inVocabulary =
    filter.vocabulary === undefined ? null : vocabularies.values.indexOf(filter.vocabulary);
  const phrases = parts.filter(({ phrase, words }) => phrase && words.length > 1);
  return rank =>
    (inDomain === null || domains.rows[rank] === inDomain) &&
    (inVocabulary === null || vocabularies.rows[rank] === inVocabulary) &&
    (filter.standing === undefined || names.standing[rank] === filter.standing) &&
    phrases.every(phrase => holds(names, rank, phrase)) &&
    !without.some(part => holds(names, rank, part));
}

/**
 * The concepts of which each part of a question is a word, `how` says whether as a whole or as a
 * beginning.
 */
export function candidates(
  names: Names,
  { parts }: Question,
  how: keyof Spelling,
  admits: Admits,
  most: number = WINDOW
): Candidates {
  const marks = names.marks.fill(0);
  const rising = parts.map(part => holdersOf(names, part, how)).sort((a, b) => size(a) - size(b));
  rising.forEach((some, i) => mark(marks, some, i));
  const ranks: number[] = [];
  for (let rank = marks.indexOf(parts.length); rank !== -1; rank = marks.indexOf(parts.length, rank + 1)) {
    if (!admits(rank)) continue;
    if (ranks.length === most) return { ranks, more: true };
    ranks.push(rank);
  }
  return { ranks, more: false };
}

const size = (lists: readonly Uint32Array[]): number => lists.reduce((sum, { length }) => sum + length, 0);

/** Raises the marks that stand at `level` by one; what has not been found before stays behind. */
function mark(marks: Uint8Array, lists: readonly Uint32Array[], level: number): void {
  for (const list of lists)
    for (let i = 0; i < list.length; i++) {
      const rank = list[i]!;
      if (marks[rank] === level) marks[rank] = level + 1;
    }
}

/** The concepts that have all words of a part, or the code that it is. */
function holdersOf(names: Names, part: Sought, how: keyof Spelling): readonly Uint32Array[] {
  const byCode = holdersOfWords(names, part.code[how]);
  const [first, ...others] = part.words
    .map(word => holdersOfWords(names, word[how]))
    .sort((a, b) => size(a) - size(b));
  if (first === undefined) return byCode;
  if (others.length === 0) return [...first, ...byCode];
  const marks = new Uint8Array(names.concepts);
  mark(marks, first, 0);
  others.forEach((some, i) => mark(marks, some, i + 1));
  const all: number[] = [];
  for (const list of first)
    for (const rank of list)
      if (marks[rank] === part.words.length) {
        marks[rank] = 0;
        all.push(rank);
      }
  return [Uint32Array.from(all), ...byCode];
}
