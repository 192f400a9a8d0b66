import type { Cohort, InlineConceptSet } from '../src/definition/index.js';
import { NEW_CONCEPT } from './attributes.js';

/**
 * Makes a definition of a draft: nodes get their ids (c1, g1, s1 …), concept sets move to the end of
 * the file, and each concept gets a number of its own, so that two parts of a definition never mean
 * the same by chance.
 */
export function numbered<T extends object>(draft: T): T & { conceptSets: InlineConceptSet[] } {
  const conceptSets: InlineConceptSet[] = [];
  let [concept, criterion, group] = [1000, 0, 0];
  const visit = (value: unknown): unknown => {
    if (value === NEW_CONCEPT) return (concept += 1);
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    if ('items' in value) {
      const id = `s${conceptSets.length + 1}`;
      conceptSets.push({
        id,
        kind: 'inline',
        ...(visitFields(value) as Pick<InlineConceptSet, 'name' | 'items'>)
      });
      return id;
    }
    if (!('id' in value)) return visitFields(value);
    const id = 'of' in value ? `g${(group += 1)}` : `c${(criterion += 1)}`;
    return { ...visitFields(value), id };
  };
  const visitFields = (object: object): object =>
    Object.fromEntries(
      // Only ids of concepts: a plain number may be -1 as well.
      Object.entries(object).map(([key, each]) => [
        key,
        each === NEW_CONCEPT && key !== 'conceptId' ? each : visit(each)
      ])
    );
  return { ...(visitFields(draft) as T), conceptSets };
}

/** The same definition over concepts that a release has: each of its concepts is one of these. */
export function overConcepts<C extends Cohort>(cohort: C, concepts: readonly number[]): C {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        key === 'conceptId' && typeof each === 'number' && each > 1000 && each < 100_000
          ? concepts[each % concepts.length]
          : visit(each)
      ])
    );
  };
  return visit(cohort) as C;
}
