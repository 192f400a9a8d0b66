import { findColumn } from '@cohortlab/sdk/cdm';
import type { Database } from '../../database.js';
import { identifier, literal } from '../../quote.js';
import type { SourceFile } from '../files.js';
import { pattern } from '../pattern.js';
import { noneOf, readFailure, type SourceProblem } from '../problem.js';
import type { OpenFile } from '../source.js';
import type { Dialect } from './dialect.js';
import { scanText } from './scan.js';

/**
 * Reads a text table into the database `staging`, every value as the text it is; or tells what is wrong
 * with it. Text is read once: what checks, counts and sorts its rows then reads columns.
 */
export async function openText(
  database: Database,
  staging: string,
  source: SourceFile
): Promise<OpenFile | readonly SourceProblem[]> {
  const { file, table, path } = source;
  try {
    const { dialect, records, sha256, faults } = await scanText(path);
    if (faults.length > 0) return faults.map(fault => ({ file, ...fault }));
    if (dialect === null) return [{ file, message: 'the file is empty: it does not even name its columns.' }];
    if (!dialect.columns.some(name => findColumn(table.name, name.toLowerCase())))
      return [{ file, message: noneOf(table.name) }];
    const twice = repeated(dialect.columns);
    if (twice.length > 0)
      return twice.map(column => ({ file, column, message: 'the file has this column twice.' }));
    const rows = `${identifier(staging)}.main.${identifier(table.name)}`;
    await database.run(`create table ${rows} as from ${reading(path, dialect)}`);
    const [count] = await database.ask(`select count(*) as records from ${rows}`);
    if (count?.['records'] !== BigInt(records)) {
      const message = 'its rows cannot be told apart with certainty: line breaks or quotes are mixed up.';
      return [{ file, message }];
    }
    return {
      table,
      file,
      columns: dialect.columns.map(name => ({ name, type: 'VARCHAR' })),
      records: BigInt(records),
      rows: `(select *, rowid as file_row_number from ${rows})`,
      sha256: () => Promise.resolve(sha256)
    };
  } catch (error) {
    return [{ file, message: `${readFailure(error)}.` }];
  }
}

function repeated(columns: readonly string[]): string[] {
  const names = columns.map(name => name.toLowerCase());
  return columns.filter((_, place) => names.indexOf(names[place]!) < place);
}

/**
 * Nothing is guessed. `strict_mode` off: strict, DuckDB takes no file with line breaks of two kinds, such
 * as Windows' own around a note with Unix' inside; the scan before was strict.
 */
function reading(path: string, { separator, quoted, columns }: Dialect): string {
  const types = columns.map(name => `${literal(name)}: 'VARCHAR'`);
  const quote = quoted ? `'"'` : `''`;
  // Said, because DuckDB knows `.gz` in small letters only.
  const compression = /\.gz$/i.test(path) ? 'gzip' : 'none';
  return `read_csv(${pattern(path)}, auto_detect = false, compression = '${compression}', header = true, delim = ${literal(separator)}, quote = ${quote},
    escape = ${quote}, nullstr = '', strict_mode = false, columns = {${types.join(', ')}})`;
}
