/** How the columns of a text table are written. */
export interface Dialect {
  readonly separator: ',' | '\t';
  /** Whether values may be put in quotes. */
  readonly quoted: boolean;
  /** The column names of the first line, as written, without quotes. */
  readonly columns: readonly string[];
}

/**
 * Reads the first line. A tab in it: columns are separated by tabs, else by commas. Files with tabs are
 * usually OHDSI's vocabularies, where a quote is a part of a name (`the "best" of`): there, quotes mean
 * quoting only when the first line itself is quoted.
 */
export function readDialect(line: string): Dialect {
  const header = line.replace(/^\uFEFF/, '').replace(/\r?\n?$/, '');
  const separator = header.includes('\t') ? '\t' : ',';
  const columns = header.split(separator).map(name =>
    name
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim()
  );
  return { separator, quoted: separator === ',' || header.startsWith('"'), columns };
}
