/**
 * A cell as far as it must be understood: its texts, and what stands between them. Spaces and
 * comments are left out. Nothing is run, nothing is looked up.
 */
export type Token =
  | {
      readonly kind: 'text';
      /** What the literal means. */
      readonly value: string;
      /** Its place in the cell, quotes included: from `start` to before `end`. */
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'mark'; readonly value: string; readonly start: number; readonly end: number };

/** A literal that begins at a place: where it ends, and what it means; null when nobody can know before it is run. */
export interface Literal {
  readonly end: number;
  readonly value: string | null;
}

/** The literal that begins at a place of a cell; null when none does. */
export type ReadLiteral = (source: string, at: number) => Literal | null;

const WORD = /[\p{L}\p{N}_.]+/uy;

/** Splits a cell into tokens. Takes time in proportion to its length, whatever stands in it. */
export function tokensOf(source: string, literal: ReadLiteral): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === '#') {
      const end = source.indexOf('\n', at);
      at = end < 0 ? source.length : end;
      continue;
    }
    if (/\s/.test(character)) {
      at += 1;
      continue;
    }
    const start = at;
    const found = literal(source, at);
    if (found) {
      const { end, value } = found;
      tokens.push(value === null ? mark(source, start, end) : { kind: 'text', value, start, end });
      at = end;
      continue;
    }
    WORD.lastIndex = at;
    at = WORD.test(source) ? WORD.lastIndex : at + 1;
    tokens.push(mark(source, start, at));
  }
  return tokens;
}

const mark = (source: string, start: number, end: number): Token => ({
  kind: 'mark',
  value: source.slice(start, end),
  start,
  end
});

/** What an escape means, and where it ends; null when it means nothing. */
type ReadEscape = (source: string, at: number) => { readonly value: string; readonly end: number } | null;

/**
 * The text from `start` to the closing quote, escapes read. Without a closing quote the literal
 * reaches to the end of the cell, or of the line where `oneLine`, and means nothing.
 */
export function quoted(
  source: string,
  start: number,
  quote: string,
  options: { readonly oneLine: boolean; readonly escape: ReadEscape }
): Literal {
  const parts: string[] = [];
  let known = true;
  let at = start;
  while (at < source.length) {
    if (source.startsWith(quote, at)) {
      return { end: at + quote.length, value: known ? parts.join('') : null };
    }
    const character = source.charAt(at);
    if (character === '\n' && options.oneLine) {
      return { end: at, value: null };
    }
    if (character === '\\') {
      const read = options.escape(source, at);
      known &&= read !== null;
      parts.push(read?.value ?? '');
      at = read?.end ?? at + 2;
    } else {
      parts.push(character);
      at += 1;
    }
  }
  return { end: source.length, value: null };
}

/** The character of a code point; null when there is none. */
export function character(hex: string, base = 16): string | null {
  const code = Number.parseInt(hex, base);
  return Number.isNaN(code) || code > 0x10ffff ? null : String.fromCodePoint(code);
}
