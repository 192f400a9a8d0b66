import { columnsOf } from './columns.js';
import { table } from './relate.js';
import type { Relation } from './relation.js';
import { rewrite, walk } from './walk.js';

/** A plan cut where rows are kept: each step reads what those before it kept, as a table of that name. */
export interface Steps {
  readonly kept: readonly { readonly name: string; readonly of: Relation }[];
  readonly last: Relation;
}

/** Cuts a plan at its kept relations. The names differ from each other and from all tables of the plan. */
export function inSteps(plan: Relation): Steps {
  const taken = new Set<string>();
  walk(plan, node => void (node.kind === 'table' && taken.add(node.name)));
  const kept: { name: string; of: Relation }[] = [];
  const last = rewrite(plan, node => {
    if (node.kind !== 'let' || !node.kept) return node;
    let name = node.name;
    for (let number = 2; taken.has(name); number++) name = `${node.name}${number}`;
    taken.add(name);
    kept.push({ name, of: node.of });
    return table(name, columnsOf(node.of));
  });
  return { kept, last };
}
