import { AsyncByteQueue, makeData, RecordBatch, RecordBatchStreamWriter, Struct } from 'apache-arrow';
import type { Chunk } from '../engine/chunk.js';
import type { StagedColumn } from '../engine/engine.js';
import { column, type Column } from './columns.js';
import { arrowSchema } from './types.js';

/** Rows of a batch: large enough that the costs of a batch vanish, small enough to stay in memory. */
const BATCH_ROWS = 65_536;
/** Rows of the first one, so that a reader has something early. */
const FIRST_ROWS = 4_096;
/** A batch with more text than this is sent, however few its rows. */
const BATCH_TEXT_BYTES = 16_000_000;

/**
 * Chunks of rows as the bytes of an Arrow IPC stream: the schema, a batch at a time, the end mark.
 * Nothing is made before it is asked for, so a slow reader holds up the engine and not the memory.
 * When the chunks fail, so does this, without an end mark: a stream that was cut is no stream.
 */
export async function* arrowStream(
  columns: readonly StagedColumn[],
  chunks: AsyncIterable<Chunk>
): AsyncGenerator<Uint8Array, void, undefined> {
  const schema = arrowSchema(columns);
  const growing = columns.map((staged, i) => column(staged, schema.fields[i]?.type, BATCH_ROWS));
  const sink = new Sink();
  const writer = new RecordBatchStreamWriter().reset(sink, schema);
  yield sink.take();

  let rows = 0;
  let limit = FIRST_ROWS;
  const batch = () => {
    const children = growing.map(each => each.data(rows));
    const data = makeData({ type: new Struct(schema.fields), length: rows, nullCount: 0, children });
    writer.write(new RecordBatch(schema, data));
    for (const each of growing) each.clear();
    rows = 0;
    limit = BATCH_ROWS;
    return sink.take();
  };

  for await (const chunk of chunks) {
    if (rows > 0 && (rows + chunk.rows > limit || textBytes(growing) > BATCH_TEXT_BYTES)) yield batch();
    chunk.columns.forEach((values, i) => growing[i]?.append(values, chunk.rows));
    rows += chunk.rows;
  }
  if (rows > 0) yield batch();
  writer.finish();
  yield sink.take();
}

function textBytes(columns: readonly Column[]): number {
  return columns.reduce((bytes, each) => bytes + each.textBytes, 0);
}

/** Where the writer leaves its pieces; `take` copies them, so that a column's memory can be used again. */
class Sink extends AsyncByteQueue {
  #pieces: Uint8Array[] = [];

  override write(piece: Uint8Array): void {
    this.#pieces.push(piece);
  }

  take(): Uint8Array {
    const pieces = this.#pieces;
    this.#pieces = [];
    return Buffer.concat(pieces);
  }
}
