import type { Group } from '../definition/index.js';
import {
  aggregate,
  call,
  called,
  column,
  filter,
  group,
  integer,
  type Let,
  pick,
  unionAll
} from '../plan/index.js';
import type { Context } from './context.js';
import { peopleOf } from './criterion.js';
import { sqlName } from './names.js';

/** The people of a group, with those of each of its members taken alone. */
export interface GroupPeople {
  readonly id: string;
  readonly people: Let;
  readonly members: readonly { readonly id: string; readonly people: Let }[];
}

/** How many of its members must hold for a group to hold, and what such a group is called. */
const NEEDED: Readonly<Record<Group['kind'], { called: string; count: (members: number) => number }>> = {
  all: { called: 'all of these', count: members => members },
  any: { called: 'any of these', count: () => 1 }
};

/** The people whom a group holds for, each once: `person_id, first_date` (see `peopleOf`). */
export function groupPeople(node: Group, context: Context): GroupPeople {
  const members = node.of.map(criterion => ({ id: criterion.id, people: peopleOf(criterion, context) }));
  const [only, ...more] = members;
  // A group of one is that one: naming it again would only make the SQL longer.
  if (only !== undefined && more.length === 0) return { id: node.id, people: only.people, members };
  const { called: words, count } = NEEDED[node.kind];
  const found = group(unionAll(members.map(({ people }) => people)), ['person_id'], {
    first_date: aggregate('min', column('first_date')),
    members: aggregate('countRows')
  });
  const needed = count(members.length);
  const holding = needed > 1 ? filter(found, call('atLeast', column('members'), integer(needed))) : found;
  const people = called(sqlName(node.id, node.name ?? words), pick(holding, 'person_id', 'first_date'));
  return { id: node.id, people, members };
}
