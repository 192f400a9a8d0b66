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

/** A row that is drawn by its weight among those of its group. */
export interface Weighted {
  readonly weight: number;
  readonly row: readonly Cell[];
}

/**
 * Puts rows of ours into a temporary table with a thousand numbers (`slot`) for each group, shared out by
 * weight: drawing one of them draws a row.
 */
export async function slotsOf(
  database: Database,
  name: string,
  columns: readonly string[],
  groups: readonly (readonly Weighted[])[]
): Promise<void> {
  const rows = groups.flatMap(group => {
    const total = group.reduce((sum, { weight }) => sum + weight, 0);
    let reached = 0;
    const ends = group.map(({ weight }) => Math.round((1000 * (reached += weight)) / total));
    return group.map(({ row }, place) => [ends[place - 1] ?? 0, ends[place]!, ...row]);
  });
  const spans = valuesOf(['first', 'beyond', ...columns], rows);
  await database.run(
    `create temp table ${name} as select unnest(range(first, beyond))::integer as slot, ${columns.join(', ')} from (${spans})`
  );
}

function cell(value: Cell): string {
  if (value === null) return 'null';
  if (typeof value === 'object') return `[${value.join(', ')}]`;
  return typeof value === 'number' ? String(value) : literal(value);
}
