import type { Cohort } from './cohort.js';
import type { Criterion } from './criterion.js';
import type { Group } from './group.js';

/** A group or a criterion of a cohort with where it stands; groups come before what they hold. */
export interface PlacedNode {
  readonly node: Group | Criterion;
  /** JSON pointer of the node. */
  readonly pointer: string;
  /** 1 for a node that the cohort itself holds. */
  readonly depth: number;
}

/** Every group and criterion of a cohort, in the order of the file. */
export function nodesOf(cohort: Cohort): PlacedNode[] {
  const found: PlacedNode[] = [];
  const visit = (nodes: readonly (Group | Criterion)[], at: string, depth: number): void => {
    nodes.forEach((node, index) => {
      const pointer = `${at}/${index}`;
      found.push({ node, pointer, depth });
      if ('of' in node) visit(node.of, `${pointer}/of`, depth + 1);
    });
  };
  switch (cohort.kind) {
    case 'people':
      visit(cohort.include, '/include', 1);
      visit(cohort.exclude, '/exclude', 1);
      break;
    case 'events':
      visit(cohort.entry.events, '/entry/events', 1);
      break;
  }
  return found;
}
