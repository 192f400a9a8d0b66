import { antiJoin, as, column, equal, project, type Relation, semiJoin } from '../plan/index.js';

/** The rows about someone who is among these people; both relations have `person_id`. */
export const among = (rows: Relation, people: Relation): Relation =>
  semiJoin(
    rows,
    project(people, { other_id: column('person_id') }),
    equal(column('person_id'), column('other_id'))
  );

/** The rows about nobody among these people. */
export const notAmong = (rows: Relation, people: Relation): Relation =>
  antiJoin(rows, as('other', people), equal(column('other.person_id'), column('person_id')));
