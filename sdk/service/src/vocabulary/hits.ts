import { admission, candidates, type Filter } from './candidates.js';
import { calledJust } from './names/just.js';
import { type Names, rankOfId } from './names/names.js';
import { FIT, fitOf, type Question, type Spelling } from './wanted.js';

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
  const others = (how: keyof Spelling): readonly number[] => {
    const unknown = (rank: number): boolean => !known.has(rank) && admits(rank);
    // A single word that is no name fits alike wherever it stands: no need to look at more.
    const alike = question.words.length === 1;
    const { ranks } = candidates(names, question, how, unknown, alike ? most + 1 : undefined);
    return alike ? ranks : byFit(names, question, ranks);
  };
  const ranks = [...called, ...others('whole')];
  if (ranks.length > most) return { ranks, more: true };
  for (const rank of ranks) known.add(rank);
  ranks.push(...others('begun'));
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
