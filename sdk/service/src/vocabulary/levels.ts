/** What may be known of a number of people; it must not fall as people rise. */
export type Rank = (people: bigint) => number;

/** For each rank that occurs, the least number of people that has it: what SQL can sort by instead. */
export function levelsOf(people: readonly bigint[], rank: Rank): number[] {
  const levels = new Set<number>();
  for (const count of new Set(people)) {
    const reached = rank(count);
    let [low, high] = [0n, count];
    while (low < high) {
      const middle = (low + high) / 2n;
      if (rank(middle) < reached) low = middle + 1n;
      else high = middle;
    }
    levels.add(Number(low));
  }
  return [...levels];
}

/** The highest of `$levels` that a column of numbers reaches. */
export const levelOf = (people: string): string =>
  `list_max(list_filter($levels, lambda level: level <= ${people}))`;
