import type { InlineConceptSet } from '../definition/index.js';
import { type ConceptSets, conceptSets } from './concept-set.js';
import type { ReleaseFacts } from './release.js';

/** What the parts of one definition share while it is compiled. */
export interface Context {
  readonly release: ReleaseFacts;
  readonly conceptSet: ConceptSets;
}

export function contextOf(
  definition: { readonly conceptSets: readonly InlineConceptSet[] },
  release: ReleaseFacts
): Context {
  return { release, conceptSet: conceptSets(definition.conceptSets, release) };
}
