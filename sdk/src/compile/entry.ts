import type { Limit, ResolvedCohort } from '../definition/index.js';
import {
  all,
  ascending,
  call,
  called,
  column,
  columnsOf,
  daysAfter,
  descending,
  equal,
  filter,
  integer,
  kept,
  type Let,
  over,
  pick,
  project,
  type Relation,
  sameColumns
} from '../plan/index.js';
import type { Context } from './context.js';
import { events, observedEvents } from './criterion.js';
import { holding, needsOf } from './group.js';
import { sqlName } from './names.js';
import { duringObservation, hasPeriods, type Within } from './observed.js';
import { together, type Together } from './together.js';
import type { Wanted } from './wanted.js';

export type Events = Extract<ResolvedCohort, { kind: 'events' }>;

/** The events of a cohort from entry to the last step. */
export interface EntryParts {
  /** All entry events that lie inside an observation period; `criterion` before them where there are several. */
  readonly observed: Together & { readonly rows: Let };
  /** Those that the entry's limit leaves. */
  readonly limited: Relation;
  /** Those of them that qualify. */
  readonly entered: Relation;
  /** The events that are left after each step, in the author's order. */
  readonly steps: readonly Let[];
  /** The events whose time makes the cohort: after all steps and the last limit. */
  readonly included: Relation;
  /** The column that tells the events of a person apart. */
  readonly key: string;
  /** Whether a limit leaves each person one event at most. */
  readonly onePerPerson: boolean;
}

/** The column of a number given to entry events where a person can have several. */
const KEY = 'entry';

/** The entry events of a cohort, what they must meet, and the limits. */
export function entryParts(cohort: Events, context: Context): EntryParts {
  const { entry, steps = [], censoring, exit } = cohort;
  const needs = needsOf([...(entry.qualifying ? [entry.qualifying.group] : []), ...steps]);
  const adjusted = entry.events.some(each => 'period' in each && each.period?.from !== undefined);
  const wanted = {
    end: needs.end || (exit?.kind === 'fixedOffset' && exit.of === 'end'),
    visit: needs.visit,
    sort: adjusted
  };
  const alone = steps.length === 0 && !entry.qualifying && !censoring && exit?.kind !== 'drugEra';
  const { observed, people } = observedEntries(entry, wanted, context, alone);
  // A person's first record ever lies in one period at most, where periods do not overlap.
  const once =
    context.release.periodsOverlap === false &&
    entry.events.length === 1 &&
    entry.events[0]!.firstEver === true;
  const left = (rows: Relation, which: Limit): Relation => (once ? rows : limit(rows, which));
  const first = left(without(observed.rows, observed.tag), entry.limit);
  // Later limits go by where events start, whatever the record says.
  const limited = without(first, ['sort_date']);
  // Where a person has one event, the person tells it apart.
  const several = !once && entry.limit === 'all' && (needs.key || censoring !== undefined);
  const key = several ? KEY : 'event_id';
  const numbered = several
    ? called(
        'numbered_events',
        project(limited, {
          ...sameColumns(limited),
          [KEY]: over('rowNumber', [], { partitionBy: [], orderBy: [] })
        })
      )
    : limited;
  const asked = (group: Parameters<typeof holding>[0], rows: Relation, name: string): Relation =>
    holding(group, { rows, key, name }, { ...context, people });
  const { qualifying } = entry;
  const entered =
    qualifying === undefined
      ? numbered
      : left(called('qualifying_events', asked(qualifying.group, numbered, 'entry')), qualifying.limit);
  let rest = entered;
  const after = steps.map((step, position) => {
    const name = sqlName(`step_${position + 1}`, step.name ?? '');
    const rows = called(name, asked(step, rest, `before_${name}`));
    rest = rows;
    return rows;
  });
  const single = once || entry.limit !== 'all' || (qualifying !== undefined && qualifying.limit !== 'all');
  const included = single ? rest : limit(rest, cohort.limit);
  return {
    observed,
    limited: numbered,
    entered,
    steps: after,
    included,
    key,
    onePerPerson: single || cohort.limit !== 'all'
  };
}

interface Observed {
  readonly observed: EntryParts['observed'];
  /** Whom they are of, where that is known before the rest is planned. */
  readonly people?: Relation;
}

/**
 * The events that lie inside an observation period, with the days needed before and after. They are few
 * among many: over a large release they are kept before their periods are looked up, or, with periods beside
 * the records, before anything else is; `alone`: nothing else is looked up for them.
 */
function observedEntries(
  { events: criteria, priorDays, laterDays }: Events['entry'],
  wanted: Wanted,
  context: Context,
  alone: boolean
): Observed {
  const { release } = context;
  const within: Within = (start, first, last) =>
    all(
      call('atMost', daysAfter(first, priorDays), start),
      call('atLeast', last, daysAfter(start, laterDays))
    );
  const beside = criteria.every(criterion => hasPeriods(criterion, release));
  const found = together(
    criteria,
    each => (beside ? observedEvents(each, context, wanted, within) : events(each, context, wanted)),
    'entry_events'
  );
  const few = release.large && !(beside && alone) ? kept(found.name, found.rows) : undefined;
  const people = few && { people: few };
  if (beside) return { observed: { ...found, rows: few ?? called(found.name, found.rows) }, ...people };
  const looked = duringObservation(few ?? found.rows, context, within);
  return { observed: { ...found, rows: called(few ? 'observed_events' : found.name, looked) }, ...people };
}

/** A relation without some of its columns. */
function without(rows: Relation, dropped: readonly string[]): Relation {
  const names = columnsOf(rows).map(({ name }) => name);
  const kept = names.filter(name => !dropped.includes(name));
  return kept.length === names.length ? rows : pick(rows, ...kept);
}

/** A person's first or last event: by date, then record id, then what else tells events apart. */
function limit(found: Relation, which: Limit): Relation {
  if (which === 'all') return found;
  const names = columnsOf(found).map(({ name }) => name);
  const day = column(names.includes('sort_date') ? 'sort_date' : 'start_date');
  const told = ['person_id', 'event_id', KEY, day.name];
  const ties = names.filter(name => !told.includes(name)).map(name => column(name));
  const order = [column('event_id'), ...ties];
  const numbered = project(found, {
    ...sameColumns(found),
    ordinal: over('rowNumber', [], {
      partitionBy: [column('person_id')],
      orderBy:
        which === 'last'
          ? [descending(day), ...order.map(ascending)]
          : [ascending(call('row', day, ...order))]
    })
  });
  return pick(filter(numbered, equal(column('ordinal'), integer(1))), ...names);
}
