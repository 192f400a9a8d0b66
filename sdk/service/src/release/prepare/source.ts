import type { Database } from '../database.js';
import { identifier, literal } from '../quote.js';
import type { ReleaseColumn, SourceColumn } from './columns.js';
import type { SourceFile } from './files.js';
import { readFailure, type SourceProblem } from './problem.js';

/** A file of the source whose head could be read. */
export interface OpenFile extends SourceFile {
  readonly columns: readonly SourceColumn[];
  readonly records: bigint;
}

/** The records of a file; `file_row_number` counts them from 0. */
export function recordsOf({ path }: SourceFile): string {
  // DuckDB reads a file name as a pattern: its signs stand for themselves inside brackets.
  const name = path.replace(/[[*?]/g, sign => `[${sign}]`);
  return `read_parquet(${literal(name)}, file_row_number = true, binary_as_string = true, hive_partitioning = false)`;
}

/** Reads the head of a file: its columns and how many records it holds. */
export async function openFile(database: Database, file: SourceFile): Promise<OpenFile | SourceProblem> {
  try {
    const columns = await database.ask(
      `select column_name as name, column_type as type from (describe select * exclude (file_row_number) from ${recordsOf(file)})`
    );
    const [count] = await database.ask(`select count(*) as records from ${recordsOf(file)}`);
    return {
      ...file,
      columns: columns.map(({ name, type }) => ({ name: String(name), type: String(type) })),
      records: count?.['records'] as bigint
    };
  } catch (error) {
    return { file: file.file, message: `${readFailure(error)}.` };
  }
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
    const [row] = await database.ask(`select ${firsts.join(', ')} from ${recordsOf(file)}`);
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

/** The records of a file as the release stores them, in its order. */
export function releaseRows(
  file: OpenFile,
  columns: readonly ReleaseColumn[],
  order: readonly string[]
): string {
  const values = columns.map(({ name, value }) => `${value} as ${identifier(name)}`);
  return `select ${values.join(', ')} from ${recordsOf(file)} order by ${order.map(identifier).join(', ')}`;
}
