import type { Attribute, Criterion, TimedCriterion } from './criterion.js';
import type { Cohort } from './cohort.js';
import { withFacts, type Facts } from './facts.js';
import type { Group, Member } from './group.js';
import type { EventKind } from './criterion.js';
import { isGroup, nodesOf } from './nodes.js';
import type { DateAdjustment, Occurrences, TimeWindow } from './relation.js';
import { pickedItem, type PickedConcept } from './edit-sets.js';
import { changeNode, mapLists, nextId, numbering, renumbered, replaceNode, tidySets } from './edit-tree.js';

/**
 * Edits of a group or a criterion of any cohort: each takes a cohort and gives another, and leaves
 * the one it took as it was. An id that is not there changes nothing; what an edit is not about
 * stays as it is.
 */

/** How the members of a group are joined where nothing is counted. */
export type Joint = 'all' | 'any';

/** How the members of a group are joined: `atLeast` and `atMost` with how many. */
export type Join = { readonly kind: Joint } | { readonly kind: 'atLeast' | 'atMost'; readonly count: number };

/** An event of a concept, with a concept set of its own that holds the concept and its descendants. */
export function withEvent<C extends Cohort>(
  cohort: C,
  kind: EventKind,
  picked: PickedConcept,
  put: (cohort: C, criterion: TimedCriterion) => C
): C {
  const set = nextId(cohort, 's');
  const criterion = { id: nextId(cohort, 'c'), kind, conceptSet: set } as TimedCriterion;
  const added = put(cohort, criterion);
  if (added === cohort) return cohort;
  const { name } = picked;
  const conceptSets = [
    ...cohort.conceptSets,
    { id: set, kind: 'inline' as const, name, items: [pickedItem(picked)] }
  ];
  return { ...added, conceptSets };
}

/** Adds an event to a group, with a concept set of its own that holds the concept and its descendants. */
export function addCriterion<C extends Cohort>(
  cohort: C,
  groupId: string,
  kind: EventKind,
  picked: PickedConcept
): C {
  return withEvent(cohort, kind, picked, (before, criterion) => addMember(before, groupId, criterion));
}

/** Adds facts about the person to a group. */
export function addDemographics<C extends Cohort>(cohort: C, groupId: string, facts: Facts): C {
  return addMember(cohort, groupId, withFacts({ id: nextId(cohort, 'c'), kind: 'demographics' }, facts));
}

/** Adds a member at the end of a group. */
export function addMember<C extends Cohort>(cohort: C, groupId: string, member: Member): C {
  return changeNode(cohort, groupId, node => (isGroup(node) ? { ...node, of: [...node.of, member] } : node));
}

/** Adds an empty group inside a group; it must get a member before the cohort is saved. */
export function addInnerGroup<C extends Cohort>(cohort: C, groupId: string, kind: Joint = 'any'): C {
  return addMember(cohort, groupId, { id: nextId(cohort, 'g'), kind, of: [] });
}

/** Puts an empty group around an event that has none: what must hold with the event as day 0. */
export function addNested<C extends Cohort>(cohort: C, id: string): C {
  const group: Group = { id: nextId(cohort, 'g'), kind: 'all', of: [] };
  return changeNode(cohort, id, node =>
    isGroup(node) || node.kind === 'demographics' || node.nested ? node : { ...node, nested: group }
  );
}

/** What can be said of a node beside its kind and its members; undefined, false and empty take it away. */
export interface NodeFields {
  readonly notes?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly firstEver?: boolean | undefined;
  readonly occurrences?: Occurrences | undefined;
  readonly windows?: readonly TimeWindow[] | undefined;
  readonly sameVisit?: boolean | undefined;
  readonly outsideObservation?: boolean | undefined;
  readonly adjust?: DateAdjustment | undefined;
  readonly where?: readonly Attribute[] | undefined;
}

/** Says the given fields of a node anew, and leaves all others. Whether a kind has them is the caller's to know. */
export function setFields<C extends Cohort>(cohort: C, id: string, fields: NodeFields): C {
  const taken = Object.entries(fields).filter(([, value]) => !isNothing(value));
  const next = changeNode(cohort, id, node => {
    const kept = Object.entries(node).filter(([field]) => !(field in fields));
    return Object.fromEntries([...kept, ...taken]) as unknown as Member;
  });
  return tidySets(cohort, next);
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === false || value === '' || (Array.isArray(value) && value.length === 0);

/** Replaces the facts of a demographics criterion, whatever it asked for before. */
export function setFacts<C extends Cohort>(cohort: C, id: string, facts: Facts): C {
  return changeNode(cohort, id, node => (node.kind === 'demographics' ? withFacts(node, facts) : node));
}

/** First ever in the record, or any matching event. */
export function setFirstEver<C extends Cohort>(cohort: C, id: string, firstEver: boolean): C {
  return changeNode(cohort, id, node => {
    if (isGroup(node) || node.kind === 'demographics') return node;
    const { firstEver: before, ...event } = node;
    return firstEver ? { ...event, firstEver } : event;
  });
}

/** Replaces, adds or takes away (null) the attribute at a place of a criterion's list. */
export function setAttribute<C extends Cohort>(
  cohort: C,
  id: string,
  place: number,
  attribute: Attribute | null
): C {
  const node = nodesOf(cohort).find(each => each.node.id === id)?.node;
  if (node === undefined || isGroup(node)) return cohort;
  const before: readonly Attribute[] = (node as Criterion).where ?? [];
  const where = [...before.slice(0, place), ...(attribute ? [attribute] : []), ...before.slice(place + 1)];
  return setFields(cohort, id, { where });
}

/**
 * Takes a group or a criterion away, with the concept sets that nothing else uses. A group whose
 * last member goes is taken away too; the last entry event stays.
 */
export function removeNode<C extends Cohort>(cohort: C, id: string): C {
  return tidySets(
    cohort,
    replaceNode(cohort, id, () => [])
  );
}

/** Puts a copy behind a node, with ids of its own all through, over the same concept sets. */
export function duplicateNode<C extends Cohort>(cohort: C, id: string): C {
  const give = numbering(cohort);
  return replaceNode(cohort, id, node => [node, renumbered(node, give)]);
}

/** Moves a node among those that stand side by side with it, by so many places; ends are ends. */
export function moveNode<C extends Cohort>(cohort: C, id: string, places: number): C {
  return mapLists(cohort, list => {
    const from = list.findIndex(node => node.id === id);
    const to = Math.max(0, Math.min(list.length - 1, from + places));
    if (from < 0 || to === from) return list;
    const rest = list.filter(node => node.id !== id);
    return [...rest.slice(0, to), list[from]!, ...rest.slice(to)];
  });
}

/** Says anew how the members of a group are joined. */
export function setJoin<C extends Cohort>(cohort: C, id: string, join: Join): C {
  return changeNode(cohort, id, node => {
    if (!isGroup(node)) return node;
    const { kind: before, ...group } = node;
    const { count, ...uncounted } = { count: undefined, ...group };
    return { ...uncounted, ...join } as Group;
  });
}

/** Every member must hold, or at least one. */
export function setGroupKind<C extends Cohort>(cohort: C, id: string, kind: Joint): C {
  return setJoin(cohort, id, { kind });
}

/** Names a group; an empty name takes the name away. */
export function renameGroup<C extends Cohort>(cohort: C, id: string, name: string): C {
  return changeNode(cohort, id, node => {
    if (!isGroup(node)) return node;
    const { name: before, ...group } = node;
    return name === '' ? group : { ...group, name };
  });
}
