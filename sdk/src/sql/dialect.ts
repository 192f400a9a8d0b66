import type { AggregateFn, ColumnType, Fn } from '../plan/index.js';
import type { EscapeContract } from './escape.js';

/** How tightly an expression holds together, from loosest; decides where parentheses are needed. */
export const BINDINGS = ['or', 'and', 'not', 'compare', 'sum', 'product', 'atom'] as const;
export type Binding = (typeof BINDINGS)[number];

/**
 * How a function is written: `{0}`, `{1}` stand for arguments, `{*}` for all of them with commas.
 * `binds`: how the whole holds together; `needs`: how tightly each argument must, else it gets parentheses.
 */
export interface Rule {
  readonly text: string;
  readonly binds: Binding;
  readonly needs: Binding;
}

/** An engine's SQL, as data. What is missing here is an error of the TypeScript compiler. */
export interface Dialect {
  readonly name: string;
  readonly escape: EscapeContract;
  readonly types: Readonly<Record<ColumnType, string>>;
  readonly functions: Readonly<Record<Fn, Rule>>;
  /** `{over}` stands for the window, with the space before it, or for nothing. */
  readonly aggregates: Readonly<Record<AggregateFn, string>>;
  /** Whether a whole number `{0}` is in a list `{1}` that is too long to be read. */
  readonly inLongList: string;
  /** A bound value: `{name}` or `{number}` (from 1, in the order of `Emitted.parameters`). */
  readonly parameter: string;
  /** Whether rows can be kept by a window function without a subquery. */
  readonly qualify: boolean;
  /** Whether rows with and without a partner can be joined as `semi join` and `anti join`. */
  readonly semiJoin: boolean;
}

const operator = (symbol: string, binds: Binding, needs: Binding): Rule =>
  Object.freeze({ text: `{0} ${symbol} {1}`, binds, needs });
export const comparison = (symbol: string): Rule => operator(symbol, 'compare', 'sum');
/** `+` and `-`: the right side is put in parentheses even where the left would not need them. */
export const sum = (symbol: '+' | '-'): Rule => operator(symbol, 'sum', 'product');
export const product = (symbol: string): Rule => operator(symbol, 'product', 'atom');
/** `name(a, b, …)` */
export const invoked = (name: string): Rule =>
  Object.freeze({ text: `${name}({*})`, binds: 'atom', needs: 'or' });
export const written = (text: string, binds: Binding = 'atom', needs: Binding = 'or'): Rule =>
  Object.freeze({ text, binds, needs });
