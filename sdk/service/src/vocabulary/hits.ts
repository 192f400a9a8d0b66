import { admission, candidates, type Filter } from './candidates.js';
import { calledJust, type Names, rankOfId } from './names/names.js';
import { FIT, fitOf, type Question } from './wanted.js';

/** Ranks, best first, and whether there are others. */
export interface Hits {
  readonly ranks: readonly number[];
  readonly more: boolean;
}

/** The best concepts of a question, `most` of them at least when there are so many. */
export function hitsOf(names: Names, question: Question, filter: Filter, most: number): Hits {
  const admits = admission(names, question, filter);
  const called = justCalled(names, question).filter(admits);
  const known = new Set(called);
  const whole = candidates(names, question, 'whole', rank => !known.has(rank) && admits(rank));
  const ranks = [...called, ...byFit(names, question, whole.ranks)];
  if (ranks.length > most) return { ranks, more: true };
  for (const rank of whole.ranks) known.add(rank);
  const begun = candidates(names, question, 'begun', rank => !known.has(rank) && admits(rank));
  ranks.push(...byFit(names, question, begun.ranks));
  return { ranks, more: ranks.length > most };
}

/** What is called just so, wherever it ranks: by id, name or code. */
function justCalled(names: Names, { id, words, parts }: Question): number[] {
  const byId = id === null ? -1 : rankOfId(names, id);
  const [only] = parts;
  const called = calledJust(
    names,
    words.map(({ whole }) => whole)
  );
  const coded = parts.length === 1 && only ? calledJust(names, [only.code.whole]) : [];
  return [...new Set([...(byId === -1 ? [] : [byId]), ...called, ...coded])].sort((a, b) => a - b);
}

/** Ranks in rising order as they fit, those that fit alike in the order given. */
function byFit(names: Names, question: Question, ranks: readonly number[]): number[] {
  const fitting: number[][] = Object.values(FIT).map(() => []);
  for (const rank of ranks) fitting[fitOf(names, rank, question)]!.push(rank);
  return fitting.flat();
}
