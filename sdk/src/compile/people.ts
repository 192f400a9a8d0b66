import type { ResolvedCohort } from '../definition/index.js';
import {
  aggregate,
  as,
  call,
  called,
  column,
  date,
  distinct,
  equal,
  group,
  leftJoin,
  nothing,
  project,
  type Relation
} from '../plan/index.js';
import { among, notAmong } from './among.js';
import type { Context } from './context.js';
import { groupPeople, type GroupPeople } from './group.js';
import { omop, type ReleaseFacts } from './release.js';

export type People = Extract<ResolvedCohort, { kind: 'people' }>;

/** A set of people, with its groups taken alone. */
export interface PeopleParts {
  /** The people of the cohort, each once: `person_id, first_date` (see `peopleOf`). */
  readonly people: Relation;
  readonly groups: readonly GroupPeople[];
}

/** Everyone in PERSON whom all include groups hold for and no exclude group. */
export function peopleParts(cohort: People, context: Context): PeopleParts {
  const include = cohort.include.map(node => groupPeople(node, context));
  const exclude = cohort.exclude.map(node => groupPeople(node, context));
  const [first, ...others] = include.map(node => node.people);
  const person = omop(context.release, 'person', 'person_id');

  const start = first === undefined ? everyone(person) : among(first, person);
  const included = others.reduce<Relation>(among, start);
  const people = exclude.reduce<Relation>((rows, node) => notAmong(rows, node.people), included);
  return { people, groups: [...include, ...exclude] };
}

/** PERSON can hold a person twice. */
const everyone = (person: Relation): Relation =>
  distinct(person, { person_id: column('person_id'), first_date: nothing('date') });

/**
 * The rows of a set of people: from the earliest matching record of the first include group, else
 * the start of the first observation period, else the cut-off; to the cut-off, or to the start
 * where that is later.
 */
export function peopleRows(people: Relation, release: ReleaseFacts): Relation {
  const periods = omop(release, 'observation_period', 'person_id', 'observation_period_start_date');
  const firstPeriod = group(periods, ['person_id'], {
    start_date: aggregate('min', column('observation_period_start_date'))
  });
  const cutOff = date(release.cutOff);
  const starts = project(
    leftJoin(as('p', people), as('op', firstPeriod), equal(column('op.person_id'), column('p.person_id'))),
    {
      person_id: column('p.person_id'),
      cohort_start_date: call('coalesce', column('p.first_date'), column('op.start_date'), cutOff)
    }
  );
  return project(called('starts', starts), {
    person_id: column('person_id'),
    cohort_start_date: column('cohort_start_date'),
    cohort_end_date: call('greatest', column('cohort_start_date'), cutOff)
  });
}
