import type { Cohort } from './cohort.js';
import type { ConceptItem, InlineConceptSet } from './concept-set.js';

/** Edits of the concept sets that are written in a cohort itself; those of files of their own stay. */

/** A concept as it was picked: with everything below it, under the name it had. */
export interface PickedConcept {
  readonly conceptId: number;
  readonly name: string;
}

/** The line of a concept set for a concept that was picked. */
export function pickedItem({ conceptId, name }: PickedConcept): ConceptItem {
  return { conceptId, name, descendants: true };
}

/** Names a concept set that is written in the definition. */
export function renameConceptSet<C extends Cohort>(cohort: C, id: string, name: string): C {
  return changeSet(cohort, id, set => (name === '' ? set : { ...set, name }));
}

/** Replaces the content of a concept set that is written in the definition. */
export function setConceptItems<C extends Cohort>(cohort: C, id: string, items: readonly ConceptItem[]): C {
  return changeSet(cohort, id, set => ({ ...set, items: [...items] }));
}

/** Adds a concept with its descendants to a concept set, unless the set has a line for it. */
export function addConcept<C extends Cohort>(cohort: C, id: string, picked: PickedConcept): C {
  return changeSet(cohort, id, set =>
    set.items.some(({ conceptId }) => conceptId === picked.conceptId)
      ? set
      : { ...set, items: [...set.items, pickedItem(picked)] }
  );
}

function changeSet<C extends Cohort>(
  cohort: C,
  id: string,
  by: (set: InlineConceptSet) => InlineConceptSet
): C {
  const conceptSets = cohort.conceptSets.map(set => (set.id === id && set.kind === 'inline' ? by(set) : set));
  return { ...cohort, conceptSets };
}
