import type { Group } from '../definition/index.js';
import {
  aggregate,
  call,
  called,
  column,
  filter,
  group,
  integer,
  nothing,
  pick,
  project,
  type Relation,
  unionAll
} from '../plan/index.js';
import { sqlName } from './names.js';

/** How many of its members must hold for a group to hold, and what such a group is called. */
const NEEDED: Readonly<Record<Group['kind'], { called: string; count: (members: number) => number }>> = {
  all: { called: 'all of these', count: members => members },
  any: { called: 'any of these', count: () => 1 }
};

/**
 * The people whom a group holds for, each once: `person_id, first_date`. `matches` has these columns
 * too, a row per member and person whom it holds for.
 */
export function groupPeople(node: Group, matches: Relation): Relation {
  const { called: words, count } = NEEDED[node.kind];
  const people = node.of.length === 1 ? matches : inAtLeast(count(node.of.length), matches);
  // The matches of a single criterion have a name already.
  if (people.kind === 'let') return people;
  return called(sqlName(node.id, node.name ?? words), pick(people, 'person_id', 'first_date'));
}

/** The people of all groups, each once: `person_id, first_date`, the date that of the first group. */
export function inAll(first: Relation, others: readonly Relation[]): Relation {
  if (others.length === 0) return first;
  const undated = others.map(people =>
    project(people, { person_id: column('person_id'), first_date: nothing('date') })
  );
  const people = inAtLeast(others.length + 1, unionAll([first, ...undated]));
  return called('included', people);
}

/** People with at least so many rows, with the earliest of their dates. */
function inAtLeast(count: number, rows: Relation): Relation {
  const people = group(rows, ['person_id'], {
    first_date: aggregate('min', column('first_date')),
    members: aggregate('countRows')
  });
  const enough = count > 1 ? filter(people, call('atLeast', column('members'), integer(count))) : people;
  return pick(enough, 'person_id', 'first_date');
}
