import { makeData, vectorFromArray, Utf8, type Data, type DataType } from 'apache-arrow';
import { indexWidth, WIDTH, type Values } from '../engine/chunk.js';
import type { StagedColumn } from '../engine/engine.js';
import { EngineError } from '../engine/error.js';
import { Bitmap } from './bitmap.js';

/** One column of a batch under construction. */
export interface Column {
  append(values: Values, rows: number): void;
  /** Bytes of text so far: what decides, beside the rows, when a batch is full. */
  readonly textBytes: number;
  /** The column so far, over memory that the next `append` after `clear` writes to again. */
  data(rows: number): Data;
  clear(): void;
}

/** `capacity`: the most rows that a batch gets. */
export function column(staged: StagedColumn, type: DataType, capacity: number): Column {
  switch (staged.type) {
    case 'text':
      return textColumn(type, capacity);
    case 'boolean':
      return booleanColumn(type, capacity);
    case 'category': {
      const dictionary = vectorFromArray([...(staged.categories ?? [])], new Utf8());
      return fixedColumn(type, indexWidth(dictionary.length), capacity, { dictionary });
    }
    default:
      return fixedColumn(type, WIDTH[staged.type], capacity);
  }
}

const VIEWS = { 1: Uint8Array, 2: Uint16Array, 4: Int32Array, 8: BigInt64Array } as const;

function fixedColumn(type: DataType, width: keyof typeof VIEWS, capacity: number, more: object = {}): Column {
  const bytes = new Uint8Array(capacity * width);
  const valid = new Bitmap(capacity);
  let at = 0;
  return {
    textBytes: 0,
    append(values, rows) {
      if (values.kind !== 'fixed') throw new TypeError('A column of fixed width was given text.');
      bytes.set(values.data, at);
      at += rows * width;
      valid.append(values.valid, rows);
    },
    data: rows =>
      makeData({
        type,
        length: rows,
        data: new VIEWS[width](bytes.buffer, 0, rows),
        ...nulls(valid),
        ...more
      } as never),
    clear() {
      at = 0;
      valid.clear();
    }
  };
}

function booleanColumn(type: DataType, capacity: number): Column {
  const bits = new Bitmap(capacity);
  const valid = new Bitmap(capacity);
  return {
    textBytes: 0,
    append(values, rows) {
      if (values.kind !== 'fixed') throw new TypeError('A column of fixed width was given text.');
      for (let row = 0; row < rows; row++) bits.push(values.data[row] ?? 0);
      valid.append(values.valid, rows);
    },
    data: rows => makeData({ type, length: rows, data: bits.bytes, ...nulls(valid) } as never),
    clear() {
      bits.clear();
      valid.clear();
    }
  };
}

/** An Arrow offset is 32 bits wide. */
const MOST_BYTES = 0x7fff_ffff;

function textColumn(type: DataType, capacity: number): Column {
  let bytes = new Uint8Array(1 << 16);
  const offsets = new Int32Array(capacity + 1);
  const valid = new Bitmap(capacity);
  let row = 0;
  let end = 0;

  const makeRoom = (more: number) => {
    if (end + more > MOST_BYTES) throw new EngineError('tooMuch', 'Texts of more than 2 GB in a few rows.');
    if (end + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * bytes.length, end + more));
    larger.set(bytes.subarray(0, end));
    bytes = larger;
  };

  return {
    get textBytes() {
      return end;
    },
    append(values, rows) {
      if (values.kind !== 'text') throw new TypeError('A column of text was given values of fixed width.');
      makeRoom(values.bytes.length);
      bytes.set(values.bytes, end);
      for (let i = 0; i < rows; i++) {
        end += values.lengths[i] ?? 0;
        offsets[++row] = end;
      }
      valid.append(values.valid, rows);
    },
    data: rows =>
      makeData({
        type,
        length: rows,
        valueOffsets: offsets.subarray(0, rows + 1),
        data: bytes.subarray(0, end),
        ...nulls(valid)
      } as never),
    clear() {
      row = 0;
      end = 0;
      valid.clear();
    }
  };
}

function nulls(valid: Bitmap): { readonly nullCount: number; readonly nullBitmap: Uint8Array | null } {
  return valid.zeros === 0
    ? { nullCount: 0, nullBitmap: null }
    : { nullCount: valid.zeros, nullBitmap: valid.bytes };
}
