import type { ConceptMatch } from '@cohortlab/sdk';
import type { Vocabulary } from '../service/vocabulary';

/** A concept in a tree, and whether there may be more beyond it. */
export interface TreeConcept {
  readonly concept: ConceptMatch;
  readonly further: boolean;
}

/** Some of the concepts that stand directly beyond one, and how many there are in all. */
export interface TreePage {
  readonly concepts: readonly TreeConcept[];
  readonly total: number;
}

/** What stands directly beyond a concept in one direction, from `offset` on. */
export type TreeSource = (conceptId: number, offset: number, signal?: AbortSignal) => Promise<TreePage>;

/** The questions that both directions need. */
export type Hierarchy = Pick<Vocabulary, 'relatives' | 'lineage'>;

/** So many are asked for at once; a concept may have thousands below it. */
const PAGE = 50;

/** Downwards: the concepts directly below, page by page, by name. */
export function narrower({ relatives }: Hierarchy): TreeSource {
  return async (conceptId, offset, signal) => {
    const page = { offset, limit: PAGE };
    const { matches, children, total } = await relatives({ conceptId, relation: 'children', page }, signal);
    return {
      total,
      concepts: matches.map((concept, index) => ({ concept, further: (children[index] ?? 0) > 0 }))
    };
  };
}

/** Upwards from one concept, whose whole lineage is known after one question. */
export function broader({ lineage }: Hierarchy, from: number): TreeSource {
  return async conceptId => {
    const { matches, edges } = await lineage(from);
    const known = new Map(matches.map(concept => [concept.conceptId, concept]));
    const above = (id: number): number[] => edges.flatMap(([below, up]) => (below === id ? [up] : []));
    const concepts = above(conceptId).flatMap(id => {
      const concept = known.get(id);
      return concept ? [{ concept, further: above(id).length > 0 }] : [];
    });
    return { concepts, total: concepts.length };
  };
}
