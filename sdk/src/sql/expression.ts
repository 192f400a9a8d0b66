import type { Aggregate, Expression, Literal, Order, Parameter, Window } from '../plan/index.js';
import type { Term } from './block.js';
import { type Binding, BINDINGS, type Dialect, type Rule } from './dialect.js';
import { indent, type Lines } from './lines.js';
import { escapeMoment, escapeNumber, escapeString } from './escape.js';

/** A piece of SQL, with what must be known to use it inside another. */
export interface Piece {
  /** The whole on one line. */
  readonly text: string;
  /** The same on several lines, for pieces that can be too long for one. */
  readonly wide?: Lines;
  readonly binds: Binding;
  /** A column as it stands, which stays null when an outer join makes it so. */
  readonly plain: boolean;
  readonly windowed: boolean;
}

/** Whole numbers up to here are written as `in (…)`; longer lists as the dialect's own form. */
const READABLE_LIST = 200;

/** What an expression needs to be written: where its columns come from, and where parameters go. */
export interface Scope {
  readonly dialect: Dialect;
  readonly columns: ReadonlyMap<string, Piece>;
  /** The text that stands for a bound value. */
  readonly bind: (parameter: Parameter) => string;
}

export const columnPiece = (text: string): Piece => ({ text, binds: 'atom', plain: true, windowed: false });

const piece = (text: string, binds: Binding = 'atom'): Piece => ({
  text,
  binds,
  plain: false,
  windowed: false
});

/** Writes an expression. */
export function write(expression: Expression, scope: Scope): Piece {
  const { dialect } = scope;
  switch (expression.kind) {
    case 'column': {
      const found = scope.columns.get(expression.name);
      if (found === undefined) throw new Error(`There is no column ${expression.name} here`);
      return found;
    }
    case 'literal':
      return writeLiteral(expression, dialect);
    case 'parameter':
      return piece(scope.bind(expression));
    case 'call':
      return apply(dialect.functions[expression.fn], writeAll(expression.args, scope));
    case 'all':
      return joined(expression.of, 'and', 'true', scope);
    case 'any':
      return joined(expression.of, 'or', 'false', scope);
    case 'not':
      return apply({ text: 'not {0}', binds: 'not', needs: 'sum' }, [write(expression.of, scope)]);
    case 'oneOf': {
      const value = write(expression.value, scope);
      const { among } = expression;
      const written = among.map(each =>
        typeof each === 'number' ? escapeNumber(each) : escapeString(each, dialect.escape)
      );
      if (written.length === 0) return piece('false');
      if (written.length === 1) return apply(dialect.functions.equal, [value, piece(written[0]!)]);
      const long = written.length > READABLE_LIST && typeof among[0] === 'number';
      const list = piece(written.join(', '));
      const text = long ? dialect.inLongList : '{0} in ({1})';
      return apply({ text, binds: 'compare', needs: 'sum' }, [value, list]);
    }
    case 'case': {
      const parts = expression.branches.flatMap(({ when, then }) => [write(when, scope), write(then, scope)]);
      const branches = expression.branches.map((_, index) => `when {${2 * index}} then {${2 * index + 1}}`);
      const text = `case ${branches.join(' ')} else {${parts.length}} end`;
      return apply({ text, binds: 'atom', needs: 'or' }, [...parts, write(expression.otherwise, scope)]);
    }
    case 'cast':
      return apply(castRule(dialect.types[expression.type]), [write(expression.of, scope)]);
    case 'aggregate':
      return aggregated(expression, piece(''), scope);
    case 'window':
      return windowed(expression, scope);
  }
}

/** One term of `order by`. Nulls come last, which engines do by themselves only when ascending. */
export function writeTerm(order: Order, scope: Scope): Term {
  return { text: write(order.by, scope).text, direction: order.descending ? ' desc nulls last' : '' };
}

const writeAll = (expressions: readonly Expression[], scope: Scope): readonly Piece[] =>
  expressions.map(expression => write(expression, scope));

const castRule = (type: string): Rule => ({ text: `cast({0} as ${type})`, binds: 'atom', needs: 'or' });

const level = (binding: Binding): number => BINDINGS.indexOf(binding);

/** Puts pieces where a rule has its places, in parentheses where they would fall apart. */
function apply(rule: Rule, pieces: readonly Piece[]): Piece {
  const texts = pieces.map(({ text, binds }, index) => {
    // Operators of one level are read from the left: only the first argument may be of that level.
    const needed = index === 0 && rule.binds === 'sum' ? 'sum' : rule.needs;
    return level(binds) < level(needed) ? `(${text})` : text;
  });
  const fill = (template: string): string =>
    template.replace(/\{(\*|\d+)\}/g, (_, place: string) =>
      place === '*' ? texts.join(', ') : texts[Number(place)]!
    );
  const made = {
    text: fill(rule.text),
    binds: rule.binds,
    plain: false,
    windowed: pieces.some(({ windowed }) => windowed)
  };
  const index = pieces.findIndex(({ wide }) => wide !== undefined);
  const [before, after] = rule.text.split(`{${index}}`);
  if (index < 0 || before === undefined || after === undefined) return made;
  const lines = pieces[index]!.wide!;
  const wide = [fill(before) + lines[0]!, ...lines.slice(1, -1), lines.at(-1)! + fill(after)];
  return { ...made, wide };
}

function joined(parts: readonly Expression[], word: 'and' | 'or', empty: string, scope: Scope): Piece {
  const pieces = writeAll(parts, scope);
  if (pieces.length === 0) return piece(empty);
  if (pieces.length === 1) return pieces[0]!;
  const places = pieces.map((_, index) => `{${index}}`).join(` ${word} `);
  return apply({ text: places, binds: word, needs: 'not' }, pieces);
}

function aggregated({ fn, args }: Aggregate | Window, over: Piece, scope: Scope): Piece {
  const text = scope.dialect.aggregates[fn].replace('{over}', `{${args.length}}`);
  return apply({ text, binds: 'atom', needs: 'or' }, [...writeAll(args, scope), over]);
}

const ROWS: Readonly<Record<Window['rows'], string>> = {
  all: '',
  upToThis: 'rows unbounded preceding',
  beforeThis: 'rows between unbounded preceding and 1 preceding'
};

function windowed(window: Window, scope: Scope): Piece {
  const by = writeAll(window.partitionBy, scope).map(({ text }) => text);
  const order = window.orderBy.map(term => writeTerm(term, scope));
  const parts = [
    by.length > 0 ? `partition by ${by.join(', ')}` : '',
    order.length > 0 ? `order by ${order.map(({ text, direction }) => text + direction).join(', ')}` : '',
    ROWS[window.rows]
  ].filter(part => part !== '');
  const over = {
    ...piece(` over (${parts.join(' ')})`),
    wide: [' over (', ...indent(parts), ')']
  };
  return { ...aggregated(window, over, scope), windowed: true };
}

function writeLiteral({ type, value }: Literal, dialect: Dialect): Piece {
  if (value === null) return apply(castRule(dialect.types[type]), [piece('null')]);
  switch (type) {
    case 'date':
    case 'datetime':
      return piece(`${type === 'date' ? 'date' : 'timestamp'} ${escapeMoment(String(value))}`);
    case 'string':
      return piece(escapeString(String(value), dialect.escape));
    case 'boolean':
      return piece(value ? 'true' : 'false');
    case 'integer':
    case 'bigint':
    case 'float': {
      const text = escapeNumber(value as number | bigint);
      const number = piece(text, text.startsWith('-') ? 'sum' : 'atom');
      return type === 'bigint' ? apply(castRule(dialect.types.bigint), [number]) : number;
    }
  }
}
