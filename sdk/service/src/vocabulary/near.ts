import { admission, type Filter } from './candidates.js';
import { type Hits, hitsOf } from './hits.js';
import { holdersOfWords, type Names } from './names/names.js';
import { has, isEmpty, NO_WORDS, type Ranges, ranges } from './names/ranges.js';
import { fitOf, type Question, type Sought, type Spelling, strangers } from './wanted.js';
import type { Wanted } from './words.js';

/** What was found instead of what was typed. */
export interface Instead extends Hits {
  /** What was found, as texts to search for: the best first. */
  readonly meant: readonly string[];
}

const MOST_MEANT = 3;

/** Slips that are forgiven in a word: none in a short one or in a number. */
function forgiven(word: string): number {
  if (word.length < 3 || word.length > 40 || /\d/.test(word)) return 0;
  return word.length < 7 ? 1 : 2;
}

/** Reads words as if they were spelt a little otherwise; `null`: nothing has them all even so. */
export function nearly(
  names: Names,
  wanted: Wanted,
  question: Question,
  filter: Filter,
  most: number
): Instead | null {
  for (const attempt of attempts(names, wanted, question)) {
    const found = attempt.map(other => ({ other, ...hitsOf(names, other, filter, most) }));
    const hits = found.flatMap(({ other, ranks }) =>
      ranks.slice(0, most + 1).map(rank => ({ rank, other, fit: fitOf(names, rank, other) }))
    );
    if (hits.length === 0) continue;
    hits.sort((a, b) => a.fit - b.fit || a.rank - b.rank);
    const ranks = [...new Set(hits.map(({ rank }) => rank))];
    return {
      ranks,
      more: found.some(({ more }) => more) || ranks.length > most,
      meant: textsOf(names, hits)
    };
  }
  return null;
}

/** What may have been meant where a word that was found is no word but only the beginning of some. */
export function meantInstead(names: Names, wanted: Wanted, question: Question, filter: Filter): string[] {
  const typed = typedWords(wanted);
  const others = question.words.flatMap(({ whole }, index) =>
    isEmpty(whole) && forgiven(typed[index]!) > 0
      ? [respelt(question, new Map([[index, wholly(names, typed[index]!)]]))]
      : []
  );
  const hits = others.flatMap(other =>
    hitsOf(names, other, filter, MOST_MEANT).ranks.map(rank => ({ rank, other }))
  );
  return textsOf(names, hits);
}

const wholly = (names: Names, word: string): Spelling => {
  const whole = names.words.near(word, 1, false);
  return { whole, begun: whole };
};

const typedWords = ({ parts }: Wanted): string[] => parts.flatMap(({ words }) => words);

/** The nearest readings first: questions of one attempt are equally near. */
function* attempts(names: Names, wanted: Wanted, question: Question): Generator<readonly Question[]> {
  const typed = typedWords(wanted);
  const unknown = strangers(question);
  if (unknown.some(index => forgiven(typed[index]!) === 0)) return;
  const near = nearWords(names, typed);
  if (unknown.length <= 1) {
    const one = unknown.length === 1 ? unknown : typed.map((_, index) => index);
    for (const slips of [1, 2]) {
      const able = one.filter(index => forgiven(typed[index]!) >= slips);
      yield able.map(index => respelt(question, new Map([[index, near(index, slips)]])));
    }
  }
  for (const slips of [1, 2]) {
    const all = typed.map((word, index): [number, Spelling] => {
      const spellings = [question.words[index]!];
      for (let some = 1; some <= Math.min(slips, forgiven(word)); some++) spellings.push(near(index, some));
      return [index, together(spellings)];
    });
    yield [respelt(question, new Map(all))];
  }
}

/** The words that are so many slips from a word that was typed; looked up once. */
function nearWords(names: Names, typed: readonly string[]): (index: number, slips: number) => Spelling {
  const known = new Map<string, Spelling>();
  return (index, slips) => {
    const key = `${index} ${slips}`;
    const word = typed[index]!;
    const spelling = known.get(key) ?? {
      whole: names.words.near(word, slips, false),
      begun: names.words.near(word, slips, true)
    };
    known.set(key, spelling);
    return spelling;
  };
}

function together(spellings: readonly Spelling[]): Spelling {
  const joined = (how: keyof Spelling): Ranges =>
    ranges(
      spellings.flatMap(each => Array.from(each[how].from, (from, i) => [from, each[how].to[i]!] as const))
    );
  return { whole: joined('whole'), begun: joined('begun') };
}

/** A question with other spellings for some of its words, by their place among all; what has them is no code. */
function respelt(question: Question, spellings: ReadonlyMap<number, Spelling>): Question {
  let index = 0;
  const parts = question.parts.map((part): Sought => {
    const words = part.words.map(word => spellings.get(index++) ?? word);
    return { ...part, words, code: { whole: NO_WORDS, begun: NO_WORDS } };
  });
  return { ...question, parts, words: parts.flatMap(({ words }) => words), id: null };
}

/** The words that were found, as texts. */
function textsOf(
  names: Names,
  hits: readonly { readonly rank: number; readonly other: Question }[]
): string[] {
  const texts = new Set<string>();
  for (const { rank, other } of hits.slice(0, 50)) {
    const text = textOf(names, rank, other);
    if (text !== '') texts.add(text);
    if (texts.size === MOST_MEANT) break;
  }
  return [...texts];
}

/** The words of a concept that those of a question stand for. */
function textOf(names: Names, rank: number, { words }: Question): string {
  const { namesFrom, namesTo, textFrom, text } = names;
  const all = text.subarray(textFrom[namesFrom[rank]!]!, textFrom[namesTo[rank]!]!);
  const found = words.flatMap(word => {
    const number = all.find(each => has(word.whole, each)) ?? all.find(each => has(word.begun, each));
    return number === undefined ? [] : [names.words.word(number)];
  });
  return found.join(' ');
}

/** Concepts that have some of the words, the rarer the better; of several the shortest names first. */
export function nearest(
  names: Names,
  wanted: Wanted,
  question: Question,
  filter: Filter,
  most: number
): Instead {
  const known = wordsInstead(names, wanted, question);
  if (known.length === 0) return { ranks: [], more: false, meant: [] };
  const worth = new Float32Array(names.concepts);
  // The word for which each concept was last given its worth: several spellings of a word count once.
  const given = new Uint8Array(names.concepts);
  for (const [place, { begun }] of known.entries()) {
    const lists = holdersOfWords(names, begun);
    const holders = lists.reduce((sum, { length }) => sum + length, 0);
    const weight = Math.log(1 + names.concepts / (1 + holders));
    for (const list of lists)
      for (let i = 0; i < list.length; i++) {
        const rank = list[i]!;
        if (given[rank] === place + 1) continue;
        given[rank] = place + 1;
        worth[rank]! += weight;
      }
  }
  const admits = admission(names, { ...question, parts: [] }, filter);
  let best = 0;
  for (let rank = 0; rank < worth.length; rank++)
    if (worth[rank]! > best && admits(rank)) best = worth[rank]!;
  const found: number[] = [];
  if (best > 0)
    for (let rank = 0; rank < worth.length; rank++)
      if (worth[rank]! === best && admits(rank)) found.push(rank);
  const length = new Map(found.map(rank => [rank, shortest(names, rank)] as const));
  found.sort((a, b) => length.get(a)! - length.get(b)! || a - b);
  const other = { ...question, words: known };
  return {
    ranks: found,
    more: found.length > most,
    meant: textsOf(
      names,
      found.slice(0, most).map(rank => ({ rank, other }))
    )
  };
}

/** For each word what stands for it, the nearest that there is; for some there is nothing. */
function wordsInstead(names: Names, wanted: Wanted, question: Question): Spelling[] {
  return typedWords(wanted).flatMap((word, index) => {
    const asTyped = question.words[index]!;
    if (!isEmpty(asTyped.whole)) return [{ whole: asTyped.whole, begun: asTyped.whole }];
    if (!isEmpty(asTyped.begun)) return [asTyped];
    for (let slips = 1; slips <= forgiven(word); slips++) {
      const whole = names.words.near(word, slips, false);
      if (!isEmpty(whole)) return [{ whole, begun: whole }];
    }
    return [];
  });
}

function shortest({ namesFrom, namesTo, textFrom }: Names, rank: number): number {
  let least = Infinity;
  for (let name = namesFrom[rank]!; name < namesTo[rank]!; name++)
    least = Math.min(least, textFrom[name + 1]! - textFrom[name]!);
  return least;
}
