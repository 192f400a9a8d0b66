/** Some of the numbered words: stretches that do not touch, in order, each from `from` to before `to`. */
export interface Ranges {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

export const NO_WORDS: Ranges = Object.freeze({ from: new Uint32Array(0), to: new Uint32Array(0) });

export function range(from: number, to: number): Ranges {
  return from < to ? { from: Uint32Array.of(from), to: Uint32Array.of(to) } : NO_WORDS;
}

/** Stretches in any order, joined where they touch. */
export function ranges(stretches: readonly (readonly [from: number, to: number])[]): Ranges {
  const joined: [number, number][] = [];
  for (const [from, to] of [...stretches].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return { from: Uint32Array.from(joined, each => each[0]), to: Uint32Array.from(joined, each => each[1]) };
}

export function has({ from, to }: Ranges, word: number): boolean {
  if (from.length === 1) return word >= from[0]! && word < to[0]!;
  let low = 0;
  let high = from.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (from[middle]! <= word) low = middle + 1;
    else high = middle;
  }
  return low > 0 && word < to[low - 1]!;
}

export const isEmpty = ({ from }: Ranges): boolean => from.length === 0;
