import {
  columnsOf,
  type Filter,
  type Group,
  type Join,
  pick,
  type Project,
  type Relation,
  type Sort,
  type Union,
  type Values
} from '../plan/index.js';
import { type Block, fromLines, hasWindows, isOpen, joinLines, render, wholeBlock } from './block.js';
import { write, writeTerm } from './expression.js';
import { enclosed, filled } from './lines.js';
import { columnPair, isBare, isQualified, shortName, staysOpen, usesWindows } from './shape.js';
import {
  computed,
  conditions,
  identifier,
  open,
  reading,
  scopeOf,
  select,
  source,
  wrap,
  type Writing
} from './writing.js';

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
      return { ...block, columns: prefixed(relation.alias, block) };
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

function foldValues({ columns, rows }: Values, writing: Writing, alias = writing.aliases.take('v')): Block {
  const scope = scopeOf({ columns: new Map() }, writing);
  const names = columns.map(({ name }) => name);
  const written = rows.map(row => `(${row.map(cell => write(cell, scope).text).join(', ')})`);
  const lines = filled('values ', written);
  const head = `${identifier(alias, writing)} (${names.map(name => identifier(name, writing)).join(', ')})`;
  return reading(enclosed('(', lines, `) as ${head}`), names, writing, alias);
}

function foldFilter({ of, where }: Filter, writing: Writing, alias?: string): Block {
  const block = fold(of, writing, alias);
  const plain = block.whole === null && !block.distinct && block.orderBy.length === 0;
  if (plain && hasWindows(block) && writing.statement.dialect.qualify) {
    const { windowed } = write(where, scopeOf(block, writing));
    if (windowed) return { ...block, qualify: [...block.qualify, ...conditions(where, block, writing)] };
  }
  if (plain && !hasWindows(block) && block.qualify.length === 0 && block.groupBy !== null) {
    return { ...block, having: [...block.having, ...conditions(where, block, writing)] };
  }
  const below = open(block, writing, alias);
  return { ...below, where: [...below.where, ...conditions(where, below, writing)] };
}

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
  if (isQualified(relation)) return open(fold(relation, writing), writing);
  return aliased(relation, shortName(relation), writing);
}

/** An open block with an alias before its columns: that of a table, else of a subquery. */
function aliased(relation: Relation, wanted: string, writing: Writing): Block {
  const alias = writing.aliases.take(wanted);
  return staysOpen(relation) ? fold(relation, writing, alias) : wrap(fold(relation, writing), writing, alias);
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

/** One thing to join, of which nothing is left to ask after the join. */
function apart(relation: Relation, writing: Writing): Block {
  if (relation.kind !== 'as') {
    const found = side(relation, writing);
    const plain = !found.joined && found.where.length === 0;
    return plain ? found : wrap(found, writing, writing.aliases.take('q'));
  }
  const alias = writing.aliases.take(relation.alias);
  const block = isBare(relation.of)
    ? fold(relation.of, writing, alias)
    : wrap(fold(relation.of, writing), writing, alias);
  return { ...block, columns: prefixed(relation.alias, block) };
}

const prefixed = (alias: string, { columns }: Block): Block['columns'] =>
  new Map([...columns].map(([name, piece]) => [`${alias}.${name}`, piece] as const));

/**
 * `semi join` and `anti join` where the engine has them. Else `in (select …)` when one column says it all, also there; else `exists`,
 * and `not exists` also where a null would spoil `not in`.
 */
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
  if (writing.statement.dialect.semiJoin) {
    const partner = apart(right, writing);
    const terms = conditions(on, { columns: new Map([...below.columns, ...partner.columns]) }, writing);
    return {
      ...below,
      joined: true,
      from: [...below.from, ...joinLines(`${how} join`, partner.from, terms)]
    };
  }
  const partner = side(right, writing);
  const columns = new Map([...below.columns, ...partner.columns]);
  const where = [...partner.where, ...conditions(on, { columns }, writing)];
  const inner = ['select 1', ...fromLines({ ...partner, where })];
  const word = how === 'semi' ? 'exists (' : 'not exists (';
  return { ...below, where: [...below.where, enclosed(word, inner, ')')] };
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
