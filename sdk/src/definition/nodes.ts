import type { Cohort } from './cohort.js';
import type { Criterion } from './criterion.js';
import type { Group, Member } from './group.js';

/**
 * What day 0 is for a node: nothing (entry and censoring events, which a person has by themselves),
 * the person (groups of a set of people), or an event.
 */
export type DayZero = 'none' | 'person' | 'event';

/** A group or a criterion of a cohort with where it stands; groups come before what they hold. */
export interface PlacedNode {
  readonly node: Member;
  /** JSON pointer of the node. */
  readonly pointer: string;
  /** 1 for a node that the cohort itself holds; one more inside each group and each `nested`. */
  readonly depth: number;
  readonly dayZero: DayZero;
  /** Neither the node nor what it lies in is disabled. */
  readonly enabled: boolean;
}

/** Is the node a group? The other nodes are criteria. */
export function isGroup(node: Member): node is Group {
  return 'of' in node;
}

type Root = Omit<PlacedNode, 'depth' | 'enabled'>;

/** The nodes that a cohort holds itself, in the order of the file. */
function rootsOf(cohort: Cohort): Root[] {
  const list = (nodes: readonly Member[], at: string, dayZero: DayZero): Root[] =>
    nodes.map((node, index) => ({ node, pointer: `${at}/${index}`, dayZero }));
  switch (cohort.kind) {
    case 'people':
      return [...list(cohort.include, '/include', 'person'), ...list(cohort.exclude, '/exclude', 'person')];
    case 'events': {
      const { entry, steps, censoring } = cohort;
      const qualifying = entry.qualifying ? [entry.qualifying.group] : [];
      return [
        ...list(entry.events, '/entry/events', 'none'),
        ...qualifying.map(node => ({ node, pointer: '/entry/qualifying/group', dayZero: 'event' as const })),
        ...list(steps ?? [], '/steps', 'event'),
        ...list(censoring ?? [], '/censoring', 'none')
      ];
    }
  }
}

/** Every group and criterion of a cohort, wherever it stands, in the order of the file. */
export function nodesOf(cohort: Cohort): PlacedNode[] {
  const found: PlacedNode[] = [];
  const visit = ({ node, pointer, dayZero }: Root, depth: number, above: boolean): void => {
    const enabled = above && !node.disabled;
    found.push({ node, pointer, depth, dayZero, enabled });
    if (isGroup(node)) {
      node.of.forEach((member, index) =>
        visit({ node: member, pointer: `${pointer}/of/${index}`, dayZero }, depth + 1, enabled)
      );
    } else if ('nested' in node && node.nested !== undefined) {
      visit({ node: node.nested, pointer: `${pointer}/nested`, dayZero: 'event' }, depth + 1, enabled);
    }
  };
  rootsOf(cohort).forEach(root => visit(root, 1, true));
  return found;
}

/** A place that names a concept set by its id. */
export interface SetUse {
  readonly id: string;
  /** JSON pointer of the id. */
  readonly pointer: string;
  /** The criterion that the place belongs to; null for the exit. */
  readonly criterion: Criterion | null;
}

/** Every place of a cohort that names a concept set: criteria, their attributes, the exit. */
export function setUsesOf(cohort: Cohort): SetUse[] {
  const uses = nodesOf(cohort).flatMap(({ node, pointer }) =>
    isGroup(node)
      ? []
      : usesIn(node).map(use => ({ ...use, pointer: pointer + use.pointer, criterion: node }))
  );
  if (cohort.kind === 'events' && cohort.exit?.kind === 'drugEra') {
    return [...uses, { id: cohort.exit.conceptSet, pointer: '/exit/conceptSet', criterion: null }];
  }
  return uses;
}

function usesIn(criterion: Criterion): { id: string; pointer: string }[] {
  const own = (['conceptSet', 'sourceConceptSet'] as const).flatMap(field => {
    const id = (criterion as { readonly [key in typeof field]?: string | undefined })[field];
    return id === undefined ? [] : [{ id, pointer: `/${field}` }];
  });
  const ofAttributes = (criterion.where ?? []).flatMap((attribute, index) =>
    'is' in attribute && 'conceptSet' in attribute.is
      ? [{ id: attribute.is.conceptSet, pointer: `/where/${index}/is/conceptSet` }]
      : []
  );
  return [...own, ...ofAttributes];
}
