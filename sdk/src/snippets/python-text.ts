import { character, quoted, type Literal, type Token, tokensOf } from './tokens.js';

const OPENING = /([rRuUbBfFtT]{0,2})("""|'''|"|')/y;

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v'
};
const CODED = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3}))/y;

/** The tokens of a cell in Python; literals that stand side by side are one text, as Python has it. */
export function pythonTokens(source: string): Token[] {
  return tokensOf(source, literal).reduce<Token[]>((joined, token) => {
    const before = joined.at(-1);
    if (token.kind !== 'text' || before?.kind !== 'text') {
      joined.push(token);
      return joined;
    }
    joined[joined.length - 1] = { ...before, value: before.value + token.value, end: token.end };
    return joined;
  }, []);
}

function literal(source: string, at: number): Literal | null {
  OPENING.lastIndex = at;
  const [whole = '', prefix = '', quote = ''] = OPENING.exec(source) ?? [];
  if (whole === '') return null;
  const raw = /r/i.test(prefix);
  const read = quoted(source, at + whole.length, quote, {
    oneLine: quote.length === 1,
    escape: raw ? asItIs : escape
  });
  // Bytes are no text, and what f-strings mean is known when they are run.
  return /[bft]/i.test(prefix) ? { ...read, value: null } : read;
}

const asItIs = (source: string, at: number) => ({ value: source.slice(at, at + 2), end: at + 2 });

function escape(source: string, at: number): { value: string; end: number } | null {
  const next = source.charAt(at + 1);
  const simple = Object.hasOwn(SIMPLE, next) ? SIMPLE[next] : undefined;
  if (simple !== undefined) return { value: simple, end: at + 2 };
  CODED.lastIndex = at;
  const [whole, two, four, eight, octal] = CODED.exec(source) ?? [];
  if (whole !== undefined) {
    const value = octal === undefined ? character(two ?? four ?? eight ?? '') : character(octal, 8);
    return value === null ? null : { value, end: at + whole.length };
  }
  // Names of characters are Python's own; any other letter keeps its backslash.
  return 'NxuU'.includes(next) ? null : asItIs(source, at);
}
