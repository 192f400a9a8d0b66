import type { Group, Member } from '../definition/index.js';
import { eventWords, factsWords } from './criterion.js';
import type { Scope } from './scope.js';
import { about, after, bullets, type Statement } from './statement.js';
import { plain } from './text.js';

/** A member of a group, as an item of a list. */
export function memberWords(member: Member, scope: Scope): Statement {
  switch (member.kind) {
    case 'all':
    case 'any':
    case 'atLeast':
    case 'atMost':
      return groupWords(member, scope);
    case 'demographics':
      return factsWords(member, scope);
    default:
      return eventWords(member, scope);
  }
}

/** A group with its name; one that asks for a single thing is said as that thing. */
export function groupWords(group: Group, scope: Scope): Statement {
  const name = group.name === undefined ? '' : `${plain(group.name)}: `;
  const [only, ...more] = group.of;
  if (only !== undefined && more.length === 0 && asksForAll(group)) {
    return about(group.id, after(name, memberWords(only, scope)));
  }
  const list = bullets(group.of.map(member => memberWords(member, scope)));
  return about(group.id, { text: `${name}${quantity(group)}:`, list });
}

const asksForAll = (group: Group): boolean =>
  group.kind === 'all' ||
  group.kind === 'any' ||
  (group.kind === 'atLeast' && group.count === group.of.length);

/** How many of its members a group asks for. */
export function quantity(group: Group): string {
  switch (group.kind) {
    case 'all':
      return 'all of the following';
    case 'any':
      return 'at least one of the following';
    case 'atLeast':
      return group.count === 1
        ? 'at least one of the following'
        : `at least ${group.count} of the following ${group.of.length}`;
    case 'atMost':
      return group.count === 0
        ? 'none of the following'
        : `at most ${group.count} of the following ${group.of.length}`;
  }
}
