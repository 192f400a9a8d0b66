import type { ResolvedCohort } from '../definition/index.js';
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
import { eventRows } from './cohort.js';
import { contextOf } from './context.js';
import type { Together } from './criterion.js';
import { type Events, entryParts } from './entry.js';
import { type People, peopleParts } from './people.js';
import type { ReleaseFacts } from './release.js';

/**
 * How many people and rows a cohort has, and each of its parts taken alone, in one statement:
 * `part string, people bigint, entries bigint`. Part '' is the cohort; the others are groups and
 * criteria by node id. Entries of a part are its people where the cohort is a set of people, and
 * the entry events before any limit where it is made of events.
 */
export function compileCounts(cohort: ResolvedCohort, release: ReleaseFacts): Relation {
  return unionAll(cohort.kind === 'people' ? countPeople(cohort, release) : countEvents(cohort, release));
}

function countPeople(cohort: People, release: ReleaseFacts): Relation[] {
  const { people, groups, matches } = peopleParts(cohort, contextOf(cohort, release));
  const criteria = [...cohort.include, ...cohort.exclude].flatMap(node => node.of);
  return [
    counted('', people, ROWS),
    ...groups.map(node => counted(node.id, node.people, ROWS)),
    ...(matches === null ? [] : [countedAlone(criteria, matches, ROWS)])
  ];
}

function countEvents(cohort: Events, release: ReleaseFacts): Relation[] {
  const { events, observed } = entryParts(cohort, contextOf(cohort, release));
  return [counted('', eventRows(events), PERSONS), countedAlone(cohort.entry.events, observed, PERSONS)];
}

const ROWS = aggregate('countRows');
const PERSONS = aggregate('countDistinct', column('person_id'));

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
