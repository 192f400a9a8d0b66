import type { ConceptSet } from './concept-set.js';
import { LIMITS } from './limits.js';
import { PROBLEM_CAP, shortValue, type Flaw } from './problem.js';
import { didYouMean } from './wording.js';

/** Concept items count together, wherever they are kept. */
export function checkItems(path: string, items: number): Flaw[] {
  if (items <= LIMITS.conceptItems) return [];
  const message = `There are ${items} concept items; ${LIMITS.conceptItems} are allowed. Take fewer concepts with descendants.`;
  return [{ path, message }];
}

/** Concept items that the file itself holds; those in other files are counted when they are read. */
export function countItems(sets: readonly ConceptSet[]): number {
  return sets.reduce((sum, set) => sum + (set.kind === 'inline' ? set.items.length : 0), 0);
}

/** An id with the JSON pointer of its node, or of the id itself where it is a use. */
export interface Placed {
  readonly id: string;
  readonly pointer: string;
}

/** Concept sets with their ids, as nodes of the file. */
export function placedSets(sets: readonly ConceptSet[]): Placed[] {
  return sets.map(({ id }, index) => ({ id, pointer: `/conceptSets/${index}` }));
}

/** An id names one node of a file. */
export function uniqueIds(nodes: readonly Placed[]): Flaw[] {
  return repeated(
    nodes.map(({ id, pointer }) => ({ value: id, path: `${pointer}/id` })),
    'The id'
  );
}

/** What must be there once only. `what` is the subject of the sentence. */
export function repeated(entries: readonly { value: string; path: string }[], what: string): Flaw[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ value, path }) => {
    const before = first.get(value);
    if (before !== undefined) {
      const message = `${what} "${value}" is taken already at ${before}; it must be unique.`;
      return [{ path, message, value: shortValue(value) }];
    }
    first.set(value, path);
    return [];
  });
}

/** Concept sets that are named must be there. */
export function knownSets(sets: readonly ConceptSet[], uses: readonly Placed[]): Flaw[] {
  const known = sets.map(set => set.id);
  const ids = new Set(known);
  return uses
    .filter(({ id }) => !ids.has(id))
    .slice(0, PROBLEM_CAP)
    .map(({ id, pointer }) => ({
      path: pointer,
      message: `There is no concept set "${id}" in this file. ${didYouMean(id, known, known.length > 0 ? undefined : 'Add it under "conceptSets".')}`,
      value: shortValue(id)
    }));
}
