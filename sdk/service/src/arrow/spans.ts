import { RecordBatchReader, Type, type RecordBatch } from 'apache-arrow';
import type { Spans } from '../engine/people.js';

/** An Arrow stream that holds no spans; the message says why, in terms of columns. */
export class NoSpans extends Error {
  override readonly name = 'NoSpans';
}

const COLUMNS = ['person_id', 'cohort_start_date', 'cohort_end_date'] as const;

/**
 * The batches of an Arrow IPC stream of `person_id` (int64), `cohort_start_date` and `cohort_end_date`
 * (date32), none of them null. Fails with `NoSpans`, also when there are more than `most` rows.
 */
export async function* readSpans(stream: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Spans> {
  const reader = await RecordBatchReader.from(stream);
  await reader.open();
  if (!reader.schema) throw new NoSpans('This is no Arrow stream.');
  const names = reader.schema.fields.map(field => field.name);
  if (names.join() !== COLUMNS.join()) throw new NoSpans(`The columns must be ${COLUMNS.join(', ')}.`);
  let rows = 0;
  for await (const batch of reader) {
    rows += batch.numRows;
    if (rows > most) throw new NoSpans(`More than ${most} rows are not taken.`);
    yield spansOf(batch);
  }
}

function spansOf(batch: RecordBatch): Spans {
  const [person, start, end] = batch.data.children;
  for (const column of [person, start, end])
    if (!column || column.nullCount > 0) throw new NoSpans('No value may be missing.');
  const isDay = (type: { typeId: Type; unit?: number }) => type.typeId === Type.Date && type.unit === 0;
  if (!(person!.values instanceof BigInt64Array)) throw new NoSpans('person_id must be a 64-bit integer.');
  if (!isDay(start!.type) || !isDay(end!.type)) throw new NoSpans('Both dates must be days (date32).');
  const size = batch.numRows;
  return {
    people: person!.values.subarray(0, size),
    starts: (start!.values as Int32Array).subarray(0, size),
    ends: (end!.values as Int32Array).subarray(0, size)
  };
}
