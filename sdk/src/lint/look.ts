import {
  isGroup,
  nodesOf,
  type Cohort,
  type ConceptSet,
  type Criterion,
  type Group,
  type PlacedNode,
  type TimedCriterion
} from '../definition/index.js';
import { likenessOf } from './likeness.js';

/** `domain_id` of concepts, as far as it is known: a vocabulary is not part of a definition. */
export type Domains = ReadonlyMap<number, string>;

/** What the checks look at: a cohort, and the nodes of it that count. */
export interface Look {
  readonly cohort: Cohort;
  readonly nodes: readonly PlacedNode[];
  readonly groups: readonly Placed<Group>[];
  readonly criteria: readonly Placed<Criterion>[];
  readonly events: readonly Placed<TimedCriterion>[];
  readonly set: (id: string) => ConceptSet | undefined;
  /** A text that two nodes have in common if they mean the same. */
  readonly likeness: (node: Group | Criterion) => string;
  readonly domains: Domains;
}

export interface Placed<Node> extends Omit<PlacedNode, 'node'> {
  readonly node: Node;
}

export function lookAt(cohort: Cohort, domains: Domains): Look {
  const nodes = nodesOf(cohort).filter(({ enabled }) => enabled);
  const criteria = nodes.filter((placed): placed is Placed<Criterion> => !isGroup(placed.node));
  const sets = new Map(cohort.conceptSets.map(set => [set.id, set]));
  return {
    cohort,
    nodes,
    groups: nodes.filter((placed): placed is Placed<Group> => isGroup(placed.node)),
    criteria,
    events: criteria.filter(
      (placed): placed is Placed<TimedCriterion> => placed.node.kind !== 'demographics'
    ),
    set: id => sets.get(id),
    likeness: likenessOf(cohort.conceptSets),
    domains
  };
}
