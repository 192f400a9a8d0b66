import { checkCohort } from './cohort-checks.js';
import type { Cohort, EventsCohort, PeopleCohort } from './cohort.js';
import { addMember } from './edit-nodes.js';
import { nextId, nodeOf, replaceNode } from './edit-tree.js';
import type { Group, Member } from './group.js';
import { isGroup, nodesOf } from './nodes.js';

/** Where a node can stand: beside the members of a group, or for itself at the end of a list of the cohort. */
export type Room =
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'include' }
  | { readonly kind: 'exclude' }
  | { readonly kind: 'step' };

/** Moves a node with all that lies in it; the same cohort where it cannot go. Its id and concept sets stay. */
export function moveInto<C extends Cohort>(cohort: C, id: string, room: Room): C {
  const node = nodeOf(cohort, id);
  if (node === undefined || (room.kind === 'group' && holds(node, room.id))) return cohort;
  const without = replaceNode(cohort, id, () => []);
  // The last entry event stays, and so does a group that would go with its last member.
  if (nodeOf(without, id) !== undefined) return cohort;
  if (room.kind === 'group' && nodeOf(without, room.id) === undefined) return cohort;
  return putInto(without, node, room);
}

/** Puts a node that the cohort does not have yet at the end of a group or of a list. */
export function putInto<C extends Cohort>(cohort: C, node: Member, room: Room): C {
  if (room.kind === 'group') return addMember(cohort, room.id, node);
  if ((room.kind === 'step') !== (cohort.kind === 'events')) return cohort;
  const kind = room.kind === 'step' ? 'all' : 'any';
  const group: Group = isGroup(node) ? node : { id: nextId(cohort, 'g'), kind, of: [node] };
  return (
    cohort.kind === 'people'
      ? withGroup(cohort, room.kind === 'exclude' ? 'exclude' : 'include', group)
      : withStep(cohort, group)
  ) as C;
}

const withGroup = (cohort: PeopleCohort, side: 'include' | 'exclude', group: Group): PeopleCohort => ({
  ...cohort,
  [side]: [...cohort[side], group]
});

const withStep = (cohort: EventsCohort, group: Group): EventsCohort => ({
  ...cohort,
  steps: [...(cohort.steps ?? []), group]
});

/** Where a node can be moved and keeps all that was said of it, in the order of the file. */
export function roomsFor(cohort: Cohort, id: string): Room[] {
  const nodes = nodesOf(cohort);
  const at = nodes.find(({ node }) => node.id === id);
  if (at === undefined) return [];
  const lists: readonly Room[] =
    cohort.kind === 'people' ? [{ kind: 'include' }, { kind: 'exclude' }] : [{ kind: 'step' }];
  const groups = nodes.flatMap(({ node }): Room[] =>
    isGroup(node) && !node.of.some(member => member.id === id) ? [{ kind: 'group', id: node.id }] : []
  );
  const own = isGroup(at.node) ? listOf(at.pointer) : null;
  return [...groups, ...lists.filter(({ kind }) => kind !== own)].filter(room => {
    const moved = moveInto(cohort, id, room);
    return moved !== cohort && checkCohort(moved).length === 0;
  });
}

/** The list of the cohort that a node is an entry of; null when it lies deeper. */
function listOf(pointer: string): Room['kind'] | null {
  const [, list] = /^\/(include|exclude|steps)\/\d+$/.exec(pointer) ?? [];
  return list === 'steps' ? 'step' : ((list as 'include' | 'exclude' | undefined) ?? null);
}

function holds(node: Member, id: string): boolean {
  if (node.id === id) return true;
  if (isGroup(node)) return node.of.some(member => holds(member, id));
  return node.kind !== 'demographics' && node.nested !== undefined && holds(node.nested, id);
}
