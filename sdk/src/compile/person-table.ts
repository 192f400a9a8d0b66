import {
  type Feature,
  featureColumns,
  type Periods,
  type PeopleTable,
  type PeriodFeature,
  type PeriodsTable,
  type Span
} from '../definition/index.js';
import {
  all,
  as,
  ascending,
  call,
  called,
  column,
  daysAfter,
  equal,
  type Expression,
  innerJoin,
  integer,
  leftJoin,
  project,
  type Relation,
  sort,
  values
} from '../plan/index.js';
import type { ConceptSets } from './concept-sets.js';
import { featureRows, featureValue } from './feature.js';
import { besideFrame, type FollowUp, type Frame, frameOf, windowDays } from './follow-up.js';
import type { ReleaseFacts } from './release.js';

/** One row per person, ordered by person: the spine, then the columns of each feature. */
export function personRows(
  { window, features }: PeopleTable,
  follow: FollowUp,
  conceptSet: ConceptSets,
  release: ReleaseFacts
): Relation {
  const frames = framesOf([window, ...features.flatMap(feature => feature.window ?? [])], follow);
  const placed = features.map(feature => ({ feature, frame: frames(feature.window ?? window) }));
  const rows = spine(as('p', follow.people), frames(window), placed, conceptSet, release);
  return sort(
    project(rows.of, {
      person_id: column('p.person_id'),
      day_0: column('p.day_0'),
      ...observedColumns('w1', ''),
      ...rows.columns
    }),
    ascending(column('person_id'))
  );
}

/** One row per person and period, ordered by them. */
export function periodRows(
  { periods, features }: PeriodsTable,
  follow: FollowUp,
  conceptSet: ConceptSets,
  release: ReleaseFacts
): Relation {
  const days = called('periods', periodDays(periods, follow));
  const frame: Placed = {
    frame: frameOf(
      follow,
      project(days, {
        person_id: column('person_id'),
        period: column('period'),
        window_start: column('period_start'),
        window_end: column('period_end')
      }),
      { keys: ['person_id', 'period'], name: 'observed_periods', ends: true }
    ),
    alias: 'w1'
  };
  const placed = features.map(feature => ({ feature, frame }));
  const rows = spine(as('p', days), frame, placed, conceptSet, release);
  const own = ['person_id', 'day_0', 'period', 'period_start', 'period_end'];
  return sort(
    project(rows.of, {
      ...Object.fromEntries(own.map(name => [name, column(`p.${name}`)])),
      ...observedColumns('w1', ''),
      ...rows.columns
    }),
    ascending(column('person_id')),
    ascending(column('period'))
  );
}

/** A frame with what it is called where it is joined. */
interface Placed {
  readonly frame: Frame;
  readonly alias: string;
}

/** The frames of windows; equal windows share one. */
function framesOf(windows: readonly Span[], follow: FollowUp): (window: Span) => Placed {
  const made = new Map<string, Placed>();
  for (const window of windows) {
    const key = JSON.stringify([window.from, window.to]);
    if (made.has(key)) continue;
    const number = made.size + 1;
    const ends = window.to.kind === 'day';
    const frame = frameOf(follow, windowDays(follow, window), {
      keys: ['person_id'],
      name: number === 1 ? 'observed_window' : `observed_window_${number}`,
      ends
    });
    made.set(key, { frame, alias: `w${number}` });
  }
  return window => made.get(JSON.stringify([window.from, window.to]))!;
}

/** People or their periods (`p`) beside all frames and features, with the columns that features give. */
function spine(
  people: Relation,
  own: Placed,
  placed: readonly { readonly feature: Feature | PeriodFeature; readonly frame: Placed }[],
  conceptSet: ConceptSets,
  release: ReleaseFacts
): { readonly of: Relation; readonly columns: Readonly<Record<string, Expression>> } {
  const frames = new Set([own, ...placed.map(({ frame }) => frame)]);
  let of = people;
  for (const { frame, alias } of frames) of = besideFrame(of, alias, frame);
  const columns: Record<string, Expression> = {};
  placed.forEach(({ feature, frame: { frame, alias } }, index) => {
    const f = `f${index + 1}`;
    of = leftJoin(
      of,
      as(f, featureRows(feature, frame, conceptSet, release)),
      all(...frame.keys.map(key => equal(column(`${f}.${key}`), column(`p.${key}`))))
    );
    for (const { name, take } of featureColumns(feature)) {
      if (take === 'observedDays' || take === 'followupEndedBy') {
        Object.assign(columns, observedColumns(alias, `${feature.name}_`));
      } else columns[name] = featureValue(take, f, alias, frame.keys);
    }
  });
  return { of, columns };
}

const observedColumns = (alias: string, before: string): Record<string, Expression> => ({
  [`${before}observed_days`]: call('coalesce', column(`${alias}.observed_days`), integer(0)),
  [`${before}followup_ended_by`]: column(`${alias}.followup_ended_by`)
});

const MONTHS: Readonly<Record<Periods['unit'], number>> = { month: 1, quarter: 3, year: 12 };
const STARTS = { month: 'monthStart', quarter: 'quarterStart', year: 'yearStart' } as const;

/** `person_id, day_0, period, period_start, period_end`: each starts as many months after the first as it has before it. */
function periodDays({ unit, start, from, to }: Periods, { people }: FollowUp): Relation {
  const numbers = values(
    [{ name: 'period', type: 'integer' }],
    Array.from({ length: to - from + 1 }, (_, index) => [integer(from + index)])
  );
  const day = column('p.day_0');
  const origin = start === 'dayZero' ? day : call(STARTS[unit], day);
  const months = call('multiply', column('n.period'), integer(MONTHS[unit]));
  return project(innerJoin(as('p', people), as('n', numbers), all()), {
    person_id: column('p.person_id'),
    day_0: day,
    period: column('n.period'),
    period_start: call('addMonths', origin, months),
    period_end: daysAfter(call('addMonths', origin, call('add', months, integer(MONTHS[unit]))), -1)
  });
}
