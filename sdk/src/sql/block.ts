import type { Piece } from './expression.js';
import { clause, conjunction, enclosed, indent, isLong, type Lines } from './lines.js';

/** A term of `order by`, with what comes after its expression. */
export interface Term {
  readonly text: string;
  readonly direction: '' | ' desc nulls last';
}

/**
 * One `select` in the making. Relations are folded into it while SQL's own order of evaluation
 * allows: from, where, group by, having, windows, qualify, distinct, order by.
 */
export interface Block {
  /** What stands after `from`, joins included. */
  readonly from: Lines;
  /** Whether `from` holds more than one thing. */
  readonly joined: boolean;
  readonly where: readonly Lines[];
  /** Null: not grouped. Empty: one group of all rows. */
  readonly groupBy: readonly string[] | null;
  readonly having: readonly Lines[];
  readonly qualify: readonly Lines[];
  readonly distinct: boolean;
  readonly orderBy: readonly Term[];
  /** The columns that come out, in order, each with the SQL that says it inside this block. */
  readonly columns: ReadonlyMap<string, Piece>;
  /** Several `select`s put together by `union`, in place of all the rest. */
  readonly whole: Lines | null;
}

const EMPTY = {
  joined: false,
  where: [],
  groupBy: null,
  having: [],
  qualify: [],
  distinct: false,
  orderBy: [],
  whole: null
} as const;

export const blockOf = (from: Lines, columns: ReadonlyMap<string, Piece>): Block => ({
  ...EMPTY,
  from,
  columns
});

/** A finished text whose columns have the names given. */
export const wholeBlock = (whole: Lines, columns: ReadonlyMap<string, Piece>): Block => ({
  ...EMPTY,
  from: [],
  columns,
  whole
});

export const hasWindows = (block: Block): boolean =>
  [...block.columns.values()].some(piece => piece.windowed);

/** Rows straight from tables: a filter, a join or a group can still be folded in. */
export const isOpen = (block: Block): boolean =>
  block.whole === null &&
  block.groupBy === null &&
  !block.distinct &&
  block.qualify.length === 0 &&
  block.orderBy.length === 0 &&
  !hasWindows(block);

/** Writes a block; columns get the names that `naming` gives them, or stay as they are where it gives none. */
export function render(block: Block, naming: (name: string) => string | null): Lines {
  if (block.whole !== null) return block.whole;
  const columns = [...block.columns].map(([name, piece]): Lines => {
    const as = naming(name);
    const { text } = piece;
    if (as === null || text === as || text.endsWith('.' + as)) return [text];
    const lines = linesOf(piece);
    return [...lines.slice(0, -1), `${lines.at(-1)!} as ${as}`];
  });
  return [
    ...clause(block.distinct ? 'select distinct' : 'select', columns),
    ...fromLines(block),
    ...(block.groupBy !== null && block.groupBy.length > 0 ? clause('group by', lines(block.groupBy)) : []),
    ...conjunction('having', block.having),
    ...conjunction('qualify', block.qualify),
    ...(block.orderBy.length > 0 ? clause('order by', lines(orderTerms(block, naming))) : [])
  ];
}

const lines = (texts: readonly string[]): readonly Lines[] => texts.map(text => [text]);

/** A piece on one line when it fits. */
export const linesOf = ({ text, wide }: Piece): Lines => (wide !== undefined && isLong(text) ? wide : [text]);

/** A term that repeats a computed column is written as the name of that column. */
function orderTerms(block: Block, naming: (name: string) => string | null): Lines {
  return block.orderBy.map(({ text, direction }) => {
    const computed = [...block.columns].find(([, piece]) => !piece.plain && piece.text === text);
    return ((computed && naming(computed[0])) ?? text) + direction;
  });
}

/** Everything of a block from `from` to `where`. */
export function fromLines(block: Block): Lines {
  const [first = '', ...rest] = block.from;
  return [`from ${first}`, ...rest, ...conjunction('where', block.where)];
}

/** Lines as something to select from, under an alias. */
export const derived = (lines: Lines, alias: string): Lines => ['(', ...indent(lines), `) as ${alias}`];

/** A join: on one line when it fits, else its conditions below each other. */
export function joinLines(word: string, from: Lines, on: readonly Lines[]): Lines {
  const [first = '', ...rest] = from;
  const head = [`${word} ${first}`, ...rest];
  if (on.length === 1 && on[0]!.length === 1 && rest.length === 0) {
    return enclosed(`${head[0]!} on `, on[0]!, '');
  }
  return [...head, ...indent(conjunction('on', on))];
}
