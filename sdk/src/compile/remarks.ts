import type { Attribute, ResolvedCohort, ResolvedDataset } from '../definition/index.js';
import { nodesOf } from '../definition/index.js';
import {
  aggregate,
  antiJoin,
  column,
  equal,
  filter,
  group,
  integer,
  nothing,
  project,
  type Relation,
  text,
  unionAll,
  values
} from '../plan/index.js';
import { conceptSets } from './concept-sets.js';
import { omop, type ReleaseFacts } from './release.js';

/**
 * What to know of a definition on this release: `code string, node string, concept_id integer`.
 * `conceptMissing`: a concept that the concept set or criterion `node` names is not in the
 * vocabulary. `conceptSetEmpty`: the concept set `node` selects nothing here; its concept id is null.
 * Null when the definition names no concept at all.
 */
export function compileConceptRemarks(
  definition: ResolvedCohort | ResolvedDataset,
  release: ReleaseFacts
): Relation | null {
  const named = namedConcepts(definition);
  const sets = conceptSets(definition.conceptSets, release);
  const remarks = [
    ...(named.length > 0 ? [missing(named, release)] : []),
    ...definition.conceptSets.map(({ id }) => empty(id, sets(id)))
  ];
  return remarks.length > 0 ? unionAll(remarks) : null;
}

type NamedConcept = readonly [node: string, conceptId: number];

function namedConcepts(definition: ResolvedCohort | ResolvedDataset): NamedConcept[] {
  const found: NamedConcept[] = definition.conceptSets.flatMap(set =>
    set.items.map(item => [set.id, item.conceptId] as const)
  );
  if ('kind' in definition) {
    for (const { node } of nodesOf(definition)) {
      if ('of' in node) continue;
      const ids = (node.where ?? []).flatMap(conceptsIn);
      found.push(...ids.map(id => [node.id, id] as const));
    }
  }
  return [...new Map(found.map(pair => [pair.join(), pair])).values()];
}

/** The concepts that an attribute names one by one. */
function conceptsIn(attribute: Attribute): number[] {
  const concepts =
    attribute.kind === 'valueInUnits'
      ? attribute.anyOf.flatMap(({ unit }) => unit)
      : 'is' in attribute && 'concepts' in attribute.is
        ? attribute.is.concepts
        : [];
  return concepts.map(({ conceptId }) => conceptId);
}

function missing(named: readonly NamedConcept[], release: ReleaseFacts): Relation {
  const written = values(
    [
      { name: 'node', type: 'string' },
      { name: 'named_id', type: 'integer' }
    ],
    named.map(([node, conceptId]) => [text(node), integer(conceptId)])
  );
  const unknown = antiJoin(
    written,
    omop(release, 'concept', 'concept_id'),
    equal(column('named_id'), column('concept_id'))
  );
  return project(unknown, {
    code: text('conceptMissing'),
    node: column('node'),
    concept_id: column('named_id')
  });
}

function empty(id: string, set: Relation): Relation {
  const none = filter(
    group(set, [], { concepts: aggregate('countRows') }),
    equal(column('concepts'), integer(0))
  );
  return project(none, { code: text('conceptSetEmpty'), node: text(id), concept_id: nothing('integer') });
}
