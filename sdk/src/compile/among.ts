import { antiJoin, column, equal, project, type Relation, semiJoin } from '../plan/index.js';

const other = (people: Relation): Relation => project(people, { other_id: column('person_id') });
const same = equal(column('person_id'), column('other_id'));

/** The rows about someone who is among these people; both relations have `person_id`. */
export const among = (rows: Relation, people: Relation): Relation => semiJoin(rows, other(people), same);

/** The rows about nobody among these people. */
export const notAmong = (rows: Relation, people: Relation): Relation => antiJoin(rows, other(people), same);
