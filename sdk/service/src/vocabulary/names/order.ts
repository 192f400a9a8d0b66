import type { Rank } from '../levels.js';

/**
 * The places of concepts by their rank: which concept comes first where two fit alike. Standard ones
 * before classifications before source ones; among each, those that people have a record of (as far as
 * may be known) before the others; those by grade, then by how many people; then as the tables are
 * ordered, which is by grade, by words in the name, and by name. Places must stand by standing.
 */
export function rankPlaces(
  standing: Int32Array,
  grade: Int32Array,
  people: Float64Array,
  rank: Rank
): Uint32Array {
  const shown = shownOf(people, rank);
  const recorded: number[] = [];
  for (let place = 0; place < shown.length; place++) if (shown[place]! > 0) recorded.push(place);
  recorded.sort(
    (a, b) => standing[a]! - standing[b]! || grade[a]! - grade[b]! || shown[b]! - shown[a]! || a - b
  );
  const placeOf = new Uint32Array(shown.length);
  let at = 0;
  let next = 0;
  for (let place = 0; place < shown.length;) {
    const group = standing[place]!;
    while (next < recorded.length && standing[recorded[next]!] === group) placeOf[at++] = recorded[next++]!;
    for (; place < shown.length && standing[place] === group; place++)
      if (shown[place] === 0) placeOf[at++] = place;
  }
  return placeOf;
}

function shownOf(people: Float64Array, rank: Rank): Float64Array {
  const known = new Map<number, number>();
  return people.map(count => {
    const before = known.get(count);
    if (before !== undefined) return before;
    const shown = rank(BigInt(count));
    known.set(count, shown);
    return shown;
  });
}
