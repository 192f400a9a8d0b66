import { active, type DaySpan, type ResolvedCohort } from '../definition/index.js';
import {
  aggregate,
  ascending,
  call,
  called,
  column,
  date,
  daysAfter,
  distinct,
  filter,
  group,
  pick,
  project,
  type Relation,
  sort
} from '../plan/index.js';
import { type Context, contextOf } from './context.js';
import { type EntryParts, entryParts, type Events } from './entry.js';
import { joinOverlapping } from './era.js';
import { spansOf } from './exit.js';
import { peopleParts, peopleRows } from './people.js';
import type { ReleaseFacts } from './release.js';

/**
 * The rows of a cohort: `person_id bigint, cohort_start_date date, cohort_end_date date`, ordered by
 * person, then start.
 */
export function compileCohort(cohort: ResolvedCohort, release: ReleaseFacts): Relation {
  return sort(
    cohortRows(cohort, release),
    ascending(column('person_id')),
    ascending(column('cohort_start_date'))
  );
}

/** What the parts of a cohort share; saved cohorts are compiled as parts of the same plan. */
export const cohortContext = (cohort: ResolvedCohort, release: ReleaseFacts): Context =>
  contextOf(cohort, release, saved => called('saved_cohort', cohortRows(saved, release)));

/** The same rows in no order, as a part of a larger plan. */
export function cohortRows(given: ResolvedCohort, release: ReleaseFacts): Relation {
  const cohort = active(given);
  const context = cohortContext(cohort, release);
  switch (cohort.kind) {
    case 'people':
      return peopleRows(peopleParts(cohort, context).people, release);
    case 'events':
      return eventRows(entryParts(cohort, context), cohort, context);
  }
}

/** The people of a cohort, each once: `person_id`. Cheaper than its rows where dates do not matter. */
export function cohortPeople(given: ResolvedCohort, release: ReleaseFacts): Relation {
  const cohort = active(given);
  if (cohort.kind === 'people') {
    return pick(peopleParts(cohort, cohortContext(cohort, release)).people, 'person_id');
  }
  return distinct(cohortRows(cohort, release), { person_id: column('person_id') });
}

/** Spans from entry to exit, those of a person joined where they overlap, and cut to the dates. */
export function eventRows(parts: EntryParts, cohort: Events, context: Context): Relation {
  const spans = spansOf(parts, cohort, context);
  const { dates } = cohort;
  const eras = parts.onePerPerson ? spans : joined(spans, cohort, context.release);
  const rows = project(eras, {
    person_id: column('person_id'),
    cohort_start_date: cut('greatest', column('start_date'), dates?.from),
    cohort_end_date: cut('least', column('end_date'), dates?.to)
  });
  return dates === undefined ? rows : inDates(rows);
}

/** The spans of each person that overlap, or lie close enough, as one. */
function joined(spans: Relation, { eraGapDays = 0, exit }: Events, release: ReleaseFacts): Relation {
  if (exit?.kind === 'fixedOffset') return joinSpans(spans, eraGapDays);
  const byEnd = earliestByEnd(spans);
  // Within an observation period, spans that end on different days lie apart: by what censors them.
  const apart = release.periodsOverlap === false && exit?.kind !== 'drugEra' && eraGapDays === 0;
  return apart ? byEnd : joinSpans(byEnd, eraGapDays);
}

/** Spans that end on one day overlap: the earliest start stands for all, and few are left to join. */
const earliestByEnd = (spans: Relation): Relation =>
  pick(
    group(spans, ['person_id', 'end_date'], { start_date: aggregate('min', column('start_date')) }),
    'person_id',
    'start_date',
    'end_date'
  );

function joinSpans(spans: Relation, gapDays: number): Relation {
  const ended = (rows: Relation, days: number): Relation =>
    project(rows, {
      person_id: column('person_id'),
      start_date: column('start_date'),
      end_date: daysAfter(column('end_date'), days)
    });
  if (gapDays === 0) return joinOverlapping(called('spans', spans));
  return ended(joinOverlapping(called('spans', ended(spans, gapDays))), -gapDays);
}

const cut = (fn: 'greatest' | 'least', day: ReturnType<typeof column>, at: DaySpan['from']) =>
  at === undefined ? day : call(fn, day, date(at));

const inDates = (rows: Relation): Relation =>
  filter(rows, call('atMost', column('cohort_start_date'), column('cohort_end_date')));
