import { indexWidth } from '../../engine/chunk.js';
import type { Engine, Query, Staged } from '../../engine/engine.js';

/** Whole columns of a release, each read by a statement of its own. */
export interface ColumnReader {
  /** A column of integers. */
  integers(sql: string): Promise<Int32Array>;
  /** A column of counts of people: only those above 0 take part in a sort, and they fit a number. */
  counts(sql: string): Promise<Float64Array>;
  /** A column of texts: their UTF-8 bytes, and where each begins; one more entry says where the last ends. */
  texts(sql: string): Promise<Texts>;
  /** A column of few different texts: the texts, and for each row which it is. */
  categories(sql: string): Promise<Categories>;
}

export interface Texts {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

export interface Categories {
  readonly values: readonly string[];
  readonly rows: Uint16Array;
}

/** Reads columns through connections of the panels' line, one after the other. */
export function columnReader(engine: Engine, signal: AbortSignal): ColumnReader {
  const read = async <T>(
    sql: string,
    categories: boolean,
    take: (query: Query, staged: Staged) => Promise<T>
  ): Promise<T> => {
    const query = await engine.open('panel', signal);
    try {
      return await take(query, await query.stage({ sql, parameters: {} }, { categories }));
    } finally {
      await query.close();
    }
  };
  return {
    integers: sql => read(sql, false, async (query, staged) => new Int32Array(await fixed(query, staged, 4))),
    counts: sql =>
      read(sql, false, async (query, staged) =>
        Float64Array.from(new BigInt64Array(await fixed(query, staged, 8)), Number)
      ),
    texts: sql => read(sql, false, texts),
    categories: sql =>
      read(sql, true, async (query, staged) => {
        const values = staged.columns[0]?.categories ?? [];
        const width = indexWidth(values.length);
        const buffer = await fixed(query, staged, width);
        const rows = width === 1 ? new Uint8Array(buffer) : new Uint16Array(buffer);
        return { values, rows: Uint16Array.from(rows) };
      })
  };
}

async function fixed(query: Query, staged: Staged, width: number): Promise<ArrayBuffer> {
  const all = new Uint8Array(staged.rows * width);
  let at = 0;
  for await (const { columns } of query.read(staged)) {
    const [column] = columns;
    if (column?.kind !== 'fixed') throw new Error('The column does not hold numbers.');
    all.set(column.data, at);
    at += column.data.length;
  }
  return all.buffer;
}

async function texts(query: Query, staged: Staged): Promise<Texts> {
  const starts = new Uint32Array(staged.rows + 1);
  const pieces: Uint8Array[] = [];
  let row = 0;
  let at = 0;
  for await (const { columns } of query.read(staged)) {
    const [column] = columns;
    if (column?.kind !== 'text') throw new Error('The column does not hold texts.');
    pieces.push(column.bytes);
    for (const length of column.lengths) {
      at += length;
      starts[++row] = at;
    }
  }
  const bytes = new Uint8Array(at);
  let end = 0;
  for (const piece of pieces) {
    bytes.set(piece, end);
    end += piece.length;
  }
  return { bytes, starts };
}
