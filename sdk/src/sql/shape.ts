import { columnsOf, type Join, type Named, type Relation, walk } from '../plan/index.js';

/** What can be told of a relation before it is written. */

/** Whether rows of both sides come out side by side. */
const isJoin = (relation: Relation): boolean =>
  relation.kind === 'join' && (relation.how === 'inner' || relation.how === 'left');

/** Whether aliases stand before its columns already. */
export function isQualified(relation: Relation): boolean {
  switch (relation.kind) {
    case 'as':
      return true;
    case 'join':
      return isJoin(relation) || isQualified(relation.left);
    case 'filter':
      return isQualified(relation.of);
    default:
      return false;
  }
}

/** Whether a column is computed by a window function of its own. */
export const usesWindows = (columns: readonly Named[]): boolean => {
  let found = false;
  for (const column of columns) walk(column, node => (found ||= node.kind === 'window'));
  return found;
};

/** Whether a relation folds into the `select` of the one table below it. */
export function staysOpen(relation: Relation): boolean {
  switch (relation.kind) {
    case 'table':
    case 'let':
    case 'values':
      return true;
    case 'filter':
      return staysOpen(relation.of);
    case 'project':
      return !relation.distinct && !usesWindows(relation.columns) && staysOpen(relation.of);
    case 'join':
      return !isJoin(relation) && staysOpen(relation.left);
    default:
      return false;
  }
}

/** Whether a relation is no more than something to read, under its own or other column names. */
export function isBare(relation: Relation): boolean {
  if (relation.kind === 'project') {
    return !relation.distinct && !usesWindows(relation.columns) && isBare(relation.of);
  }
  return relation.kind === 'table' || relation.kind === 'let';
}

/** A short alias: the initials of a table, the first word of a named relation. */
export function shortName(relation: Relation): string {
  switch (relation.kind) {
    case 'table':
      return relation.name.replace(/([^_])[^_]*_?/g, '$1');
    case 'let':
      return relation.name.split('_')[0]!;
    case 'values':
      return 'v';
    case 'join':
      return shortName(relation.left);
    case 'union':
      return shortName(relation.of[0]!);
    default:
      return shortName(relation.of);
  }
}

/** The two columns when a join asks for no more than that one of each side is equal. */
export function columnPair({ left, right, on }: Join): { left: string; right: string } | null {
  if (on.kind !== 'call' || on.fn !== 'equal') return null;
  const [a, b] = on.args;
  if (a?.kind !== 'column' || b?.kind !== 'column') return null;
  const has = (relation: Relation, name: string): boolean =>
    columnsOf(relation).some(column => column.name === name);
  if (has(left, a.name) && has(right, b.name)) return { left: a.name, right: b.name };
  if (has(left, b.name) && has(right, a.name)) return { left: b.name, right: a.name };
  return null;
}
