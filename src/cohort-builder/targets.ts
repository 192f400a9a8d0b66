import {
  addCensoring,
  addConcept,
  addCriterion,
  addDemographics,
  addEntryEvent,
  addGroup,
  addInnerGroup,
  addNested,
  addStep,
  beginEvents,
  exitByDrug,
  isGroup,
  nextId,
  nodeOf,
  nodesOf,
  setFields,
  type Cohort,
  type EventsCohort,
  type Facts,
  type PickedConcept,
  type SearchedKind,
  type Side
} from '@cohortlab/sdk';

/** Where the next picked concept goes. */
export type Target =
  /** Into a group of its own of a set of people. */
  | { readonly kind: 'new'; readonly side: Side }
  /** Beside the others of a group. */
  | { readonly kind: 'group'; readonly id: string }
  /** Beside the entry events; in a set of people without groups, it makes spans of time of it. */
  | { readonly kind: 'dayZero' }
  /** Into a step of its own: people who have it, or who do not. */
  | { readonly kind: 'step' }
  | { readonly kind: 'without' }
  /** Into a new group inside a group. */
  | { readonly kind: 'inner'; readonly id: string }
  /** Around an event, with it as day 0. */
  | { readonly kind: 'around'; readonly id: string }
  /** Beside the other concepts of a set. */
  | { readonly kind: 'set'; readonly id: string }
  /** Among the events that end the time in the cohort, or as the drug that does. */
  | { readonly kind: 'censoring' }
  | { readonly kind: 'drugExit' };

/** Where a pick goes when nothing was said. */
export function defaultTarget(cohort: Cohort | null): Target {
  return cohort?.kind === 'events' ? { kind: 'step' } : { kind: 'new', side: 'include' };
}

/** Is what a target names there, and does a pick into it make sense in this cohort? */
export function isThere(target: Target, cohort: Cohort): boolean {
  switch (target.kind) {
    case 'new':
      return cohort.kind === 'people';
    case 'dayZero':
      return cohort.kind === 'events' || isBlank(cohort);
    case 'group':
    case 'inner':
    case 'around':
      return nodeOf(cohort, target.id) !== undefined;
    case 'set':
      return cohort.conceptSets.some(({ id }) => id === target.id);
    default:
      return cohort.kind === 'events';
  }
}

/** Excluding is said each time; what was aimed at by its id stays the target for more of its kind. */
export const isLasting = ({ kind }: Target): boolean => kind === 'group' || kind === 'set';

/** A set of people that asks for nothing yet. */
export const isBlank = (cohort: Cohort): boolean =>
  cohort.kind === 'people' && cohort.include.length + cohort.exclude.length === 0;

/** The cohort with a concept where the target says; the same when it cannot go there. */
export function putConcept(
  cohort: Cohort,
  target: Target,
  kind: SearchedKind,
  picked: PickedConcept
): Cohort {
  switch (target.kind) {
    case 'group':
      return addCriterion(cohort, target.id, kind, picked);
    case 'inner': {
      const group = nextId(cohort, 'g');
      return addCriterion(addInnerGroup(cohort, target.id), group, kind, picked);
    }
    case 'set':
      return addConcept(cohort, target.id, picked);
    case 'around': {
      const around = addNested(cohort, target.id);
      const node = nodeOf(around, target.id);
      const nested = node && 'nested' in node ? node.nested : undefined;
      return nested ? addCriterion(around, nested.id, kind, picked) : cohort;
    }
    case 'new':
      return cohort.kind === 'people' ? intoGroup(cohort, target.side, kind, picked) : cohort;
    case 'dayZero':
      if (isBlank(cohort)) return beginEvents(cohort.name, kind, picked);
      return cohort.kind === 'events' ? addEntryEvent(cohort, kind, picked) : cohort;
    default:
      return cohort.kind === 'events' ? intoEvents(cohort, target.kind, kind, picked) : cohort;
  }
}

function intoGroup(
  cohort: Extract<Cohort, { kind: 'people' }>,
  side: Side,
  kind: SearchedKind,
  picked: PickedConcept
): Cohort {
  const roomy = addGroup(cohort, side);
  return addCriterion(roomy, roomy[side].at(-1)?.id ?? '', kind, picked);
}

function intoEvents(
  cohort: EventsCohort,
  target: 'step' | 'without' | 'censoring' | 'drugExit',
  kind: SearchedKind,
  picked: PickedConcept
): EventsCohort {
  switch (target) {
    case 'censoring':
      return addCensoring(cohort, kind, picked);
    case 'drugExit':
      return exitByDrug(cohort, picked);
    case 'step':
      return intoStep(cohort, kind, picked);
    case 'without': {
      const added = intoStep(cohort, kind, picked);
      const id = added.steps?.at(-1)?.of[0]?.id ?? '';
      return setFields(added, id, { occurrences: { kind: 'exactly', count: 0 } });
    }
  }
}

function intoStep(cohort: EventsCohort, kind: SearchedKind, picked: PickedConcept): EventsCohort {
  const roomy = addStep(cohort);
  return addCriterion(roomy, roomy.steps?.at(-1)?.id ?? '', kind, picked);
}

/** The cohort with facts about the person: in the group that is aimed at, else in one of their own. */
export function putFacts(cohort: Cohort, target: Target, facts: Facts): Cohort {
  if (target.kind === 'group') {
    return addDemographics(cohort, target.id, facts);
  }
  if (cohort.kind === 'people') {
    const side = target.kind === 'new' ? target.side : 'include';
    const roomy = addGroup(cohort, side);
    return addDemographics(roomy, roomy[side].at(-1)?.id ?? '', facts);
  }
  const roomy = addStep(cohort);
  return addDemographics(roomy, roomy.steps?.at(-1)?.id ?? '', facts);
}

/** Ids of the nodes that one cohort has and another has not, in the order of the file. */
export function newNodes(before: Cohort, after: Cohort): string[] {
  const known = new Set(nodesOf(before).map(({ node }) => node.id));
  return nodesOf(after)
    .map(({ node }) => node)
    .filter(node => !known.has(node.id) && !isGroup(node))
    .map(({ id }) => id);
}
