import type { TimedCriterion, TimeWindow, WindowEnd } from '../definition/index.js';
import {
  aggregate,
  all,
  antiJoin,
  as,
  call,
  column,
  daysAfter,
  equal,
  type Expression,
  filter,
  group,
  innerJoin,
  integer,
  pick,
  project,
  type Relation,
  semiJoin
} from '../plan/index.js';
import type { Context } from './context.js';
import { events } from './criterion.js';
import { type Index, keyed, named } from './group.js';

const AT_LEAST_ONE = { kind: 'atLeast', count: 1 } as const;

/** The index events that have as many events of a criterion around them as it asks for. */
export function related(criterion: TimedCriterion, index: Index, context: Context): Relation {
  const { kind, count, distinct } = { distinct: undefined, ...(criterion.occurrences ?? AT_LEAST_ONE) };
  if (kind === 'atLeast' && count === 0) return index.rows;
  const found = events(criterion, context, {
    end: criterion.windows?.some(({ event }) => event === 'end'),
    visit: criterion.sameVisit,
    counted: distinct
  });
  // Nulls count for nothing.
  const known = distinct === undefined ? found : filter(found, call('isNotNull', column('counted')));
  if (count === 0) return antiJoin(index.rows, as('a', known), around(criterion, ''));
  if (kind === 'atLeast' && count === 1) return semiJoin(index.rows, as('a', known), around(criterion, ''));

  const base = { ...index, rows: named(index) };
  const pairs = project(innerJoin(as('i', base.rows), as('a', known), around(criterion, 'i.')), {
    person_id: column('i.person_id'),
    [index.key]: column(`i.${index.key}`),
    ...(distinct === undefined ? {} : { counted: column('a.counted') })
  });
  const counted = group(pairs, ['person_id', index.key], {
    occurrences:
      distinct === undefined ? aggregate('countRows') : aggregate('countDistinct', column('counted'))
  });
  const compare = { atLeast: 'atLeast', exactly: 'equal', atMost: 'greater' } as const;
  const enough = filter(counted, call(compare[kind], column('occurrences'), integer(count)));
  const keys = pick(enough, 'person_id', index.key);
  return kind === 'atMost' ? antiJoin(...keyed(base, keys)) : semiJoin(...keyed(base, keys));
}

/** How an event (`a.`) must lie around an index event, whose columns have `index` before their names. */
function around(criterion: TimedCriterion, index: string): Expression {
  const { windows = [], sameVisit, outsideObservation } = criterion;
  return all(
    equal(column('a.person_id'), column(`${index}person_id`)),
    ...(outsideObservation
      ? []
      : [call('between', column('a.start_date'), column(`${index}op_start`), column(`${index}op_end`))]),
    ...windows.flatMap(window => within(window, index)),
    ...(sameVisit ? [equal(column('a.visit_id'), column(`${index}visit_id`))] : [])
  );
}

function within({ event, index: anchor, from, to }: TimeWindow, index: string): Expression[] {
  const when = column(`a.${event}_date`);
  const first = endOf(from, anchor, index);
  const last = endOf(to, anchor, index);
  if (first !== null && last !== null) return [call('between', when, first, last)];
  return [
    ...(first === null ? [] : [call('atLeast', when, first)]),
    ...(last === null ? [] : [call('atMost', when, last)])
  ];
}

function endOf(end: WindowEnd, anchor: TimeWindow['index'], index: string): Expression | null {
  switch (end.kind) {
    case 'day':
      return daysAfter(column(`${index}${anchor}_date`), end.day);
    case 'observationStart':
      return column(`${index}op_start`);
    case 'observationEnd':
      return column(`${index}op_end`);
    case 'open':
      return null;
  }
}
