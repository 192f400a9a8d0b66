import type { ResolvedCohort } from '../definition/index.js';
import {
  aggregate,
  as,
  call,
  called,
  cast,
  column,
  equal,
  type Expression,
  filter,
  group,
  innerJoin,
  integer,
  project,
  type Relation,
  text,
  unionAll
} from '../plan/index.js';
import { cohortPeople } from './cohort.js';
import { ageAt } from './demographics.js';
import { omop, type ReleaseFacts } from './release.js';

/** Age groups are decades; the last is open. */
const DECADE = 10;
const LAST_GROUP = 90;

/**
 * A cohort's people by sex and by age: `dimension string, value bigint, people bigint`. `sex`: the
 * concept id of the sex recorded at birth, 0 where there is none. `age`: the first year of the age
 * group at the cut-off; people without a year of birth are in no age group.
 */
export function compileBreakdown(cohort: ResolvedCohort, release: ReleaseFacts): Relation {
  const members = cohortPeople(cohort, release);
  // PERSON can hold a person twice, who still counts once.
  const person = group(
    omop(release, 'person', 'person_id', 'gender_concept_id', 'year_of_birth'),
    ['person_id'],
    {
      gender_concept_id: aggregate('min', column('gender_concept_id')),
      year_of_birth: aggregate('min', column('year_of_birth'))
    }
  );
  const facts = project(
    innerJoin(as('m', members), as('p', person), equal(column('p.person_id'), column('m.person_id'))),
    {
      sex: cast(call('coalesce', column('p.gender_concept_id'), integer(0)), 'bigint'),
      age: ageAt(release.cutOff, column('p.year_of_birth'))
    }
  );
  const shared = called('members', facts);
  const known = filter(shared, call('isNotNull', column('age')));
  const ages = called('ages', project(known, { age: cast(ageGroup(column('age')), 'bigint') }));
  return unionAll([countedBy('sex', shared), countedBy('age', ages)]);
}

/** The first year of the group that an age belongs to; an age below 0 is an error in the data, and 0 here. */
function ageGroup(age: Expression): Expression {
  const inside = call('least', call('greatest', age, integer(0)), integer(LAST_GROUP));
  return call('multiply', call('divideWhole', inside, integer(DECADE)), integer(DECADE));
}

function countedBy(dimension: 'sex' | 'age', rows: Relation): Relation {
  const counted = group(rows, [dimension], { people: aggregate('countRows') });
  return project(counted, {
    dimension: text(dimension),
    value: column(dimension),
    people: column('people')
  });
}
