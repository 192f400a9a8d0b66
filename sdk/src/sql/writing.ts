import { columnsOf, type Expression, type Named, type Relation } from '../plan/index.js';
import { type Block, blockOf, derived, isOpen, linesOf, render } from './block.js';
import type { Statement } from './emit.js';
import { escapeIdentifier } from './escape.js';
import { columnPiece, type Piece, type Scope, write } from './expression.js';
import type { Lines } from './lines.js';
import type { Names } from './names.js';

/** What one `select`, with those inside it, shares while it is written. */
export interface Writing {
  readonly statement: Statement;
  readonly aliases: Names;
}

export const identifier = (name: string, { statement }: Writing): string =>
  escapeIdentifier(name, statement.dialect.escape);

export const select = (block: Block, writing: Writing): Lines =>
  render(block, name => identifier(name, writing));

export const scopeOf = (block: Pick<Block, 'columns'>, { statement }: Writing): Scope => ({
  dialect: statement.dialect,
  bind: statement.bind,
  columns: block.columns
});

/** A block that reads something of these columns; they get the alias before them when there is one. */
export function reading(from: Lines, names: Iterable<string>, writing: Writing, alias?: string): Block {
  const before = alias === undefined ? '' : identifier(alias, writing) + '.';
  const columns = [...names].map(name => [name, columnPiece(before + identifier(name, writing))] as const);
  return blockOf(from, new Map(columns));
}

export function source(relation: Relation, name: string, writing: Writing, alias?: string): Block {
  const names = columnsOf(relation).map(column => column.name);
  const as = alias === undefined ? name : identifier(alias, writing);
  const from = as === name ? name : `${name} as ${as}`;
  return reading([from], names, writing, alias);
}

/** A block whose rows come from a subquery that is this block; its columns get the alias if one is given. */
export function wrap(block: Block, writing: Writing, alias?: string): Block {
  const name = alias ?? writing.aliases.take('q');
  const from = derived(select(block, writing), identifier(name, writing));
  return reading(from, block.columns.keys(), writing, alias);
}

export const open = (block: Block, writing: Writing, alias?: string): Block =>
  isOpen(block) ? block : wrap(block, writing, alias);

/** Conditions as lines, a part of an `all` each on its own. */
export function conditions(
  where: Expression,
  block: Pick<Block, 'columns'>,
  writing: Writing
): readonly Lines[] {
  if (where.kind === 'all' && where.of.length > 1)
    return where.of.flatMap(part => conditions(part, block, writing));
  const piece = write(where, scopeOf(block, writing));
  return [piece.binds === 'or' ? [`(${piece.text})`] : linesOf(piece)];
}

export function computed(
  columns: readonly Named[],
  block: Block,
  writing: Writing
): ReadonlyMap<string, Piece> {
  const scope = scopeOf(block, writing);
  return new Map(columns.map(({ name, value }) => [name, write(value, scope)]));
}
