import type { Table } from '@cohortlab/sdk/cdm';
import type { Database } from '../database.js';
import { identifier } from '../quote.js';
import type { ReleaseColumn, SourceColumn } from './columns.js';
import { readFailure, type SourceProblem } from './problem.js';

/** A table of the source that can be read, whatever kind of file it lies in. */
export interface OpenFile {
  readonly table: Table;
  /** Name for people. */
  readonly file: string;
  readonly columns: readonly SourceColumn[];
  readonly records: bigint;
  /** SQL to stand after `from`: the records as they are; `file_row_number` counts them from 0. */
  readonly rows: string;
  /** SHA-256 of the bytes that it was read from, hexadecimal. */
  readonly sha256: () => Promise<string>;
}

/** Every column of a file that a cast would harm, with the first record where it would. */
export async function findHarm(
  database: Database,
  file: OpenFile,
  columns: readonly ReleaseColumn[]
): Promise<readonly SourceProblem[]> {
  const doubtful = columns.filter(({ loses }) => loses !== null);
  if (doubtful.length === 0 || file.records === 0n) return [];
  const firsts = doubtful.map(
    ({ loses }, place) => `min(file_row_number) filter (${loses}) as harm_${place}`
  );
  try {
    const [row] = await database.ask(`select ${firsts.join(', ')} from ${file.rows}`);
    return doubtful.flatMap(({ source, type }, place) => {
      const first = row?.[`harm_${place}`] as bigint | null;
      if (first === null) return [];
      const message = `a value that cannot be stored as ${type} without loss.`;
      return [{ file: file.file, ...(source !== null && { column: source }), row: first + 1n, message }];
    });
  } catch (error) {
    return [{ file: file.file, message: `${readFailure(error)}.` }];
  }
}

/** The records of a file as the release stores them, in its order; rows numbered in `without` are left out. */
export function releaseRows(
  file: OpenFile,
  columns: readonly ReleaseColumn[],
  order: readonly string[],
  without: string | null
): string {
  const values = columns.map(({ name, value }) => `${value} as ${identifier(name)}`);
  const kept = without === null ? '' : `where file_row_number not in (from ${without})`;
  return `select ${values.join(', ')} from ${file.rows} ${kept} order by ${order.map(identifier).join(', ')}`;
}
