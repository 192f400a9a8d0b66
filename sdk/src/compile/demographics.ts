import type { Demographics } from '../definition/index.js';
import {
  all,
  call,
  column,
  type Expression,
  filter,
  integer,
  oneOf,
  pick,
  type Relation
} from '../plan/index.js';
import { inRange } from './range.js';
import { omop, type ReleaseFacts } from './release.js';

/** The rows of PERSON that all given attributes hold for: `person_id`. */
export function demographics(criterion: Demographics, release: ReleaseFacts): Relation {
  const conditions: readonly (readonly [column: string, condition: Expression])[] = [
    ...concept('gender_concept_id', criterion.sex),
    ...concept('race_concept_id', criterion.race),
    ...concept('ethnicity_concept_id', criterion.ethnicity),
    ...(criterion.age
      ? [
          [
            'year_of_birth',
            inRange(ageAt(release.cutOff, column('year_of_birth')), criterion.age.years)
          ] as const
        ]
      : [])
  ];
  const person = omop(release, 'person', 'person_id', ...conditions.map(([name]) => name));
  const wanted = all(...conditions.map(([, condition]) => condition));
  return pick(filter(person, wanted), 'person_id');
}

/** Age in whole years on a day: the difference of calendar years, as Circe counts it. */
export const ageAt = (day: string, yearOfBirth: Expression): Expression =>
  call('subtract', integer(Number(day.slice(0, 4))), yearOfBirth);

function concept(name: string, ids: readonly number[] | undefined): (readonly [string, Expression])[] {
  if (ids === undefined) return [];
  // Concept 0 is "no matching concept"; no concept at all says the same.
  const value = ids.includes(0) ? call('coalesce', column(name), integer(0)) : column(name);
  return [[name, oneOf(value, ids)]];
}
