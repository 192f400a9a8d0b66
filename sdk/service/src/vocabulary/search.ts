import type { Filter } from './candidates.js';
import { type Hits, hitsOf } from './hits.js';
import type { Names } from './names/names.js';
import { meantInstead, nearest, nearly } from './near.js';
import { questionOf } from './wanted.js';
import { readWanted } from './words.js';

export interface Search extends Filter {
  /** Words or beginnings of words in any order; `"a phrase"`, `-without`, a code, a concept id. */
  readonly text: string;
  /** How many to leave out from the first on. */
  readonly offset?: number;
  readonly limit: number;
}

export interface Found {
  /** Concept ids, best first. */
  readonly ids: readonly number[];
  /** Whether there are others. */
  readonly more: boolean;
  /** All words as they were typed; some of them otherwise spelt; or only some of the words. */
  readonly how: 'spelt' | 'nearly' | 'nearest';
  /** What may have been meant instead, as texts to search for. */
  readonly meant: readonly string[];
}

const NOTHING: Found = Object.freeze({ ids: [], more: false, how: 'spelt', meant: [] });

/**
 * Finds concepts: those that fit best first (`FIT`), then by rank. When nothing fits, words that are
 * nearly so spelt are taken; when nothing has all of those either, what has most of them.
 */
export function searchNames(names: Names, search: Search): Found {
  const wanted = readWanted(search.text);
  if (wanted.parts.length === 0) return NOTHING;
  const { offset = 0, limit } = search;
  const question = questionOf(names, wanted);
  const spelt = hitsOf(names, question, search, offset + limit);
  const answer = (hits: Hits, how: Found['how'], meant: readonly string[]): Found => ({
    ids: hits.ranks.slice(offset, offset + limit).map(rank => names.ids[rank]!),
    more: hits.more || hits.ranks.length > offset + limit,
    how,
    meant
  });
  if (spelt.ranks.length > 0) {
    const meant =
      spelt.more || spelt.ranks.length >= limit ? [] : meantInstead(names, wanted, question, search);
    return answer(spelt, 'spelt', meant);
  }
  const near = nearly(names, wanted, question, search, offset + limit);
  if (near !== null) return answer(near, 'nearly', near.meant);
  const some = nearest(names, wanted, question, search, offset + limit);
  return answer(some, 'nearest', some.meant);
}
