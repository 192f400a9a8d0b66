import type { Engine } from '../../engine/engine.js';
import type { Rank } from '../levels.js';
import { type Categories, columnReader } from './columns.js';
import { Dictionary } from './dictionary.js';
import { rankPlaces } from './order.js';
import { nameTable } from './just.js';
import type { Ranges } from './ranges.js';

/**
 * The names of a vocabulary in memory, in whole numbers. A concept is known by its rank: 0 is the one
 * that comes first where two fit alike. Per name this takes some 60 bytes, whatever is searched for.
 */
export interface Names {
  readonly concepts: number;
  /** Concept ids by rank. */
  readonly ids: Int32Array;
  readonly standing: Uint8Array;
  readonly domains: Categories;
  readonly vocabularies: Categories;
  /** The words of names and synonyms, and codes, in one numbering. */
  readonly words: Dictionary;
  readonly codes: Dictionary;
  /** The concepts that have a word, by rank, each once: `holders[holdersFrom[word]]` to before that of the next word. */
  readonly holders: Uint32Array;
  readonly holdersFrom: Uint32Array;
  /** The names of a concept: `namesFrom[rank]` is the first, and `namesTo[rank]` the one after the last. */
  readonly namesFrom: Uint32Array;
  readonly namesTo: Uint32Array;
  /** The words of a name: `text[textFrom[name]]` to before that of the next name. A code is a name of one word. */
  readonly text: Uint32Array;
  readonly textFrom: Uint32Array;
  /** Ranks in the order of the concept ids. */
  readonly byId: Uint32Array;
  /** The rank that each name belongs to, and where it is found by its words (`just.ts`). */
  readonly rankOf: Uint32Array;
  readonly table: Int32Array;
  /** A mark for each concept, for one search at a time. */
  readonly marks: Uint8Array;
}

/** Reads the names of a release, in the order that `rank` and its tables say; some seconds for millions. */
export async function readNames(engine: Engine, rank: Rank, signal: AbortSignal): Promise<Names> {
  const read = columnReader(engine, signal);
  const of = (table: string, column: string): string => `select ${column} from cohortlab.${table}`;
  const people = await read.counts(of('searched', 'people'));
  const standing = await read.integers(of('searched', 'standing'));
  const grade = await read.integers(of('searched', 'grade'));
  const placeOf = rankPlaces(standing, grade, people, rank);
  const byPlace = await read.integers(of('searched', 'concept_id'));
  const domains = await read.categories(of('searched', `coalesce(domain_id, '')`));
  const vocabularies = await read.categories(of('searched', `coalesce(vocabulary_id, '')`));
  const texts = await read.texts(of('word', `coalesce(word, '')`));
  const codes = await read.integers(of('word', 'code::integer'));
  const places = await read.integers(of('name', 'place'));
  const lengths = await read.integers(of('name', 'words'));
  const text = new Uint32Array((await read.integers(of('name_word', 'word'))).buffer);

  const concepts = placeOf.length;
  const words = codes.length;
  const firstCode = codes.indexOf(1) === -1 ? words : codes.indexOf(1);
  const textFrom = startsOf(lengths);
  const { from: fromByPlace, to: toByPlace } = stretchesOf(places, concepts);
  const ids = Int32Array.from(placeOf, place => byPlace[place]!);
  const names = {
    concepts,
    ids,
    standing: Uint8Array.from(placeOf, place => standing[place]!),
    domains: arranged(domains, placeOf),
    vocabularies: arranged(vocabularies, placeOf),
    words: new Dictionary(texts, 0, firstCode),
    codes: new Dictionary(texts, firstCode, words),
    namesFrom: Uint32Array.from(placeOf, place => fromByPlace[place]!),
    namesTo: Uint32Array.from(placeOf, place => toByPlace[place]!),
    text,
    textFrom,
    byId: ranksById(ids),
    rankOf: ranksOfNames(placeOf, places),
    table: nameTable({ text, textFrom }),
    marks: new Uint8Array(concepts)
  };
  return Object.freeze({ ...names, ...holdersOf(names, words) });
}

const arranged = ({ values, rows }: Categories, placeOf: Uint32Array): Categories => ({
  values,
  rows: Uint16Array.from(placeOf, place => rows[place]!)
});

/** Where each of some stretches of these lengths begins, and where the last ends. */
function startsOf(lengths: Int32Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) starts[i + 1] = starts[i]! + lengths[i]!;
  return starts;
}

/** Names stand in the order of their concepts' places: the stretch of names that each place has. */
function stretchesOf(places: Int32Array, concepts: number): { from: Uint32Array; to: Uint32Array } {
  const from = new Uint32Array(concepts);
  const to = new Uint32Array(concepts);
  for (let name = 0; name < places.length; name++) {
    const place = places[name]!;
    if (to[place] === 0) from[place] = name;
    to[place] = name + 1;
  }
  return { from, to };
}

/** Sorted as pairs of id and rank in one number each, which needs no comparing in JavaScript. */
function ranksById(ids: Int32Array): Uint32Array {
  const pairs = new Uint32Array(2 * ids.length);
  for (let rank = 0; rank < ids.length; rank++) {
    pairs[2 * rank] = rank;
    pairs[2 * rank + 1] = ids[rank]!;
  }
  new BigUint64Array(pairs.buffer).sort();
  return Uint32Array.from(ids, (_, index) => pairs[2 * index]!);
}

function ranksOfNames(placeOf: Uint32Array, places: Int32Array): Uint32Array {
  const rankOf = new Uint32Array(placeOf.length);
  for (let rank = 0; rank < placeOf.length; rank++) rankOf[placeOf[rank]!] = rank;
  return Uint32Array.from(places, place => rankOf[place]!);
}

type Texted = Pick<Names, 'concepts' | 'namesFrom' | 'namesTo' | 'text' | 'textFrom'>;

/** The words of every concept turned round, by counting first how many concepts each word has. */
function holdersOf(names: Texted, words: number): Pick<Names, 'holders' | 'holdersFrom'> {
  const counts = new Int32Array(words);
  eachWord(names, words, word => void counts[word]!++);
  const holdersFrom = startsOf(counts);
  const holders = new Uint32Array(holdersFrom[words]!);
  const next = holdersFrom.slice();
  eachWord(names, words, (word, rank) => {
    holders[next[word]!++] = rank;
  });
  return { holders, holdersFrom };
}

/** Goes through the words of every concept by rank, each word of a concept once. */
function eachWord(
  { concepts, namesFrom, namesTo, text, textFrom }: Texted,
  words: number,
  take: (word: number, rank: number) => void
): void {
  const last = new Int32Array(words).fill(-1);
  for (let rank = 0; rank < concepts; rank++) {
    const end = textFrom[namesTo[rank]!]!;
    for (let at = textFrom[namesFrom[rank]!]!; at < end; at++) {
      const word = text[at]!;
      if (last[word] === rank) continue;
      last[word] = rank;
      take(word, rank);
    }
  }
}

/** The concepts that have one of some words, by stretches of words. */
export function holdersOfWords({ holders, holdersFrom }: Names, { from, to }: Ranges): Uint32Array[] {
  return Array.from(from, (first, i) => holders.subarray(holdersFrom[first]!, holdersFrom[to[i]!]!));
}

/** The rank of a concept id; -1 when the vocabulary lacks it. */
export function rankOfId({ ids, byId }: Names, id: number): number {
  let low = 0;
  let high = byId.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ids[byId[middle]!]! < id) low = middle + 1;
    else high = middle;
  }
  const rank = byId[low];
  return rank !== undefined && ids[rank] === id ? rank : -1;
}
