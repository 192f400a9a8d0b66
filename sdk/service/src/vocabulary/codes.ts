import type { ReleaseFacts } from '@cohortlab/sdk/compile';
import type { Ask } from '../engine/ask.js';
import { type Concept, readConcepts } from './concepts.js';
import { mapsTo } from './mapped.js';
import { calledJust } from './names/just.js';
import { type Names, rankOfId } from './names/names.js';
import type { Ranges } from './names/ranges.js';
import { searchNames } from './search.js';
import { conceptId } from './wanted.js';
import { fold, wordsOf } from './words.js';

/** What a line of a pasted list became; concept ids. */
export interface Line {
  readonly text: string;
  readonly kind: 'found' | 'ambiguous' | 'unknown' | 'blank';
  readonly found: readonly number[];
  /** The standard concepts that those are or map to. */
  readonly standard: readonly number[];
  readonly nearest: readonly number[];
}

export interface Lines {
  readonly lines: readonly Line[];
  /** Every concept that a line names, once. */
  readonly concepts: readonly Concept[];
}

/** So many unknown lines are told what is nearest to them: each takes as long as a search. */
const MOST_NEAREST = 100;
const NEAREST = 3;

/** Says of each line which concepts it names: by `VOCABULARY:CODE`, code, id or name, or a code with more after it. */
export async function readCodes(
  ask: Ask,
  names: Names,
  texts: readonly string[],
  facts: ReleaseFacts
): Promise<Lines> {
  const ranks = texts.map(text => ranksOf(names, text));
  const codes = await readConcepts(
    ask,
    [...new Set(ranks.flat())].map(rank => names.ids[rank]!)
  );
  const concepts = new Map(codes.map(concept => [concept.conceptId, concept]));
  const standard = await mapsTo(
    ask,
    codes.flatMap(({ conceptId, standard }) => (standard === 'standard' ? [] : [conceptId])),
    facts
  );
  let unknown = 0;
  const lines = texts.map((text, i): Line => {
    if (text.trim() === '') return { text, kind: 'blank', found: [], standard: [], nearest: [] };
    const found = spelledSo(
      text,
      ranks[i]!.flatMap(rank => concepts.get(names.ids[rank]!) ?? [])
    );
    if (found.length === 0) {
      const nearest = unknown++ < MOST_NEAREST ? searchNames(names, { text, limit: NEAREST }).ids : [];
      return { text, kind: 'unknown', found: [], standard: [], nearest };
    }
    const targets = found.flatMap(({ conceptId, standard: is }) =>
      is === 'standard' ? [conceptId] : (standard.get(conceptId) ?? [])
    );
    return {
      text,
      kind: found.length === 1 ? 'found' : 'ambiguous',
      found: found.map(({ conceptId }) => conceptId),
      standard: [...new Set(targets)],
      nearest: []
    };
  });
  const others = lines.flatMap(line => [...line.standard, ...line.nearest]).filter(id => !concepts.has(id));
  return { lines, concepts: [...codes, ...(await readConcepts(ask, [...new Set(others)]))] };
}

/** Of concepts whose codes differ in their signs alone, those whose code is as it was typed, if there are any. */
function spelledSo(text: string, concepts: readonly Concept[]): readonly Concept[] {
  const typed = fold(text);
  const exact = concepts.filter(({ code }) => typed.includes(fold(code)));
  return exact.length > 0 ? exact : concepts;
}

/** The concepts that a line names, in the first of these ways in which it names any. */
function ranksOf(names: Names, line: string): readonly number[] {
  const text = line.trim().replace(/^["'•*·-]+\s*|["',;]+$/g, '');
  if (text === '') return [];
  const whole = [...byCode(names, text), ...byId(names, text), ...byName(names, text)];
  if (whole.length > 0) return [...new Set(whole)];
  const [first = '', second = ''] = text.split(/[\s:|,;\t]+/u);
  const inVocabulary = byCode(names, second).filter(rank => isOf(names, rank, first));
  if (inVocabulary.length > 0) return inVocabulary;
  // A code with its name behind it; a word is no code.
  if (!/\d/.test(first)) return [];
  return [...new Set([...byCode(names, first), ...byId(names, first)])];
}

function byCode(names: Names, text: string): number[] {
  const code = wordsOf(text).join('');
  // Signs inside a code may be missing, spaces are between words.
  return /\s/.test(text) || code === '' ? [] : calledJust(names, [names.codes.spelt(code)]);
}

function byId(names: Names, text: string): number[] {
  const id = conceptId(text);
  const rank = id === null ? -1 : rankOfId(names, id);
  return rank === -1 ? [] : [rank];
}

function byName(names: Names, text: string): number[] {
  const words = wordsOf(text).map((word): Ranges => names.words.spelt(word));
  return words.some(({ from }) => from.length === 0) ? [] : calledJust(names, words);
}

/** Whether a concept is of the vocabulary that people write so: `icd-10-cm`, `SNOMED CT`. */
function isOf({ vocabularies }: Names, rank: number, written: string): boolean {
  const plain = (text: string): string => wordsOf(text).join('');
  const vocabulary = plain(vocabularies.values[vocabularies.rows[rank]!] ?? '');
  const said = plain(written);
  return said !== '' && (vocabulary === said || vocabulary === said.replace(/ct$/, ''));
}
