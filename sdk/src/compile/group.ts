import type { Demographics, Group, Member, TimedCriterion } from '../definition/index.js';
import {
  aggregate,
  antiJoin,
  as,
  call,
  called,
  column,
  equal,
  all,
  filter,
  group,
  integer,
  type Let,
  pick,
  type Relation,
  semiJoin,
  unionAll
} from '../plan/index.js';
import { meeting } from './attribute.js';
import type { Context } from './context.js';
import { related } from './relation.js';

/** The events that a group is asked about: each is day 0 for the group's members. */
export interface Index {
  /** `person_id, start_date, op_start, op_end`, the key, and what the group needs of `end_date, visit_id`. */
  readonly rows: Relation;
  /** The column that tells events of a person apart. */
  readonly key: string;
  /** What to call the events in SQL where they are used more than once. */
  readonly name: string;
}

/** The index events, of all their columns, that a group holds for. */
export function holding(node: Group, index: Index, context: Context): Relation {
  const needed = neededOf(node);
  if (!counted(node)) {
    const asked = needed === 0 ? [] : node.of;
    return asked.reduce((rows, member) => havingOne(member, { ...index, rows }, context), index.rows);
  }
  const events = { ...index, rows: named(index) };
  const each = unionAll(
    node.of.map(member => pick(havingOne(member, events, context), 'person_id', index.key))
  );
  if (node.kind === 'atMost') return antiJoin(...keyed(events, moreThan(needed, each, index.key)));
  return semiJoin(...keyed(events, needed === 1 ? each : moreThan(needed - 1, each, index.key)));
}

/** How many members must hold; of `atMost`: how many may. */
function neededOf(node: Group): number {
  if (node.kind === 'all') return node.of.length;
  return node.kind === 'any' ? 1 : node.count;
}

/** Whether every member must hold. */
export const needsAll = (node: Group): boolean => node.kind !== 'atMost' && neededOf(node) === node.of.length;

/** Whether the members that hold are counted for each event: neither all of them must, nor none. */
const counted = (node: Group): boolean =>
  node.kind === 'atMost' || ![0, node.of.length].includes(neededOf(node));

/** The index events that one member holds for. */
function havingOne(member: Member, index: Index, context: Context): Relation {
  switch (member.kind) {
    case 'all':
    case 'any':
    case 'atLeast':
    case 'atMost':
      return holding(member, index, context);
    case 'demographics':
      return meeting(index.rows, member.where ?? [], PERSON_ON_DAY_0, context);
    default:
      return related(member, index, context);
  }
}

/** Demographics are asked on the dates of the index event. */
const PERSON_ON_DAY_0 = {
  kind: null,
  table: 'person',
  start: column('start_date'),
  end: column('end_date')
};

/** Index events under a name, to be used more than once. */
export const named = ({ rows, name }: Index): Let =>
  rows.kind === 'let' ? rows : called(`${name}_index`, rows);

/** Keys that stand in more than so many rows. */
function moreThan(count: number, keys: Relation, key: string): Relation {
  const members = group(keys, ['person_id', key], { members: aggregate('countRows') });
  return pick(filter(members, call('greater', column('members'), integer(count))), 'person_id', key);
}

/** The sides and condition of a join of events with keys of some of them. */
export const keyed = ({ rows, key }: Index, keys: Relation) =>
  [
    rows,
    as('k', keys),
    all(equal(column('k.person_id'), column('person_id')), equal(column(`k.${key}`), column(key)))
  ] as const;

/** What groups need of their index events beside the start and the observation period. */
export interface Needs {
  readonly end: boolean;
  readonly visit: boolean;
  /** Whether events of a person must be told apart. */
  readonly key: boolean;
}

export function needsOf(groups: readonly Group[]): Needs {
  const members = (nodes: readonly Member[]): Member[] =>
    nodes.flatMap(node => ('of' in node ? [node, ...members(node.of)] : [node]));
  const nodes = members(groups);
  const timed = nodes.filter(
    (node): node is TimedCriterion => !('of' in node) && node.kind !== 'demographics'
  );
  const people = nodes.filter((node): node is Demographics => node.kind === 'demographics');
  return {
    end:
      timed.some(({ windows }) => windows?.some(({ index }) => index === 'end')) ||
      people.some(({ where }) =>
        where?.some(each => each.kind === 'endDate' || (each.kind === 'age' && each.at === 'end'))
      ),
    visit: timed.some(({ sameVisit }) => sameVisit === true),
    key:
      nodes.some(node => 'of' in node && counted(node)) ||
      timed.some(({ occurrences }) => occurrences !== undefined && occurrences.count > 0)
  };
}
