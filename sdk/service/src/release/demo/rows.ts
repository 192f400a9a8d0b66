import type { Database } from '../database.js';
import { literal } from '../quote.js';

type Cell = string | number | null | readonly number[];

/** Puts rows of ours into a temporary table, so that SQL can join them. */
export async function tableOf(
  database: Database,
  name: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[]
): Promise<void> {
  await database.run(`create temp table ${name} as select * from (${valuesOf(columns, rows)})`);
}

/** Rows of ours as a relation, columns in that order. */
export function valuesOf(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const values = rows.map(row => `(${row.map(cell).join(', ')})`);
  return `select * from (values ${values.join(',\n')}) as row_of(${columns.join(', ')})`;
}

function cell(value: Cell): string {
  if (value === null) return 'null';
  if (typeof value === 'object') return `[${value.join(', ')}]`;
  return typeof value === 'number' ? String(value) : literal(value);
}
