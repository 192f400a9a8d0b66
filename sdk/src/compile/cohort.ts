import type { ResolvedCohort } from '../definition/index.js';
import { ascending, called, column, distinct, pick, project, type Relation, sort } from '../plan/index.js';
import { type Context, contextOf } from './context.js';
import { entryParts } from './entry.js';
import { joinOverlapping } from './era.js';
import { peopleParts, peopleRows } from './people.js';
import type { ReleaseFacts } from './release.js';

/**
 * The rows of a cohort: `person_id bigint, cohort_start_date date, cohort_end_date date`, ordered by
 * person, then start.
 */
export function compileCohort(cohort: ResolvedCohort, release: ReleaseFacts): Relation {
  return sort(
    cohortRows(cohort, contextOf(cohort, release)),
    ascending(column('person_id')),
    ascending(column('cohort_start_date'))
  );
}

/** The same rows in no order, as a part of a larger plan. */
export function cohortRows(cohort: ResolvedCohort, context: Context): Relation {
  switch (cohort.kind) {
    case 'people':
      return peopleRows(peopleParts(cohort, context).people, context.release);
    case 'events':
      return eventRows(entryParts(cohort, context).events);
  }
}

/** The people of a cohort, each once: `person_id`. Cheaper than its rows where dates do not matter. */
export function cohortPeople(cohort: ResolvedCohort, context: Context): Relation {
  switch (cohort.kind) {
    case 'people':
      return pick(peopleParts(cohort, context).people, 'person_id');
    case 'events':
      // A limit leaves everyone with the event that it keeps.
      return distinct(entryParts(cohort, context).observed.rows, { person_id: column('person_id') });
  }
}

/** Spans from entry events: each lasts to the end of its observation period, overlapping ones are joined. */
export function eventRows(events: Relation): Relation {
  const joined = joinOverlapping(events.kind === 'let' ? events : called('entry_events', events));
  return project(joined, {
    person_id: column('person_id'),
    cohort_start_date: column('start_date'),
    cohort_end_date: column('end_date')
  });
}
