/** Where a family of definitions begins: the phenotype library, its variants, one for each attribute. */
const FAMILIES = [0, 100_001, 200_001];

/**
 * So many of the definitions, the families in proportion and each at even distances, so that its
 * whole breadth is in it. The same every time; at least one of each family when there is room.
 */
export function sample<T extends { readonly id: number }>(all: readonly T[], size: number): readonly T[] {
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
