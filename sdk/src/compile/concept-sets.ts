import type { ConceptItem, InlineConceptSet } from '../definition/index.js';
import {
  aggregate,
  as,
  called,
  column,
  equal,
  filter,
  group,
  innerJoin,
  integer,
  kept,
  type Let,
  pick,
  project,
  type Relation,
  text,
  unionAll,
  values
} from '../plan/index.js';
import { descendantsOf, resolve } from './concept-set.js';
import { sqlName } from './names.js';
import { omop, type ReleaseFacts } from './release.js';

/** Concept sets of a definition by id; each is resolved once however many criteria name it. */
export type ConceptSets = (id: string) => Let;

/** The concept sets of a definition, made when they are first asked for; name those that will be. */
export function conceptSets(sets: readonly InlineConceptSet[], release: ReleaseFacts): ConceptSets {
  const made = new Map<string, Let>();
  const together = worthOneLook(sets);
  const found = together.length > 0 ? foundBy(together, release) : null;
  return id => {
    const before = made.get(id);
    if (before !== undefined) return before;
    const set = sets.find(candidate => candidate.id === id);
    if (set === undefined) throw new Error(`The definition has no concept set ${id}`);
    const concepts =
      found !== null && together.includes(set)
        ? pick(filter(found, equal(column('concept_set'), text(id))), 'concept_id')
        : resolve(set.items, release);
    const relation = called(sqlName(id, set.name), concepts);
    made.set(id, relation);
    return relation;
  };
}

/** A longer set is read quicker as a list of numbers. */
const LINES = 200;

/**
 * The sets that are resolved by one look at the vocabulary for all of them; none where each is a single
 * line, which is found at once. How little a list of concepts selects no engine can tell: beside some
 * million concepts, a look for each list took a tenth of a second.
 */
function worthOneLook(sets: readonly InlineConceptSet[]): readonly InlineConceptSet[] {
  const simple = sets.filter(
    ({ items }) => items.length <= LINES && !items.some(item => item.mapped === true)
  );
  return simple.some(({ items }) => items.length > 1) ? simple : [];
}

const isExcluded = (item: ConceptItem): boolean => item.excluded === true;

/** A row for each line of each set; 1 for yes, 0 for no. */
function linesOf(sets: readonly InlineConceptSet[]): Let {
  const rows = sets.flatMap(({ id, items }) =>
    items.map(item => [
      text(id),
      integer(item.conceptId),
      integer(item.descendants === true ? 1 : 0),
      integer(isExcluded(item) ? 1 : 0)
    ])
  );
  const columns = [
    { name: 'concept_set', type: 'string' },
    ...['line_concept_id', 'descendants', 'excluded'].map(name => ({ name, type: 'integer' }) as const)
  ] as const;
  return called('concept_set_lines', values(columns, rows));
}

/** `concept_set, concept_id`, each once: with the meaning of `resolve`, for each set. */
function foundBy(sets: readonly InlineConceptSet[], release: ReleaseFacts): Let {
  const lines = linesOf(sets);
  const direct = innerJoin(
    as('l', lines),
    as('c', omop(release, 'concept', 'concept_id')),
    equal(column('c.concept_id'), column('l.line_concept_id'))
  );
  const taken = [selectedAs(direct, 'c.concept_id')];
  if (sets.some(({ items }) => items.some(item => item.descendants === true))) {
    const below = innerJoin(
      as('l', filter(lines, equal(column('descendants'), integer(1)))),
      as('ca', descendantsOf(null, release)),
      equal(column('ca.ancestor_concept_id'), column('l.line_concept_id'))
    );
    taken.push(selectedAs(below, 'ca.descendant_concept_id'));
  }
  const once = group(unionAll(taken), ['concept_set', 'concept_id'], {
    excluded: aggregate('max', column('excluded'))
  });
  const found = pick(filter(once, equal(column('excluded'), integer(0))), 'concept_set', 'concept_id');
  return release.large === true ? kept('concept_sets', found) : called('concept_sets', found);
}

const selectedAs = (rows: Relation, concept: string): Relation =>
  project(rows, {
    concept_set: column('l.concept_set'),
    concept_id: column(concept),
    excluded: column('l.excluded')
  });
