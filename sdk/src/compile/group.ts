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
  type Relation,
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
  const { called: words, count } = NEEDED[node.kind];
  const relation = atLeast(
    count(members.length),
    members.map(({ people }) => people)
  );
  // A group of one is that one: naming it again would only make the SQL longer.
  const people = relation.kind === 'let' ? relation : called(sqlName(node.id, node.name ?? words), relation);
  return { id: node.id, people, members };
}

/** People who are in at least so many of these, each once, with the earliest of their first dates. */
export function atLeast(count: number, lets: readonly Let[]): Let | Relation {
  if (lets.length === 1) return lets[0]!;
  const counted = group(unionAll(lets), ['person_id'], {
    first_date: aggregate('min', column('first_date')),
    members: aggregate('countRows')
  });
  const enough = count > 1 ? filter(counted, call('atLeast', column('members'), integer(count))) : counted;
  return pick(enough, 'person_id', 'first_date');
}
