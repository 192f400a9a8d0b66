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
  type Let,
  nothing,
  pick,
  project,
  type Relation,
  unionAll
} from '../plan/index.js';
import { among, notAmong } from './among.js';
import type { Context } from './context.js';
import { findings, ofCriteria, together, type Together } from './criterion.js';
import { groupPeople, inAll } from './group.js';
import { omop, type ReleaseFacts } from './release.js';

export type People = Extract<ResolvedCohort, { kind: 'people' }>;

/** A set of people, with its parts taken alone. */
export interface PeopleParts {
  /** The people of the cohort, each once: `person_id, first_date`, their earliest matching record. */
  readonly people: Relation;
  readonly groups: readonly { readonly id: string; readonly people: Relation }[];
  /** Whom each criterion holds for; null when there is none. */
  readonly matches: Matches | null;
}

/** A row per criterion and person: `criterion` (where there are several), `person_id, first_date`. */
export interface Matches extends Together {
  readonly rows: Let;
}

/** Everyone in PERSON whom all include groups hold for and no exclude group. */
export function peopleParts(cohort: People, context: Context): PeopleParts {
  const person = omop(context.release, 'person', 'person_id');
  const matches = matchesOf(cohort, context, person);
  const peopleOf = (node: People['include'][number]): Relation => {
    const members = node.of.map(({ id }) => id);
    return groupPeople(node, ofCriteria(matches!.rows, matches!, members));
  };
  const include = cohort.include.map(node => ({ id: node.id, people: peopleOf(node) }));
  const exclude = cohort.exclude.map(node => ({ id: node.id, people: peopleOf(node) }));

  const [first, ...others] = include.map(({ people }) => people);
  const included = first === undefined ? everyone(person) : inAll(first, others);
  const excluded = exclude.map(({ people }) => pick(people, 'person_id'));
  const people = excluded.length === 0 ? included : notAmong(included, unionAll(excluded));
  return { people, groups: [...include, ...exclude], matches };
}

/** Records can name people whom PERSON lacks; they are in no cohort. */
function matchesOf(cohort: People, context: Context, person: Relation): Matches | null {
  const criteria = [...cohort.include, ...cohort.exclude].flatMap(node => node.of);
  if (criteria.length === 0) return null;
  const found = together(criteria, criterion => findings(criterion, context), 'matches');
  const matches = group(among(found.rows, person), [...found.tag, 'person_id'], {
    first_date: aggregate('min', column('start_date'))
  });
  return { ...found, rows: called(found.name, matches) };
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
