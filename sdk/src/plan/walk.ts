import type { Branch, Expression, Named, Order } from './expression.js';
import type { Relation } from './relation.js';

export type Node = Relation | Expression | Branch | Named | Order;

/** Which properties of a node of each kind hold nodes: one, or a list of them. */
export const CHILDREN: { readonly [K in Node['kind']]: readonly (keyof Extract<Node, { kind: K }>)[] } = {
  column: [],
  literal: [],
  parameter: [],
  call: ['args'],
  all: ['of'],
  any: ['of'],
  not: ['of'],
  oneOf: ['value'],
  case: ['branches', 'otherwise'],
  branch: ['when', 'then'],
  cast: ['of'],
  aggregate: ['args'],
  window: ['args', 'partitionBy', 'orderBy'],
  order: ['by'],
  named: ['value'],
  table: [],
  values: [],
  as: ['of'],
  filter: ['of', 'where'],
  project: ['of', 'columns'],
  join: ['left', 'right', 'on'],
  group: ['of', 'by', 'columns'],
  union: ['of'],
  sort: ['of', 'by'],
  let: ['of']
};

type Held = Node | readonly Node[];

function held(node: Node): readonly (readonly [string, Held])[] {
  return CHILDREN[node.kind].map(key => [key, (node as unknown as Record<string, Held>)[key]!]);
}

/** Visits a node and all below it, each node once however often it is shared; parents first. */
export function walk(root: Node, visit: (node: Node) => void): void {
  const seen = new Set<Node>();
  const enter = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    visit(node);
    for (const [, child] of held(node)) [child].flat().forEach(enter);
  };
  enter(root);
}

/**
 * The same tree with `change` applied to every node, children first. What is shared stays shared,
 * and a node is the same object when nothing below it changed.
 */
export function rewrite<N extends Node>(root: N, change: (node: Node) => Node): N {
  const made = new Map<Node, Node>();
  const enter = (node: Node): Node => {
    const before = made.get(node);
    if (before !== undefined) return before;
    const entries = held(node).map(([key, child]) => [
      key,
      Array.isArray(child) ? sameOr(child, child.map(enter)) : enter(child as Node)
    ]);
    const changed = entries.some(
      ([key, child]) => child !== (node as unknown as Record<string, Held>)[key as string]
    );
    const after = change(changed ? Object.freeze({ ...node, ...Object.fromEntries(entries) }) : node);
    made.set(node, after);
    return after;
  };
  return enter(root) as N;
}

function sameOr(before: readonly Node[], after: readonly Node[]): readonly Node[] {
  return after.every((node, index) => node === before[index]) ? before : Object.freeze(after);
}
