import { has, isEmpty, NO_WORDS, type Ranges } from './names/ranges.js';
import type { Names } from './names/names.js';
import type { Part, Wanted } from './words.js';

/** The words of a vocabulary that a word may stand for: it as a whole, and as a beginning. */
export interface Spelling {
  readonly whole: Ranges;
  readonly begun: Ranges;
}

/** What stands between spaces, as words of a vocabulary. */
export interface Sought {
  readonly words: readonly Spelling[];
  /** What it is when it is a code. */
  readonly code: Spelling;
  readonly phrase: boolean;
}

/** A question in the words of a vocabulary. */
export interface Question {
  readonly parts: readonly Sought[];
  readonly without: readonly Sought[];
  /** The words of all parts in the order in which they were typed. */
  readonly words: readonly Spelling[];
  /** The concept id that the text is, or null. */
  readonly id: number | null;
}

/** Every word as it was typed. A word that is not quoted may be the beginning of one; a code only when it stands alone. */
export function questionOf(names: Names, { parts, without, whole }: Wanted): Question {
  const alone = parts.length === 1;
  const sought = parts.map(part => soughtOf(names, part, alone));
  return {
    parts: sought,
    without: without.map(part => closed(soughtOf(names, part, false))),
    words: sought.flatMap(({ words }) => words),
    id: conceptId(whole)
  };
}

function soughtOf({ words, codes }: Names, { words: typed, phrase, open }: Part, alone: boolean): Sought {
  const spelling = (word: string, last: boolean): Spelling => {
    const whole = words.spelt(word);
    return { whole, begun: phrase && !(last && open) ? whole : words.begun(word) };
  };
  const code = typed.join('');
  const whole = phrase ? NO_WORDS : codes.spelt(code);
  return {
    words: typed.map((word, i) => spelling(word, i === typed.length - 1)),
    code: { whole, begun: alone && !phrase ? codes.begun(code) : whole },
    phrase
  };
}

/** What is to be left out is typed as a whole. */
const closed = ({ words, code, phrase }: Sought): Sought => ({
  words: words.map(({ whole }) => ({ whole, begun: whole })),
  code: { whole: code.whole, begun: code.whole },
  phrase
});

/** The concept id that a text is, or null. */
export function conceptId(text: string): number | null {
  if (!/^\d{1,10}$/.test(text)) return null;
  const id = Number(text);
  return id <= 2_147_483_647 ? id : null;
}

/** How well a concept fits a question; less is better. */
export const FIT = Object.freeze({
  /** A name, synonym, code or id is just what was typed. */
  whole: 0,
  /** The words stand in a name, together and in the order typed. */
  together: 1,
  /** They stand in one name. */
  words: 2,
  /** Words of a name begin so, together and in the order typed; or a code begins so. */
  begunTogether: 3,
  /** Words of one name begin so. */
  begun: 4,
  /** The words are found in several of its names and codes. */
  apart: 5
});

/** How well a concept fits that has every word of the question somewhere. */
export function fitOf(names: Names, rank: number, { words, parts, id }: Question): number {
  if (id !== null && names.ids[rank] === id) return FIT.whole;
  let best: number = FIT.apart;
  const { namesFrom, namesTo, textFrom, text } = names;
  const [only] = parts;
  const code = parts.length === 1 ? only!.code : null;
  for (let name = namesFrom[rank]!; name < namesTo[rank]! && best > FIT.whole; name++) {
    const from = textFrom[name]!;
    const to = textFrom[name + 1]!;
    if (code !== null && to - from === 1) {
      if (has(code.whole, text[from]!)) return FIT.whole;
      if (best > FIT.begunTogether && has(code.begun, text[from]!)) best = FIT.begunTogether;
    }
    best = Math.min(best, fitOfName(text, from, to, words, best));
  }
  return best;
}

function fitOfName(
  text: Uint32Array,
  from: number,
  to: number,
  words: readonly Spelling[],
  toBeat: number
): number {
  if (to - from < words.length) return FIT.apart;
  if (stands(text, from, to, words, 'whole')) return to - from === words.length ? FIT.whole : FIT.together;
  if (toBeat <= FIT.words) return FIT.apart;
  if (allThere(text, from, to, words, 'whole')) return FIT.words;
  if (toBeat <= FIT.begunTogether) return FIT.apart;
  if (stands(text, from, to, words, 'begun')) return FIT.begunTogether;
  if (toBeat <= FIT.begun) return FIT.apart;
  return allThere(text, from, to, words, 'begun') ? FIT.begun : FIT.apart;
}

/** Do the words stand together and in order between two places of the text? */
function stands(
  text: Uint32Array,
  from: number,
  to: number,
  words: readonly Spelling[],
  how: keyof Spelling
): boolean {
  for (let start = from; start + words.length <= to; start++) {
    let i = 0;
    while (i < words.length && has(words[i]![how], text[start + i]!)) i++;
    if (i === words.length) return true;
  }
  return false;
}

function allThere(
  text: Uint32Array,
  from: number,
  to: number,
  words: readonly Spelling[],
  how: keyof Spelling
): boolean {
  return words.every(word => {
    for (let at = from; at < to; at++) if (has(word[how], text[at]!)) return true;
    return false;
  });
}

/** Has a concept a part of a question: the phrase in a name, all of its words in its names, or the code? */
export function holds(names: Names, rank: number, { words, code, phrase }: Sought): boolean {
  const { namesFrom, namesTo, textFrom, text } = names;
  const [from, to] = [textFrom[namesFrom[rank]!]!, textFrom[namesTo[rank]!]!];
  if (!phrase) return allThere(text, from, to, words, 'begun') || allThere(text, from, to, [code], 'begun');
  for (let name = namesFrom[rank]!; name < namesTo[rank]!; name++)
    if (stands(text, textFrom[name]!, textFrom[name + 1]!, words, 'begun')) return true;
  return false;
}

/** The words of a question that nothing in the vocabulary begins with. */
export const strangers = ({ words }: Question): number[] =>
  words.flatMap(({ begun }, index) => (isEmpty(begun) ? [index] : []));
