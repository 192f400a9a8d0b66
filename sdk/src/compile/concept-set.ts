import type { ConceptItem } from '../definition/index.js';
import {
  all,
  antiJoin,
  as,
  call,
  column,
  equal,
  type Expression,
  filter,
  oneOf,
  project,
  type Relation,
  semiJoin,
  text,
  unionAll
} from '../plan/index.js';
import { omop, type ReleaseFacts } from './release.js';

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

function descendants(ancestors: readonly number[], release: ReleaseFacts): Relation {
  const below = descendantsOf(oneOf(column('ancestor_concept_id'), ancestors), release);
  return project(below, { concept_id: column('descendant_concept_id') });
}

/** `ancestor_concept_id, descendant_concept_id` of some ancestors, or of all; the descendants valid. */
export function descendantsOf(ancestors: Expression | null, release: ReleaseFacts): Relation {
  const every = omop(release, 'concept_ancestor', 'ancestor_concept_id', 'descendant_concept_id');
  const valid = filter(
    omop(release, 'concept', 'concept_id', 'invalid_reason'),
    call('isNull', column('invalid_reason'))
  );
  return semiJoin(
    ancestors === null ? every : filter(every, ancestors),
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
