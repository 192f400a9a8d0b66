import type { Database } from '../database.js';
import type { SourceFile } from './files.js';
import { sha256Of } from './hash.js';
import { pattern } from './pattern.js';
import { readFailure, type SourceProblem } from './problem.js';
import type { OpenFile } from './source.js';

/** Reads the head of a Parquet file: its columns and how many records it holds. */
export async function openParquet(database: Database, file: SourceFile): Promise<OpenFile | SourceProblem> {
  const rows = `read_parquet(${pattern(file.path)}, file_row_number = true, binary_as_string = true, hive_partitioning = false)`;
  try {
    const columns = await database.ask(
      `select column_name as name, column_type as type from (describe select * exclude (file_row_number) from ${rows})`
    );
    const [count] = await database.ask(`select count(*) as records from ${rows}`);
    return {
      table: file.table,
      file: file.file,
      columns: columns.map(({ name, type }) => ({ name: String(name), type: String(type) })),
      records: count?.['records'] as bigint,
      rows,
      sha256: () => sha256Of(file.path)
    };
  } catch (error) {
    return { file: file.file, message: `${readFailure(error)}.` };
  }
}
