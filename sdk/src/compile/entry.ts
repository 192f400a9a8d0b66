import { domainOf } from '../cdm/index.js';
import type { Limit, ResolvedCohort } from '../definition/index.js';
import {
  all,
  as,
  ascending,
  call,
  called,
  column,
  descending,
  equal,
  type Expression,
  filter,
  innerJoin,
  integer,
  type Let,
  over,
  project,
  type Relation,
  unionAll
} from '../plan/index.js';
import type { Context } from './context.js';
import { events } from './criterion.js';
import { sqlName } from './names.js';
import { omop, type ReleaseFacts } from './release.js';

export type Events = Extract<ResolvedCohort, { kind: 'events' }>;

/** The columns of entry events; `end_date` is where the observation period around the event ends. */
const COLUMNS = ['person_id', 'event_id', 'start_date', 'end_date'] as const;

/** Entry events, with each entry criterion taken alone. */
export interface EntryParts {
  /** The events that count: `person_id, event_id, start_date, end_date`. */
  readonly events: Relation;
  readonly criteria: readonly { readonly id: string; readonly events: Let }[];
}

/** The entry events of a cohort, limits applied. */
export function entryParts(cohort: Events, context: Context): EntryParts {
  const { entry } = cohort;
  const criteria = entry.events.map(criterion => ({
    id: criterion.id,
    events: called(
      sqlName(criterion.id, domainOf(criterion.kind).name),
      observed(events(criterion, context), entry, context.release)
    )
  }));
  const found = unionAll(criteria.map(criterion => criterion.events));
  const entering = limited(found, entry.limit);
  // One event is left for each person already.
  if (entry.limit !== 'all') return { events: entering, criteria };
  return { events: limited(entering, cohort.limit), criteria };
}

/** The events that lie inside an observation period, with the days needed before and after. */
function observed(
  events: Relation,
  { priorDays, laterDays }: Events['entry'],
  release: ReleaseFacts
): Relation {
  const period = omop(
    release,
    'observation_period',
    'person_id',
    'observation_period_start_date',
    'observation_period_end_date'
  );
  const start = column('op.observation_period_start_date');
  const end = column('op.observation_period_end_date');
  const found = innerJoin(
    as('e', events),
    as('op', period),
    all(
      equal(column('op.person_id'), column('e.person_id')),
      call('atMost', later(start, priorDays), column('e.start_date')),
      call('atLeast', end, later(column('e.start_date'), laterDays))
    )
  );
  return project(found, {
    person_id: column('e.person_id'),
    event_id: column('e.event_id'),
    start_date: column('e.start_date'),
    end_date: end
  });
}

const later = (day: Expression, days: number): Expression =>
  days === 0 ? day : call('addDays', day, integer(days));

/** A person's first or last event: by date, then record id, then the period that ends first. */
function limited(events: Relation, limit: Limit): Relation {
  if (limit === 'all') return events;
  const byDate = limit === 'last' ? descending(column('start_date')) : ascending(column('start_date'));
  const numbered = project(events, {
    ...same(COLUMNS),
    ordinal: over('rowNumber', [], {
      partitionBy: [column('person_id')],
      orderBy: [byDate, ascending(column('event_id')), ascending(column('end_date'))]
    })
  });
  return project(filter(numbered, equal(column('ordinal'), integer(1))), same(COLUMNS));
}

const same = (names: readonly string[]): Record<string, Expression> =>
  Object.fromEntries(names.map(name => [name, column(name)]));
