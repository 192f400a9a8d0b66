import { checkCohort } from './cohort-checks.js';
import type { Cohort } from './cohort.js';
import type { ConceptSet } from './concept-set.js';
import { textOf, type JsonObject } from './digest.js';
import { blankCohort } from './edit.js';
import { putInto, type Room } from './edit-move.js';
import { nextId, numbering, renumbered } from './edit-tree.js';
import type { Group, Member } from './group.js';
import { isGroup, nodesOf, setUsesOf } from './nodes.js';

/**
 * A node of a cohort as a cohort of its own, with the concept sets that it uses: what is copied from
 * one cohort to another is a definition like any other, and is read and checked as one. It is a set of
 * people, unless the node asks for something around day 0; then it is the one step of spans of time.
 * Null when there is no such node.
 */
export function copyOf(cohort: Cohort, id: string): Cohort | null {
  const node = nodesOf(cohort).find(each => each.node.id === id)?.node;
  if (node === undefined) return null;
  const group: Group = isGroup(node) ? node : { id: nextId(cohort, 'g'), kind: 'all', of: [node] };
  const people: Cohort = { ...blankCohort(cohort.name), include: [group], conceptSets: cohort.conceptSets };
  const { include: _, exclude: __, ...rest } = people;
  const [snippet] = checkCohort(people).length === 0 ? [people] : [];
  return withUsedSets(
    snippet ?? {
      ...rest,
      kind: 'events',
      // Somebody's day 0: any day of observation stands for it.
      entry: { events: [dayOfObservation(cohort)], priorDays: 0, laterDays: 0, limit: 'all' },
      steps: [group],
      limit: 'all'
    }
  );
}

const dayOfObservation = (cohort: Cohort): { id: string; kind: 'observationPeriod' } => ({
  id: nextId(cohort, 'c'),
  kind: 'observationPeriod'
});

function withUsedSets<C extends Cohort>(cohort: C): C {
  const used = new Set(setUsesOf(cohort).map(({ id }) => id));
  return { ...cohort, conceptSets: cohort.conceptSets.filter(({ id }) => used.has(id)) };
}

/**
 * The cohort with the groups or steps of another one put where `room` says, under ids of its own.
 * Concept sets come along; one that selects the same as a set that is there is not doubled.
 */
export function pasteInto<C extends Cohort>(cohort: C, copied: Cohort, room: Room): C {
  const groups = copied.kind === 'people' ? [...copied.include, ...copied.exclude] : (copied.steps ?? []);
  if (groups.length === 0) return cohort;
  const used = withUsedSets({ ...copied, ...(copied.kind === 'events' && { exit: undefined }) } as Cohort);
  const { conceptSets, names } = mergedSets(cohort, used.conceptSets);
  const roomy = { ...cohort, conceptSets };
  const give = numbering(roomy);
  return groups
    .flatMap(group => (room.kind === 'group' ? unwrapped(group) : [group]))
    .map(node => renumbered(node, give, names))
    .reduce((into, node) => putInto(into, node, room), roomy);
}

/** A nameless group of one is that one, beside others. */
const unwrapped = (group: Group): readonly Member[] =>
  group.of.length === 1 && group.name === undefined && !group.disabled && group.kind !== 'atMost'
    ? group.of
    : [group];

interface Merged {
  readonly conceptSets: ConceptSet[];
  /** Ids of the sets that came, by what they were called before. */
  readonly names: ReadonlyMap<string, string>;
}

function mergedSets(cohort: Cohort, coming: readonly ConceptSet[]): Merged {
  const conceptSets = [...cohort.conceptSets];
  const known = new Map(conceptSets.map(set => [contentOf(set), set.id]));
  const names = new Map<string, string>();
  for (const set of coming) {
    const content = contentOf(set);
    const id = known.get(content) ?? nextId({ ...cohort, conceptSets }, 's');
    names.set(set.id, id);
    if (!known.has(content)) {
      known.set(content, id);
      conceptSets.push({ ...set, id });
    }
  }
  return { conceptSets, names };
}

/** What a set selects, as one text: the order of its lines and the names in them do not matter. */
function contentOf(set: ConceptSet): string {
  if (set.kind === 'file') return `file ${set.path}`;
  return set.items
    .map(({ name: _, ...item }) => textOf(item as JsonObject))
    .sort()
    .join();
}
