import { isGroup, type Group, type Member } from '../definition/index.js';
import type { Look } from './look.js';
import { error, type Remark, warning } from './remark.js';

/** Groups that hold for nobody or everybody, and what is asked twice. */
export function checkGroups(look: Look): Remark[] {
  return look.groups.flatMap(({ node, pointer }) => {
    // Disabled members are no members.
    const members = node.of
      .map((member, index) => ({ member, path: `${pointer}/of/${index}` }))
      .filter(({ member }) => !member.disabled);
    return [...quantity(node, pointer, members.length), ...alike(members, look, opposed(node, look))];
  });
}

function quantity(group: Group, pointer: string, members: number): Remark[] {
  if (group.kind === 'all' || group.kind === 'any') return [];
  const path = `${pointer}/count`;
  const { count } = group;
  if (group.kind === 'atLeast' && count > members) {
    return [
      error(
        'groupNever',
        path,
        `At least ${count} of ${members}: this never holds.`,
        `Use ${members} at most, or add members.`
      )
    ];
  }
  if (group.kind === 'atLeast' && count === 0) {
    return [
      warning('groupAlways', path, 'At least 0: this always holds.', 'Use 1 or more, or take the group out.')
    ];
  }
  if (group.kind === 'atMost' && count >= members) {
    return [
      warning(
        'groupAlways',
        path,
        `At most ${count} of ${members}: this always holds.`,
        `Use less than ${members}, or take the group out.`
      )
    ];
  }
  return [];
}

interface PlacedMember {
  readonly member: Member;
  readonly path: string;
}

/** What is in a list twice, and what contradicts something before it. */
function alike(
  members: readonly PlacedMember[],
  look: Look,
  opposite: ((member: Member) => string | null) | null
): Remark[] {
  const first = new Map<string, string>();
  return members.flatMap(({ member, path }) => {
    const likeness = look.likeness(member);
    const before = first.get(likeness);
    if (before !== undefined) {
      return [
        warning(
          'askedTwice',
          path,
          `This is the same as ${before}.`,
          'Take one of the two out, or change what is meant to differ.'
        )
      ];
    }
    first.set(likeness, path);
    const other = opposite?.(member);
    const against = other ? first.get(other) : undefined;
    if (against === undefined) return [];
    return [
      error(
        'opposites',
        path,
        `This contradicts ${against}: the same event must be there and must not.`,
        'Take one of the two out.'
      )
    ];
  });
}

/** In a group of which all must hold: what the opposite of a member would look like. */
function opposed(group: Group, look: Look): ((member: Member) => string | null) | null {
  if (group.kind !== 'all') return null;
  return member => {
    if (isGroup(member) || member.kind === 'demographics') return null;
    const { occurrences, ...event } = member;
    if (occurrences === undefined)
      return look.likeness({ ...event, occurrences: { kind: 'exactly', count: 0 } });
    return occurrences.count === 0 && occurrences.kind !== 'atLeast' ? look.likeness(event) : null;
  };
}

/** Entry events, steps, censoring events, include and exclude groups that are there twice. */
export function checkLists(look: Look): Remark[] {
  const { cohort } = look;
  const list = (nodes: readonly Member[], at: string): PlacedMember[] =>
    nodes
      .map((member, index) => ({ member, path: `${at}/${index}` }))
      .filter(({ member }) => !member.disabled);
  if (cohort.kind === 'events') {
    const entry = list(cohort.entry.events, '/entry/events');
    const censoring = list(cohort.censoring ?? [], '/censoring');
    return [
      ...alike(entry, look, null),
      ...alike(list(cohort.steps ?? [], '/steps'), look, null),
      ...alike(censoring, look, null),
      ...shared(entry, censoring, look, 'censoredAtEntry', 'ends the time on the day it starts')
    ];
  }
  const include = list(cohort.include, '/include');
  const exclude = list(cohort.exclude, '/exclude');
  return [
    ...alike(include, look, null),
    ...alike(exclude, look, null),
    ...shared(include, exclude, look, 'includedAndExcluded', 'leaves nobody')
  ];
}

function shared(
  some: readonly PlacedMember[],
  others: readonly PlacedMember[],
  look: Look,
  code: string,
  effect: string
): Remark[] {
  const known = new Map(some.map(({ member, path }) => [look.likeness(member), path]));
  return others.flatMap(({ member, path }) => {
    const same = known.get(look.likeness(member));
    if (same === undefined) return [];
    return [error(code, path, `This is the same as ${same}, which ${effect}.`, 'Take one of the two out.')];
  });
}
