import type { ConceptChoice } from '../definition/index.js';
import {
  antiJoin,
  as,
  call,
  column,
  equal,
  filter,
  not,
  oneOf,
  type Relation,
  semiJoin
} from '../plan/index.js';
import type { Context } from './context.js';

/** The rows whose concept in `name` is as chosen; a row without concept passes `notRecorded` only. */
export function choose(rows: Relation, name: string, choice: ConceptChoice, context: Context): Relation {
  const concept = column(name);
  switch (choice.kind) {
    case 'oneOf':
      return filter(rows, oneOf(concept, idsOf(choice.concepts)));
    case 'noneOf':
      return filter(rows, not(oneOf(concept, idsOf(choice.concepts))));
    case 'inSet':
      return inSet(rows, name, choice.conceptSet, context);
    case 'notInSet':
      return antiJoin(
        filter(rows, call('isNotNull', concept)),
        as('x', context.conceptSet(choice.conceptSet)),
        equal(concept, column('x.concept_id'))
      );
    case 'recorded':
      return filter(rows, call('isNotNull', concept));
    case 'notRecorded':
      return filter(rows, call('isNull', concept));
  }
}

/** The rows whose concept in `name` is in a concept set. */
export const inSet = (rows: Relation, name: string, set: string, { conceptSet }: Context): Relation =>
  semiJoin(rows, conceptSet(set), equal(column(name), column('concept_id')));

const idsOf = (concepts: readonly { readonly conceptId: number }[]): number[] =>
  concepts.map(({ conceptId }) => conceptId);
