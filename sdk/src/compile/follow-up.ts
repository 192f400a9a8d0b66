import type { ResolvedCohort, Span, WindowEnd } from '../definition/index.js';
import {
  aggregate,
  all,
  as,
  call,
  called,
  chooseFirst,
  column,
  columnsOf,
  daysAfter,
  equal,
  type Expression,
  filter,
  group,
  innerJoin,
  integer,
  leftJoin,
  type Let,
  project,
  type Relation,
  type Table as People,
  text
} from '../plan/index.js';
import { among } from './among.js';
import { cohortRows } from './cohort.js';
import { joinOverlapping } from './era.js';
import { omop, type ReleaseFacts } from './release.js';

/** Whom tables with a row per person are about, and when each was observed. */
export interface FollowUp {
  /** `person_id, day_0`, the day of the first entry; each person once. */
  readonly people: Let;
  /** `person_id, start_date, end_date`: observation periods up to the day of death; those of a person share no day. */
  readonly observed: Let;
  /** `person_id, death_date`, each person once; null where the release has no deaths. */
  readonly deaths: Let | null;
}

/** Days that features look at, person by person. */
export interface Frame {
  /** Which rows of the table: `person_id`, and `period` where there are periods. */
  readonly keys: readonly string[];
  /** `…keys, first_day, last_day`: the observed days among them; spans of one key share no day. */
  readonly spans: Let;
  /** `…keys, observed_days, followup_ended_by`: no row where nothing was observed. */
  readonly followed: Let;
}

export function followUp(cohort: ResolvedCohort | People, release: ReleaseFacts): FollowUp {
  const rows = cohort.kind === 'table' ? cohort : cohortRows(cohort, release);
  const people = called(
    'people',
    group(rows, ['person_id'], { day_0: aggregate('min', column('cohort_start_date')) })
  );
  const deaths = deathsOf(people, release);
  return { people, observed: observedDays(people, deaths, release), deaths };
}

function deathsOf(people: Let, release: ReleaseFacts): Let | null {
  if (release.columns['death'] === undefined) return null;
  const found = among(omop(release, 'death', 'person_id', 'death_date'), people);
  const first = group(found, ['person_id'], { death_date: aggregate('min', column('death_date')) });
  return called('deaths', first);
}

function observedDays(people: Let, deaths: Let | null, release: ReleaseFacts): Let {
  const [start, end] = ['observation_period_start_date', 'observation_period_end_date'] as const;
  const periods = among(omop(release, 'observation_period', 'person_id', start, end), people);
  const alive =
    deaths === null
      ? project(periods, { person_id: column('person_id'), start_date: column(start), end_date: column(end) })
      : project(
          leftJoin(as('op', periods), as('d', deaths), equal(column('d.person_id'), column('op.person_id'))),
          {
            person_id: column('op.person_id'),
            start_date: column(`op.${start}`),
            end_date: call('least', column(`op.${end}`), column('d.death_date'))
          }
        );
  const spans = filter(alive, call('atMost', column('start_date'), column('end_date')));
  return called(
    'observed',
    release.periodsOverlap === false ? spans : joinOverlapping(called('observation', spans))
  );
}

/** The days of a window around day 0, for each person: `person_id`, then `window_start, window_end` unless they are open. */
export function windowDays({ people, observed }: FollowUp, { from, to }: Span): Relation {
  const aroundDayZero = [from, to].some(
    ({ kind }) => kind === 'observationStart' || kind === 'observationEnd'
  );
  const rows = aroundDayZero
    ? innerJoin(
        as('p', people),
        as('o', observed),
        all(
          equal(column('o.person_id'), column('p.person_id')),
          call('between', column('p.day_0'), column('o.start_date'), column('o.end_date'))
        )
      )
    : as('p', people);
  return project(rows, {
    person_id: column('p.person_id'),
    ...(from.kind === 'open' ? {} : { window_start: dayOf(from) }),
    ...(to.kind === 'open' ? {} : { window_end: dayOf(to) })
  });
}

function dayOf(end: Exclude<WindowEnd, { kind: 'open' }>): Expression {
  if (end.kind === 'day') return daysAfter(column('p.day_0'), end.day);
  return column(end.kind === 'observationStart' ? 'o.start_date' : 'o.end_date');
}

/**
 * What was observed of some days: those of a window or of periods, as `…keys, window_start, window_end`; a side that is
 * not there is open. `ends`: whether the days end by themselves, and not with observation.
 */
export function frameOf(
  { observed, deaths }: FollowUp,
  days: Relation,
  { keys, name, ends }: { keys: readonly string[]; name: string; ends: boolean }
): Frame {
  const has = (side: string): boolean => columnsOf(days).some(column => column.name === side);
  const [first, last] = [column('w.window_start'), column('w.window_end')];
  const [start, end] = [column('o.start_date'), column('o.end_date')];
  const overlapping = innerJoin(
    as('w', days),
    as('o', observed),
    all(
      equal(column('o.person_id'), column('w.person_id')),
      ...(has('window_start') ? [call('atLeast', end, first)] : []),
      ...(has('window_end') ? [call('atMost', start, last)] : [])
    )
  );
  const spans = called(
    name,
    project(overlapping, {
      ...Object.fromEntries(keys.map(key => [key, column(`w.${key}`)])),
      first_day: has('window_start') ? call('greatest', start, first) : start,
      last_day: has('window_end') ? call('least', end, last) : end,
      ...(ends ? { window_end: last } : {})
    })
  );
  const length = call('add', call('daysBetween', column('first_day'), column('last_day')), integer(1));
  const totals = group(spans, keys, {
    observed_days: aggregate('sum', length),
    last_day: aggregate('max', column('last_day')),
    ...(ends ? { window_end: aggregate('max', column('window_end')) } : {})
  });
  return { keys, spans, followed: called(`${name}_days`, endedBy(totals, deaths, keys, ends)) };
}

/** Says what ended each follow-up: of what falls on one day, death before the window's end before observation's. */
function endedBy(totals: Relation, deaths: Let | null, keys: readonly string[], ends: boolean): Relation {
  const known = deaths === null ? as('t', totals) : withDeaths(totals, deaths);
  const last = column('t.last_day');
  return project(known, {
    ...Object.fromEntries(keys.map(key => [key, column(`t.${key}`)])),
    observed_days: column('t.observed_days'),
    followup_ended_by: chooseFirst(
      [
        ...(deaths === null ? [] : [[equal(column('d.death_date'), last), text('death')] as const]),
        ...(ends ? [[equal(column('t.window_end'), last), text('window end')] as const] : [])
      ],
      text('observation end')
    )
  });
}

const withDeaths = (totals: Relation, deaths: Let): Relation =>
  leftJoin(as('t', totals), as('d', deaths), equal(column('d.person_id'), column('t.person_id')));

/** A row for each person with its keys, with what was observed beside it: `p.…`, `w.…`. */
export function besideFrame(rows: Relation, alias: string, { keys, followed }: Frame): Relation {
  return leftJoin(
    rows,
    as(alias, followed),
    all(...keys.map(key => equal(column(`${alias}.${key}`), column(`p.${key}`))))
  );
}
