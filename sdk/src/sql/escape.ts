/**
 * The escape contract: the only way a name or a text gets into SQL. A dialect states how it quotes;
 * whatever it cannot carry unchanged is refused, never altered.
 */
export interface EscapeContract {
  /** The character around quoted identifiers; inside it is doubled. */
  readonly identifierQuote: '"' | '`';
  /** How a text literal says a quote: `double` has no other special character, `backslash` escapes both. */
  readonly stringStyle: 'double' | 'backslash';
  /** Words that must be quoted as identifiers. */
  readonly reserved: ReadonlySet<string>;
}

/** An identifier, quoted only when it must be, so that the text stays easy to read. */
export function escapeIdentifier(name: string, contract: EscapeContract): string {
  refuseUnwritable(name);
  if (name === '') throw new Error('An identifier cannot be empty');
  if (/^[a-z_][a-z0-9_]*$/.test(name) && !contract.reserved.has(name)) return name;
  const quote = contract.identifierQuote;
  return quote + name.replaceAll(quote, quote + quote) + quote;
}

/** A text literal. */
export function escapeString(value: string, contract: EscapeContract): string {
  refuseUnwritable(value);
  const escaped =
    contract.stringStyle === 'double'
      ? value.replaceAll("'", "''")
      : value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `'${escaped}'`;
}

/** A day or a moment between quotes; the form is checked, since it stands in the text as it is. */
export function escapeMoment(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2}(\.\d{1,6})?)?$/.test(value)) {
    throw new Error('A date is written YYYY-MM-DD, a datetime YYYY-MM-DD HH:MM:SS');
  }
  return `'${value}'`;
}

/** A number as it is; the shortest decimal that gives the same number back. */
export function escapeNumber(value: number | bigint): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('A number must be finite');
  return String(value);
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function refuseUnwritable(text: string): void {
  if (text.includes('\0')) throw new Error('A name or text for SQL cannot hold the character NUL');
  if (LONE_SURROGATE.test(text)) throw new Error('A name or text for SQL must be well-formed Unicode');
}
