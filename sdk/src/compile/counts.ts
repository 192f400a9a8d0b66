import { active, type ResolvedCohort } from '../definition/index.js';
import {
  aggregate,
  as,
  call,
  column,
  equal,
  type Expression,
  group,
  integer,
  leftJoin,
  project,
  type Relation,
  text,
  unionAll,
  values
} from '../plan/index.js';
import { cohortContext, eventRows } from './cohort.js';
import { type Events, entryParts } from './entry.js';
import { criteriaIn, isCounted, type People, peopleParts } from './people.js';
import { memberPeople } from './people-group.js';
import type { ReleaseFacts } from './release.js';
import type { Together } from './together.js';

/**
 * How many people and rows a cohort has, and each of its parts taken alone, in one statement:
 * `part string, people bigint, entries bigint`. Part '' is the cohort; the others are parts by node
 * id. Where the cohort is a set of people: groups, and criteria (whom each holds for); entries are people. Where it is made of events: entry
 * criteria (their events inside observation, before any limit), and steps (the events left after them).
 */
export function compileCounts(given: ResolvedCohort, release: ReleaseFacts): Relation {
  const cohort = active(given);
  return unionAll(cohort.kind === 'people' ? countPeople(cohort, release) : countEvents(cohort, release));
}

function countPeople(cohort: People, release: ReleaseFacts): Relation[] {
  const { people, include, exclude, matches, everyone } = peopleParts(cohort, cohortContext(cohort, release));
  const criteria = criteriaIn([...cohort.include, ...cohort.exclude]);
  const anyRecord = criteria.filter(criterion => !isCounted(criterion));
  return [
    counted('', people, ROWS),
    ...[...include, ...exclude].map(node => counted(node.id, node.people, ROWS)),
    ...criteria
      .filter(isCounted)
      .map(criterion => counted(criterion.id, memberPeople(criterion, matches!, everyone), ROWS)),
    ...(anyRecord.length === 0 ? [] : [countedAlone(anyRecord, matches!, ROWS)])
  ];
}

function countEvents(cohort: Events, release: ReleaseFacts): Relation[] {
  const context = cohortContext(cohort, release);
  const parts = entryParts(cohort, context);
  return [
    counted('', eventRows(parts, cohort, context), PERSONS),
    countedAlone(cohort.entry.events, parts.observed, PERSONS),
    ...(cohort.steps ?? []).map(({ id }, index) => counted(id, parts.steps[index]!, PERSONS))
  ];
}

export const ROWS = aggregate('countRows');
export const PERSONS = aggregate('countDistinct', column('person_id'));

/** One row about one part. */
function counted(part: string, rows: Relation, people: Expression): Relation {
  const count = group(rows, [], { people, entries: ROWS });
  return project(count, { part: text(part), people: column('people'), entries: column('entries') });
}

/** A row for each criterion, also for those that nobody meets. */
function countedAlone(
  criteria: readonly { readonly id: string }[],
  { rows, tag }: Together,
  people: Expression
): Relation {
  if (tag.length === 0) return counted(criteria[0]!.id, rows, people);
  const parts = values(
    [{ name: 'part', type: 'string' }],
    criteria.map(({ id }) => [text(id)])
  );
  const found = group(rows, tag, { people, entries: ROWS });
  const joined = leftJoin(as('p', parts), as('f', found), equal(column('f.criterion'), column('p.part')));
  const orNone = (name: string): Expression => call('coalesce', column(name), integer(0));
  return project(joined, {
    part: column('p.part'),
    people: orNone('f.people'),
    entries: orNone('f.entries')
  });
}
