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
  pick,
  project,
  type Relation,
  sameColumns
} from '../plan/index.js';
import type { Context } from './context.js';
import { events, together, type Together } from './criterion.js';
import { omop, type ReleaseFacts } from './release.js';

export type Events = Extract<ResolvedCohort, { kind: 'events' }>;

/** The columns of entry events; `end_date` is where the observation period around the event ends. */
const COLUMNS = ['person_id', 'event_id', 'start_date', 'end_date'] as const;

/** The entry events of a cohort, with those of each criterion taken alone. */
export interface EntryParts {
  /** The events that count: `person_id, event_id, start_date, end_date`. */
  readonly events: Relation;
  /** All that lie inside an observation period: the same columns, `criterion` before them where there are several. */
  readonly observed: Together & { readonly rows: Let };
}

/** The entry events of a cohort, limits applied. */
export function entryParts(cohort: Events, context: Context): EntryParts {
  const { entry } = cohort;
  const found = together(entry.events, criterion => events(criterion, context), 'observed_events');
  const observed = { ...found, rows: called(found.name, insidePeriods(found, entry, context.release)) };
  const entering = limited(observed.rows, entry.limit);
  // A limit leaves each person one event: another has nothing left to do.
  return { events: entry.limit === 'all' ? limited(entering, cohort.limit) : entering, observed };
}

/** The events that lie inside an observation period, with the days needed before and after. */
function insidePeriods(
  { rows, tag }: Together,
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
    as('e', rows),
    as('op', period),
    all(
      equal(column('op.person_id'), column('e.person_id')),
      call('atMost', later(start, priorDays), column('e.start_date')),
      call('atLeast', end, later(column('e.start_date'), laterDays))
    )
  );
  return project(found, {
    ...Object.fromEntries(tag.map(name => [name, column(`e.${name}`)])),
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
    ...sameColumns(pick(events, ...COLUMNS)),
    ordinal: over('rowNumber', [], {
      partitionBy: [column('person_id')],
      orderBy: [byDate, ascending(column('event_id')), ascending(column('end_date'))]
    })
  });
  return pick(filter(numbered, equal(column('ordinal'), integer(1))), ...COLUMNS);
}
