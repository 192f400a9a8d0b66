import { domainOf } from '../cdm/index.js';
import type { TimedCriterion } from '../definition/index.js';
import {
  all,
  as,
  call,
  column,
  equal,
  type Expression,
  innerJoin,
  project,
  type Relation,
  sameColumns
} from '../plan/index.js';
import type { Context } from './context.js';
import { omop, PERIOD, type ReleaseFacts } from './release.js';

/** How an event must lie in an observation period that begins and ends on these days. */
export type Within = (start: Expression, first: Expression, last: Expression) => Expression;

export const inside: Within = (start, first, last) => call('between', start, first, last);

/** Whether the release has beside the records that a criterion asks for the period around their start. */
export function hasPeriods(criterion: TimedCriterion, { eventPeriods = [] }: ReleaseFacts): boolean {
  if (criterion.kind === 'cohort' || criterion.adjust?.start !== undefined) return false;
  const moved = 'period' in criterion && criterion.period?.from !== undefined;
  return !moved && eventPeriods.includes(domainOf(criterion.kind).table);
}

/** Events with the observation period around their start, looked up: their columns, then `op_start, op_end`. */
export function duringObservation(found: Relation, { release }: Context, within: Within): Relation {
  const period = omop(release, 'observation_period', 'person_id', PERIOD.start, PERIOD.end);
  const start = column(`op.${PERIOD.start}`);
  const end = column(`op.${PERIOD.end}`);
  const joined = innerJoin(
    as('e', found),
    as('op', period),
    all(equal(column('op.person_id'), column('e.person_id')), within(column('e.start_date'), start, end))
  );
  const own = Object.keys(sameColumns(found)).map(name => [name, column(`e.${name}`)] as const);
  return project(joined, { ...Object.fromEntries(own), op_start: start, op_end: end });
}
