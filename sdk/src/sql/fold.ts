import {
  columnsOf,
  type Expression,
  type Filter,
  type Group,
  type Join,
  type Named,
  pick,
  type Project,
  type Relation,
  type Sort,
  type Union,
  type Values,
  walk
} from '../plan/index.js';
import {
  type Block,
  blockOf,
  derived,
  fromLines,
  hasWindows,
  isOpen,
  joinLines,
  linesOf,
  render,
  wholeBlock
} from './block.js';
import type { Statement } from './emit.js';
import { escapeIdentifier } from './escape.js';
import { columnPiece, type Piece, type Scope, write, writeTerm } from './expression.js';
import { enclosed, type Lines } from './lines.js';
import type { Names } from './names.js';

/** What one `select`, with those inside it, shares while it is written. */
export interface Writing {
  readonly statement: Statement;
  readonly aliases: Names;
}

/** Turns a relation into a block, folding it into the block below where SQL's order allows. */
export function fold(relation: Relation, writing: Writing, alias?: string): Block {
  switch (relation.kind) {
    case 'table':
      return source(relation, writing.statement.table(relation.name), writing, alias);
    case 'let':
      return source(relation, writing.statement.refer(relation), writing, alias);
    case 'values':
      return foldValues(relation, writing, alias);
    case 'as': {
      const block = aliased(relation.of, relation.alias, writing);
      const columns = [...block.columns].map(
        ([name, piece]) => [`${relation.alias}.${name}`, piece] as const
      );
      return { ...block, columns: new Map(columns) };
    }
    case 'filter':
      return foldFilter(relation, writing, alias);
    case 'project':
      return foldProject(relation, writing, alias);
    case 'join':
      if (relation.how === 'inner' || relation.how === 'left')
        return foldJoin(relation, relation.how, writing);
      return foldExistence(relation, writing, alias);
    case 'group':
      return foldGroup(relation, writing, alias);
    case 'union':
      return foldUnion(relation, writing);
    case 'sort':
      return foldSort(relation, writing, alias);
  }
}

const identifier = (name: string, { statement }: Writing): string =>
  escapeIdentifier(name, statement.dialect.escape);

const select = (block: Block, writing: Writing): Lines => render(block, name => identifier(name, writing));

const scopeOf = (block: Pick<Block, 'columns'>, { statement }: Writing): Scope => ({
  dialect: statement.dialect,
  bind: statement.bind,
  columns: block.columns
});

/** A block that reads something of these columns; they get the alias before them when there is one. */
function reading(from: Lines, names: Iterable<string>, writing: Writing, alias?: string): Block {
  const before = alias === undefined ? '' : identifier(alias, writing) + '.';
  const columns = [...names].map(name => [name, columnPiece(before + identifier(name, writing))] as const);
  return blockOf(from, new Map(columns));
}

function source(relation: Relation, name: string, writing: Writing, alias?: string): Block {
  const names = columnsOf(relation).map(column => column.name);
  const as = alias === undefined ? name : identifier(alias, writing);
  const from = as === name ? name : `${name} as ${as}`;
  return reading([from], names, writing, alias);
}

/** A block whose rows come from a subquery that is this block; its columns get the alias if one is given. */
function wrap(block: Block, writing: Writing, alias?: string): Block {
  const name = alias ?? writing.aliases.take('q');
  const from = derived(select(block, writing), identifier(name, writing));
  return reading(from, block.columns.keys(), writing, alias);
}

const open = (block: Block, writing: Writing, alias?: string): Block =>
  isOpen(block) ? block : wrap(block, writing, alias);

function foldValues({ columns, rows }: Values, writing: Writing, alias = writing.aliases.take('v')): Block {
  const scope = scopeOf({ columns: new Map() }, writing);
  const names = columns.map(({ name }) => name);
  const lines = rows.map((row, index) => {
    const cells = row.map(cell => write(cell, scope).text).join(', ');
    return (index === 0 ? 'values ' : '  ') + `(${cells})` + (index < rows.length - 1 ? ',' : '');
  });
  const head = `${identifier(alias, writing)} (${names.map(name => identifier(name, writing)).join(', ')})`;
  return reading(enclosed('(', lines, `) as ${head}`), names, writing, alias);
}

/** Conditions as lines, a part of an `all` each on its own. */
function conditions(where: Expression, block: Pick<Block, 'columns'>, writing: Writing): readonly Lines[] {
  if (where.kind === 'all' && where.of.length > 1)
    return where.of.flatMap(part => conditions(part, block, writing));
  const piece = write(where, scopeOf(block, writing));
  return [piece.binds === 'or' ? [`(${piece.text})`] : linesOf(piece)];
}

function foldFilter({ of, where }: Filter, writing: Writing, alias?: string): Block {
  const block = fold(of, writing, alias);
  const plain = block.whole === null && !block.distinct && block.orderBy.length === 0;
  if (plain && hasWindows(block) && writing.statement.dialect.qualify) {
    return { ...block, qualify: [...block.qualify, ...conditions(where, block, writing)] };
  }
  if (plain && !hasWindows(block) && block.qualify.length === 0 && block.groupBy !== null) {
    return { ...block, having: [...block.having, ...conditions(where, block, writing)] };
  }
  const below = open(block, writing, alias);
  return { ...below, where: [...below.where, ...conditions(where, below, writing)] };
}

const usesWindows = (columns: readonly Named[]): boolean => {
  let found = false;
  for (const column of columns) walk(column, node => (found ||= node.kind === 'window'));
  return found;
};

function foldProject(relation: Project, writing: Writing, alias?: string): Block {
  const block = fold(relation.of, writing, alias);
  const blocked =
    block.whole !== null ||
    block.distinct ||
    (relation.distinct && block.orderBy.length > 0) ||
    (usesWindows(relation.columns) && !isOpen(block));
  const below = blocked ? wrap(block, writing, alias) : block;
  return { ...below, columns: computed(relation.columns, below, writing), distinct: relation.distinct };
}

function computed(columns: readonly Named[], block: Block, writing: Writing): ReadonlyMap<string, Piece> {
  const scope = scopeOf(block, writing);
  return new Map(columns.map(({ name, value }) => [name, write(value, scope)]));
}

function foldGroup({ of, by, columns }: Group, writing: Writing, alias?: string): Block {
  const below = open(fold(of, writing, alias), writing, alias);
  const keys = computed(by, below, writing);
  return {
    ...below,
    groupBy: [...keys.values()].map(({ text }) => text),
    columns: new Map([...keys, ...computed(columns, below, writing)])
  };
}

/** One side of a join: open, and with an alias before its columns. */
function side(relation: Relation, writing: Writing): Block {
  if (relation.kind === 'as' || isJoin(relation)) return open(fold(relation, writing), writing);
  return aliased(relation, shortName(relation), writing);
}

/** An open block with an alias before its columns: that of a table, else of a subquery. */
function aliased(relation: Relation, wanted: string, writing: Writing): Block {
  const alias = writing.aliases.take(wanted);
  return staysOpen(relation) ? fold(relation, writing, alias) : wrap(fold(relation, writing), writing, alias);
}

/** Whether a relation folds into the `select` of the one table below it. */
function staysOpen(relation: Relation): boolean {
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

const isJoin = (relation: Relation): boolean =>
  relation.kind === 'join' && (relation.how === 'inner' || relation.how === 'left');

/** A short alias: the initials of a table, the first word of a named relation. */
function shortName(relation: Relation): string {
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

function foldJoin({ left, right, on }: Join, how: 'inner' | 'left', writing: Writing): Block {
  const first = side(left, writing);
  const found = side(right, writing);
  const keeps = !found.joined && (how === 'inner' || [...found.columns.values()].every(piece => piece.plain));
  const second = keeps ? found : wrap(found, writing, writing.aliases.take('q'));
  const columns = new Map([...first.columns, ...second.columns]);
  const terms = conditions(on, { columns }, writing);
  return {
    ...first,
    joined: true,
    from: [
      ...first.from,
      ...joinLines(
        how === 'inner' ? 'join' : 'left join',
        second.from,
        how === 'inner' ? terms : [...terms, ...second.where]
      )
    ],
    where: how === 'inner' ? [...first.where, ...second.where] : first.where,
    columns
  };
}

/** `in (select …)` when one column says it all, else `exists`; `not exists` also where a null would spoil `not in`. */
function foldExistence(relation: Join, writing: Writing, alias?: string): Block {
  const { how, left, right, on } = relation;
  const pair = how === 'semi' ? columnPair(relation) : null;
  if (pair !== null) {
    const below = open(fold(left, writing, alias), writing, alias);
    const inner = render(fold(pick(right, pair.right), writing), () => null);
    const value = below.columns.get(pair.left)!.text;
    return { ...below, where: [...below.where, enclosed(`${value} in (`, inner, ')')] };
  }
  const below = alias === undefined ? side(left, writing) : open(fold(left, writing, alias), writing, alias);
  const partner = side(right, writing);
  const columns = new Map([...below.columns, ...partner.columns]);
  const where = [...partner.where, ...conditions(on, { columns }, writing)];
  const inner = ['select 1', ...fromLines({ ...partner, where })];
  const word = how === 'semi' ? 'exists (' : 'not exists (';
  return { ...below, where: [...below.where, enclosed(word, inner, ')')] };
}

/** The two columns when a join asks for no more than that one of each side is equal. */
function columnPair({ left, right, on }: Join): { left: string; right: string } | null {
  if (on.kind !== 'call' || on.fn !== 'equal') return null;
  const [a, b] = on.args;
  if (a?.kind !== 'column' || b?.kind !== 'column') return null;
  const has = (relation: Relation, name: string): boolean =>
    columnsOf(relation).some(column => column.name === name);
  if (has(left, a.name) && has(right, b.name)) return { left: a.name, right: b.name };
  if (has(left, b.name) && has(right, a.name)) return { left: b.name, right: a.name };
  return null;
}

function foldUnion(relation: Union, writing: Writing): Block {
  const names = columnsOf(relation).map(({ name }) => name);
  const word = relation.distinct ? 'union' : 'union all';
  const parts = relation.of.map(part => {
    const same = columnsOf(part).every(({ name }, index) => name === names[index]);
    const block = fold(same ? part : pick(part, ...names), writing);
    // Inside a union, another kind of union would take part in the wrong one.
    const apart = block.orderBy.length > 0 || (part.kind === 'union' && part.distinct !== relation.distinct);
    return select(apart ? wrap(block, writing) : block, writing);
  });
  const lines = parts.flatMap((part, index) => (index === 0 ? part : [word, ...part]));
  return wholeBlock(lines, reading([], names, writing).columns);
}

function foldSort({ of, by }: Sort, writing: Writing, alias?: string): Block {
  const found = fold(of, writing, alias);
  const block = found.whole !== null || found.orderBy.length > 0 ? wrap(found, writing, alias) : found;
  return { ...block, orderBy: by.map(order => writeTerm(order, scopeOf(block, writing))) };
}
