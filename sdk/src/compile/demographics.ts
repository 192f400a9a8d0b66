import { BESIDE } from '../cdm/index.js';
import type { Demographics } from '../definition/index.js';
import { column, type Expression, filter, integer, pick, type Relation, subtract } from '../plan/index.js';
import { choose } from './concept-choice.js';
import type { Context } from './context.js';
import { inRange } from './range.js';
import { omop } from './release.js';

/** The rows of PERSON that all attributes hold for, whatever the day: `person_id`. */
export function demographics({ where = [] }: Demographics, context: Context): Relation {
  const { release } = context;
  const read = where.map(({ kind }) => (kind === 'age' ? 'year_of_birth' : (BESIDE[kind]?.column ?? '')));
  const person = omop(release, 'person', 'person_id', ...read);
  const met = where.reduce<Relation>((rows, attribute) => {
    switch (attribute.kind) {
      case 'age':
        return filter(rows, inRange(ageAt(release.cutOff, column('year_of_birth')), attribute.is));
      case 'sex':
      case 'race':
      case 'ethnicity':
        return choose(rows, BESIDE[attribute.kind]!.column, attribute.is, context);
      case 'startDate':
      case 'endDate':
        throw new Error('A set of people has no day 0 to ask dates of');
    }
  }, person);
  return pick(met, 'person_id');
}

/** Age in whole years on a day: the difference of calendar years, as Circe counts it. */
export const ageAt = (day: string, yearOfBirth: Expression): Expression =>
  subtract(integer(Number(day.slice(0, 4))), yearOfBirth);
