import {
  isGroup,
  nodesOf,
  renameConceptSet,
  setConceptItems,
  setJoin,
  type Cohort,
  type ConceptItem,
  type ConceptMatch,
  type SearchedKind
} from '@cohortlab/sdk';
import { putConcept, type Target } from './targets';

/** Several concepts that were picked at once. */
export interface ManyPicked {
  readonly concepts: readonly Pick<ConceptMatch, 'conceptId' | 'name' | 'criterion'>[];
  /** With everything below each of them. */
  readonly descendants: boolean;
  /** Names a concept set of several concepts: by the first, and how many there are beside it. */
  readonly name: (first: string, more: number) => string;
}

/** Can all of these be asked for there? A concept set takes any concept, a criterion only what has records. */
export const takes = (target: Target, { criterion }: Pick<ConceptMatch, 'criterion'>): boolean =>
  target.kind === 'set' || criterion !== null;

/**
 * The cohort with several concepts where the target says: those of one domain in one criterion, whose
 * concept set holds them all. Criteria of several domains stand side by side; any of them is enough,
 * unless the target is a group that says otherwise.
 */
export function putConcepts(cohort: Cohort, target: Target, picked: ManyPicked): Cohort {
  const { concepts } = picked;
  if (target.kind === 'set') {
    return addItems(cohort, target.id, itemsOf(picked, concepts));
  }
  let next = cohort;
  let into: PutTarget = target;
  for (const [kind, alike] of byKind(concepts)) {
    const [first] = alike;
    const known = new Set(next.conceptSets.map(({ id }) => id));
    next = putConcept(next, into, kind, first);
    const set = next.conceptSets.find(({ id }) => !known.has(id));
    if (!set) {
      return cohort;
    }
    next = setConceptItems(next, set.id, itemsOf(picked, alike));
    if (alike.length > 1) {
      next = renameConceptSet(next, set.id, picked.name(first.name, alike.length - 1).slice(0, 100));
    }
    into = beside(next, into, set.id);
    if (target.kind === 'step' && into.kind === 'group' && alike.length < concepts.length) {
      next = setJoin(next, into.id, { kind: 'any' });
    }
  }
  return next;
}

type Picked = ManyPicked['concepts'][number];
type PutTarget = Exclude<Target, { readonly kind: 'set' }>;

function byKind(
  concepts: readonly Picked[]
): readonly (readonly [SearchedKind, readonly [Picked, ...Picked[]]])[] {
  const kinds = new Map<SearchedKind, [Picked, ...Picked[]]>();
  for (const concept of concepts) {
    const { criterion } = concept;
    if (criterion !== null) {
      const alike = kinds.get(criterion);
      if (alike) {
        alike.push(concept);
      } else {
        kinds.set(criterion, [concept]);
      }
    }
  }
  return [...kinds];
}

/** Where the next domain goes: into the group that was just made, where one was. */
function beside(cohort: Cohort, target: PutTarget, set: string): PutTarget {
  if (target.kind !== 'new' && target.kind !== 'step' && target.kind !== 'inner') {
    return target;
  }
  const groups = nodesOf(cohort).flatMap(({ node }) => (isGroup(node) ? [node] : []));
  const holder = groups.find(({ of }) =>
    of.some(member => 'conceptSet' in member && member.conceptSet === set)
  );
  return holder ? { kind: 'group', id: holder.id } : target;
}

const itemsOf = ({ descendants }: ManyPicked, concepts: readonly Picked[]): ConceptItem[] =>
  concepts.map(({ conceptId, name }) => ({ conceptId, name, ...(descendants && { descendants }) }));

/** What a set has a line for already stays as it is. */
function addItems(cohort: Cohort, id: string, items: readonly ConceptItem[]): Cohort {
  const set = cohort.conceptSets.find(each => each.id === id);
  if (set?.kind !== 'inline') {
    return cohort;
  }
  const known = new Set(set.items.map(({ conceptId }) => conceptId));
  const more = items.filter(({ conceptId }) => !known.has(conceptId));
  return more.length > 0 ? setConceptItems(cohort, id, [...set.items, ...more]) : cohort;
}
