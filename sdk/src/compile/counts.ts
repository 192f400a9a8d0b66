import type { ResolvedCohort } from '../definition/index.js';
import { aggregate, column, group, project, type Relation, text, unionAll } from '../plan/index.js';
import { among } from './among.js';
import { eventRows } from './cohort.js';
import { contextOf } from './context.js';
import { type Events, entryParts } from './entry.js';
import { type People, peopleParts } from './people.js';
import { omop, type ReleaseFacts } from './release.js';

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
  const { people, groups } = peopleParts(cohort, contextOf(cohort, release));
  const person = omop(release, 'person', 'person_id');
  // Records can name people whom PERSON lacks; they are nobody's count.
  const alone = ({ id, people }: { id: string; people: Relation }): Relation =>
    counted(id, among(people, person), 'countRows');
  return [
    counted('', people, 'countRows'),
    ...groups.flatMap(node => [alone(node), ...node.members.map(alone)])
  ];
}

function countEvents(cohort: Events, release: ReleaseFacts): Relation[] {
  const { events, criteria } = entryParts(cohort, contextOf(cohort, release));
  return [
    counted('', eventRows(events), 'countDistinct'),
    ...criteria.map(criterion => counted(criterion.id, criterion.events, 'countDistinct'))
  ];
}

/** One row; `countRows` where each person has one row anyway. */
function counted(part: string, rows: Relation, people: 'countRows' | 'countDistinct'): Relation {
  const count = group(rows, [], {
    people: people === 'countRows' ? aggregate('countRows') : aggregate(people, column('person_id')),
    entries: aggregate('countRows')
  });
  return project(count, { part: text(part), people: column('people'), entries: column('entries') });
}
