import type { Criterion, Group, Member, ResolvedCohort, TimedCriterion } from '../definition/index.js';
import {
  aggregate,
  as,
  call,
  called,
  column,
  date,
  distinct,
  equal,
  filter,
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
import { events } from './criterion.js';
import { demographics } from './demographics.js';
import { groupPeople, inAll } from './people-group.js';
import { omop, type ReleaseFacts } from './release.js';
import { together, type Together } from './together.js';

export type People = Extract<ResolvedCohort, { kind: 'people' }>;

/** A set of people, with its parts taken alone. */
export interface PeopleParts {
  /** The people of the cohort, each once: `person_id, first_date`, their earliest matching record. */
  readonly people: Relation;
  readonly include: readonly GroupPeople[];
  readonly exclude: readonly GroupPeople[];
  /** Whom each criterion holds for; null when there is none. */
  readonly matches: Matches | null;
  readonly everyone: Relation;
}

export interface GroupPeople {
  readonly id: string;
  readonly people: Relation;
}

/**
 * A row per criterion and person with matching records: `criterion` (where there are several),
 * `person_id, first_date`, and `occurrences` where some criterion asks for a number of them.
 */
export interface Matches extends Together {
  readonly rows: Let;
}

/** Everyone in PERSON whom all include groups hold for and no exclude group. */
export function peopleParts(cohort: People, context: Context): PeopleParts {
  const person = omop(context.release, 'person', 'person_id');
  // PERSON can hold a person twice.
  const everyone = distinct(person, { person_id: column('person_id'), first_date: nothing('date') });
  const matches = matchesOf([...cohort.include, ...cohort.exclude], context, person);
  const peopleOf = (node: Group): GroupPeople => ({
    id: node.id,
    people: groupPeople(node, matches!, everyone)
  });
  const include = cohort.include.map(peopleOf);
  const exclude = cohort.exclude.map(peopleOf);

  const [first, ...others] = include.map(({ people }) => people);
  const included = first === undefined ? everyone : inAll(first, others);
  const excluded = exclude.map(({ people }) => pick(people, 'person_id'));
  const people = excluded.length === 0 ? included : notAmong(included, unionAll(excluded));
  return { people, include, exclude, matches, everyone };
}

export const isCounted = (criterion: Criterion): boolean =>
  criterion.kind !== 'demographics' && criterion.occurrences !== undefined;

/** Every criterion of some groups, wherever it stands in them. */
export const criteriaIn = (nodes: readonly Member[]): Criterion[] =>
  nodes.flatMap(node => ('of' in node ? criteriaIn(node.of) : [node]));

/** Records can name people whom PERSON lacks; they are in no cohort. */
function matchesOf(groups: readonly Group[], context: Context, person: Relation): Matches | null {
  const criteria = criteriaIn(groups);
  if (criteria.length === 0) return null;
  const found = together(criteria, criterion => findings(criterion, context), 'matches');
  const matches = group(among(found.rows, person), [...found.tag, 'person_id'], {
    first_date: aggregate('min', column('start_date')),
    ...(criteria.some(isCounted) ? { occurrences: aggregate('countRows') } : {})
  });
  return { ...found, rows: called(found.name, matches) };
}

/**
 * What a criterion finds about people: `person_id, start_date`, a row for each that is counted; for
 * facts about the person, a row without date.
 */
function findings(criterion: Criterion, context: Context): Relation {
  if (criterion.kind === 'demographics') {
    return project(demographics(criterion, context), {
      person_id: column('person_id'),
      start_date: nothing('date')
    });
  }
  const distinctBy = criterion.occurrences?.distinct;
  if (distinctBy === undefined) return pick(events(simpler(criterion), context), 'person_id', 'start_date');
  const found = events(criterion, context, { counted: distinctBy });
  const known = filter(found, call('isNotNull', column('counted')));
  const once = group(known, ['person_id', 'counted'], { start_date: aggregate('min', column('start_date')) });
  return pick(once, 'person_id', 'start_date');
}

/** Which record is the first makes no difference to who has one, nor to the first date. */
function simpler(criterion: TimedCriterion): TimedCriterion {
  const { firstEver: _, ...any } = criterion;
  const asksMore = [any.where, any.nested, any.occurrences, any.adjust].some(each => each !== undefined);
  return asksMore ? criterion : (any as TimedCriterion);
}

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
