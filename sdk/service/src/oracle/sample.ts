import type { Expected } from './expected.js';

/** Where a family of definitions begins: the phenotype library, its variants, one for each attribute. */
const FAMILIES = [0, 100_001, 200_001];

/**
 * So many of the definitions, the same every time. Those whose answer hangs on ties come first, as
 * engines differ there before they differ elsewhere; then the families in proportion.
 */
export function sample(all: readonly Expected[], size: number): readonly Expected[] {
  const tied = all.filter(({ sha256 }) => sha256 === null).slice(0, size);
  const others = all.filter(each => !tied.includes(each));
  return [...tied, ...ofEachFamily(others, size - tied.length)];
}

/** At least one of each family when there is room, taken at even distances for the whole breadth of it. */
function ofEachFamily(all: readonly Expected[], size: number): readonly Expected[] {
  if (size >= all.length) return all;
  const sorted = [...all].sort((a, b) => a.id - b.id);
  const families = FAMILIES.map((from, place) =>
    sorted.filter(({ id }) => id >= from && id < (FAMILIES[place + 1] ?? Infinity))
  ).filter(family => family.length > 0);
  let [left, room] = [sorted.length, size];
  return families.flatMap((family, place) => {
    const others = families.length - place - 1;
    const share = Math.round((room * family.length) / left);
    const own = Math.max(Math.min(share, room - others), Math.min(1, room));
    left -= family.length;
    room -= own;
    return Array.from(
      { length: own },
      (_, index) => family[Math.floor(((index + 0.5) * family.length) / own)]!
    );
  });
}
