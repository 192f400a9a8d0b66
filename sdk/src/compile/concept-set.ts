import type { ConceptItem, InlineConceptSet } from '../definition/index.js';
import {
  all,
  antiJoin,
  as,
  call,
  called,
  column,
  equal,
  filter,
  type Let,
  oneOf,
  project,
  type Relation,
  semiJoin,
  text,
  unionAll
} from '../plan/index.js';
import { sqlName } from './names.js';
import { omop, type ReleaseFacts } from './release.js';

/** Concept sets of a definition by id; each is resolved once however many criteria name it. */
export type ConceptSets = (id: string) => Let;

/** The concept sets of a definition, made when they are first asked for. */
export function conceptSets(sets: readonly InlineConceptSet[], release: ReleaseFacts): ConceptSets {
  const made = new Map<string, Let>();
  return id => {
    const set = sets.find(candidate => candidate.id === id);
    if (set === undefined) throw new Error(`The definition has no concept set ${id}`);
    const relation = made.get(id) ?? called(sqlName(id, set.name), resolve(set.items, release));
    made.set(id, relation);
    return relation;
  };
}

/**
 * The ids that a concept set selects, as `concept_id`, some more than once; with Circe's meaning. A concept
 * named directly must be in CONCEPT, valid or not; descendants must be valid; `mapped` adds the
 * source concepts that map to what the line selects; what excluded lines select is taken away.
 */
export function resolve(items: readonly ConceptItem[], release: ReleaseFacts): Relation {
  const taken = items.filter(item => item.excluded !== true);
  const excluded = items.filter(item => item.excluded === true);
  const selected = selectedBy(taken, release);
  if (taken.length === 0 || excluded.length === 0) return selected;
  const left = antiJoin(
    as('taken', selected),
    as('excluded', selectedBy(excluded, release)),
    equal(column('taken.concept_id'), column('excluded.concept_id'))
  );
  return project(left, { concept_id: column('taken.concept_id') });
}

const ids = (items: readonly ConceptItem[]): number[] => items.map(item => item.conceptId);

function selectedBy(items: readonly ConceptItem[], release: ReleaseFacts): Relation {
  const direct = filter(omop(release, 'concept', 'concept_id'), oneOf(column('concept_id'), ids(items)));
  const withBelow = items.filter(item => item.descendants === true);
  const mapped = items.filter(item => item.mapped === true);
  return unionAll([
    direct,
    ...(withBelow.length > 0 ? [descendants(ids(withBelow), release)] : []),
    // The lines that are mapped are resolved by themselves, without what else the set selects.
    ...(mapped.length > 0 ? [mappedTo(selectedBy(mapped.map(unmapped), release), release)] : [])
  ]);
}

const unmapped = (item: ConceptItem): ConceptItem => ({ ...item, mapped: false });

const descendants = (ancestors: readonly number[], release: ReleaseFacts): Relation =>
  project(below(ancestors, release), { concept_id: column('descendant_concept_id') });

/** What is valid and lies below concepts: pairs of `ancestor_concept_id` and `descendant_concept_id`. */
export function below(ancestors: readonly number[], release: ReleaseFacts): Relation {
  const ancestor = omop(release, 'concept_ancestor', 'ancestor_concept_id', 'descendant_concept_id');
  const valid = filter(
    omop(release, 'concept', 'concept_id', 'invalid_reason'),
    call('isNull', column('invalid_reason'))
  );
  return semiJoin(
    filter(ancestor, oneOf(column('ancestor_concept_id'), ancestors)),
    valid,
    equal(column('descendant_concept_id'), column('concept_id'))
  );
}

/** What maps to what: rows of concept_relationship, `concept_id_1` to `concept_id_2`. */
export function mappings(release: ReleaseFacts): Relation {
  const links = omop(
    release,
    'concept_relationship',
    'concept_id_1',
    'concept_id_2',
    'relationship_id',
    'invalid_reason'
  );
  return filter(
    links,
    all(equal(column('relationship_id'), text('Maps to')), call('isNull', column('invalid_reason')))
  );
}

function mappedTo(targets: Relation, release: ReleaseFacts): Relation {
  const sources = semiJoin(mappings(release), targets, equal(column('concept_id_2'), column('concept_id')));
  return project(sources, { concept_id: column('concept_id_1') });
}
