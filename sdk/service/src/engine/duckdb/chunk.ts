import type { DuckDBDataChunk } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { indexWidth, WIDTH, type Chunk, type ColumnType, type Validity, type Values } from '../chunk.js';
import { texts } from './texts.js';

/** How DuckDB lays out a column: as text, or as values of so many bytes. */
export type Layout = { readonly kind: 'text' } | { readonly kind: 'fixed'; readonly width: number };

export function layoutOf(type: ColumnType, categories: number): Layout {
  if (type === 'text') return { kind: 'text' };
  return { kind: 'fixed', width: type === 'category' ? indexWidth(categories) : WIDTH[type] };
}

/** DuckDB's own column memory, copied: the bindings hand out copies, so nothing can dangle. */
export function toChunk(source: DuckDBDataChunk, layouts: readonly Layout[]): Chunk {
  const rows = source.rowCount;
  return { rows, columns: layouts.map((layout, column) => values(source, column, layout, rows)) };
}

function values(source: DuckDBDataChunk, column: number, layout: Layout, rows: number): Values {
  const vector = duckdb.data_chunk_get_vector(source.chunk, column);
  // DuckDB keeps validity in whole words of 64 bits.
  const valid: Validity = duckdb.vector_get_validity(vector, Math.ceil(rows / 64) * 8);
  if (layout.kind === 'text') return { kind: 'text', valid, ...texts(vector, valid, rows) };
  return { kind: 'fixed', valid, data: duckdb.vector_get_data(vector, rows * layout.width) };
}
