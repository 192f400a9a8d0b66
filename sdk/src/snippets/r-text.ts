import { character, quoted, type Literal, type Token, tokensOf } from './tokens.js';

const RAW = /[rR](["'])(-*)([([{])/y;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '\n',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '`': '`',
  ' ': ' ',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v'
};
const CODED =
  /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|u\{([0-9a-fA-F]{1,4})\}|U([0-9a-fA-F]{1,8})|U\{([0-9a-fA-F]{1,8})\}|([0-7]{1,3}))/y;

/** The tokens of a cell in R; a name in backticks is a text, as the name of a list's element is. */
export const rTokens = (source: string): Token[] => tokensOf(source, literal);

function literal(source: string, at: number): Literal | null {
  RAW.lastIndex = at;
  const [whole, quote = '', dashes = '', bracket = ''] = RAW.exec(source) ?? [];
  if (whole !== undefined) {
    const closing = `${CLOSING[bracket] ?? ''}${dashes}${quote}`;
    const start = at + whole.length;
    const end = source.indexOf(closing, start);
    return end < 0
      ? { end: source.length, value: null }
      : { end: end + closing.length, value: source.slice(start, end) };
  }
  const quotation = source.charAt(at);
  return quotation === '"' || quotation === "'" || quotation === '`'
    ? quoted(source, at + 1, quotation, { oneLine: false, escape })
    : null;
}

function escape(source: string, at: number): { value: string; end: number } | null {
  const next = source.charAt(at + 1);
  const simple = Object.hasOwn(SIMPLE, next) ? SIMPLE[next] : undefined;
  if (simple !== undefined) return { value: simple, end: at + 2 };
  CODED.lastIndex = at;
  const [whole, ...groups] = CODED.exec(source) ?? [];
  if (whole === undefined) return null;
  const octal = groups[5];
  const value =
    octal === undefined ? character(groups.find(each => each !== undefined) ?? '') : character(octal, 8);
  return value === null || value === '\0' ? null : { value, end: at + whole.length };
}
