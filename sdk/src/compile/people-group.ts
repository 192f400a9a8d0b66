import type { Criterion, Group, Member } from '../definition/index.js';
import {
  aggregate,
  all,
  any,
  call,
  called,
  column,
  equal,
  type Expression,
  filter,
  group,
  integer,
  nothing,
  oneOf,
  pick,
  project,
  type Relation,
  text,
  unionAll
} from '../plan/index.js';
import { notAmong } from './among.js';
import { sqlName } from './names.js';
import type { Matches } from './people.js';

/** What a group is called that has no name. */
const WORDS: Readonly<Record<Group['kind'], string>> = {
  all: 'all of these',
  any: 'any of these',
  atLeast: 'at least of these',
  atMost: 'at most of these'
};

/** The people whom a group holds for, each once: `person_id, first_date`. */
export function groupPeople(node: Group, matches: Matches, everyone: Relation): Relation {
  const people = peopleOf(node, matches, everyone);
  // The matches of a single criterion have a name already.
  return people.kind === 'let' ? people : called(sqlName(node.id, node.name ?? WORDS[node.kind]), people);
}

function peopleOf(node: Group, matches: Matches, everyone: Relation): Relation {
  const members = node.of.length;
  if (node.kind === 'atLeast' && node.count === 0) return everyone;
  // Members who have enough records are found by one look at the matches.
  const found = node.of.filter(isFound);
  const others = node.of.filter(member => !isFound(member));
  const each = unionAll([
    ...(found.length > 0 ? [having(found, matches)] : []),
    ...others.map(member => memberPeople(member, matches, everyone))
  ]);
  switch (node.kind) {
    case 'all':
      return members === 1 ? each : inAtLeast(members, each);
    case 'any':
      return members === 1 ? each : inAtLeast(1, each);
    case 'atLeast':
      return inAtLeast(node.count, each);
    case 'atMost':
      return notAmong(everyone, inAtLeast(node.count + 1, each));
  }
}

/** Whether a member holds for people who have so many records or more. */
function isFound(member: Member): member is Criterion {
  if ('of' in member) return false;
  const { kind, count } = occurrencesOf(member);
  return kind === 'atLeast' && count > 0;
}

const occurrencesOf = (criterion: Criterion): { readonly kind: string; readonly count: number } =>
  (criterion.kind === 'demographics' ? undefined : criterion.occurrences) ?? { kind: 'atLeast', count: 1 };

/** The people of a member, each once: `person_id, first_date`. */
export function memberPeople(member: Member, matches: Matches, everyone: Relation): Relation {
  if ('of' in member) return pick(groupPeople(member, matches, everyone), 'person_id', 'first_date');
  if (isFound(member)) return having([member], matches);
  const { kind, count } = occurrencesOf(member);
  if (kind === 'atLeast') return everyone;
  if (count === 0) return notAmong(everyone, peopleWith(member, matches, null));
  if (kind === 'exactly') {
    return peopleWith(member, matches, call('equal', column('occurrences'), integer(count)));
  }
  return notAmong(
    everyone,
    peopleWith(member, matches, call('greater', column('occurrences'), integer(count)))
  );
}

function having(criteria: readonly Criterion[], matches: Matches): Relation {
  const once = criteria.every(criterion => occurrencesOf(criterion).count === 1);
  const ids = criteria.map(({ id }) => id);
  const conditions = criteria.map(criterion =>
    all(
      ...(matches.tag.length === 0 ? [] : [equal(column('criterion'), text(criterion.id))]),
      ...enough(occurrencesOf(criterion).count)
    )
  );
  const where = once
    ? matches.tag.length === 0
      ? null
      : oneOf(column('criterion'), ids)
    : any(...conditions);
  return where === null ? matches.rows : pick(filter(matches.rows, where), 'person_id', 'first_date');
}

const enough = (count: number): Expression[] =>
  count === 1 ? [] : [call('atLeast', column('occurrences'), integer(count))];

function peopleWith({ id }: Criterion, matches: Matches, condition: Expression | null): Relation {
  const conditions = [
    ...(matches.tag.length === 0 ? [] : [equal(column('criterion'), text(id))]),
    ...(condition === null ? [] : [condition])
  ];
  const rows = conditions.length === 0 ? matches.rows : filter(matches.rows, all(...conditions));
  return pick(rows, 'person_id', 'first_date');
}

/** The people of all groups, each once: `person_id, first_date`, the date that of the first group. */
export function inAll(first: Relation, others: readonly Relation[]): Relation {
  if (others.length === 0) return pick(first, 'person_id', 'first_date');
  const undated = others.map(people =>
    project(people, { person_id: column('person_id'), first_date: nothing('date') })
  );
  const people = inAtLeast(others.length + 1, unionAll([pick(first, 'person_id', 'first_date'), ...undated]));
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
