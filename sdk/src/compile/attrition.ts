import { active, type ResolvedCohort, type Stage } from '../definition/index.js';
import {
  ascending,
  column,
  group,
  integer,
  pick,
  project,
  type Relation,
  sort,
  text,
  unionAll
} from '../plan/index.js';
import { among, notAmong } from './among.js';
import { cohortContext, eventRows } from './cohort.js';
import { PERSONS, ROWS } from './counts.js';
import { type Events, entryParts } from './entry.js';
import { type People, peopleParts } from './people.js';
import type { ReleaseFacts } from './release.js';

interface Left {
  readonly stage: Stage;
  /** The id of the node that the stage is about; empty where there is none. */
  readonly part: string;
  readonly rows: Relation;
}

/**
 * Who is left after each stage, in the author's order: `position integer, stage string, part string,
 * people bigint, entries bigint`. The first row is the entry events (of a set of people: everyone),
 * the last the cohort.
 */
export function compileAttrition(given: ResolvedCohort, release: ReleaseFacts): Relation {
  const cohort = active(given);
  const stages = cohort.kind === 'people' ? ofPeople(cohort, release) : ofEvents(cohort, release);
  const counted = stages.map(({ stage, part, rows }, position) =>
    project(group(rows, [], { people: PERSONS, entries: ROWS }), {
      position: integer(position),
      stage: text(stage),
      part: text(part),
      people: column('people'),
      entries: column('entries')
    })
  );
  return sort(unionAll(counted), ascending(column('position')));
}

function ofEvents(cohort: Events, release: ReleaseFacts): Left[] {
  const context = cohortContext(cohort, release);
  const { entry, steps = [], limit } = cohort;
  const parts = entryParts(cohort, context);
  const stage = (stage: Stage, rows: Relation, part = ''): Left => ({ stage, part, rows });
  return [
    stage('entry', parts.observed.rows),
    ...(entry.limit === 'all' ? [] : [stage('entryLimit', parts.limited)]),
    ...(entry.qualifying === undefined
      ? []
      : [stage('qualifying', parts.entered, entry.qualifying.group.id)]),
    ...steps.map(({ id }, index) => stage('step', parts.steps[index]!, id)),
    ...(limit === 'all' ? [] : [stage('limit', parts.included)]),
    stage('cohort', eventRows(parts, cohort, context))
  ];
}

function ofPeople(cohort: People, release: ReleaseFacts): Left[] {
  const { include, exclude, everyone } = peopleParts(cohort, cohortContext(cohort, release));
  const stages: Left[] = [{ stage: 'everyone', part: '', rows: everyone }];
  let left: Relation = pick(everyone, 'person_id');
  for (const [stage, groups, keep] of [
    ['include', include, among],
    ['exclude', exclude, notAmong]
  ] as const) {
    for (const { id, people } of groups) {
      left = keep(left, people);
      stages.push({ stage, part: id, rows: left });
    }
  }
  return [...stages, { stage: 'cohort', part: '', rows: left }];
}
