import duckdb, { type Vector } from '@duckdb/node-bindings';
import type { Validity } from '../chunk.js';

/** Bytes of a `string_t`: a length, then 12 bytes inline or 4 bytes of prefix and a pointer. */
const ENTRY = 16;
const INLINE = 12;
const POINTER = 8;

/**
 * Long texts that lie closer together than this are fetched by one call. The gap between two texts
 * is memory of DuckDB that we may not own, but it cannot be unmapped: it is smaller than any page
 * and has a text at either end. What is fetched of it is never looked at.
 */
const GAP = 4_000;

export interface Texts {
  readonly bytes: Uint8Array;
  readonly lengths: Int32Array;
}

/**
 * The texts of a vector, one after the other. Short ones lie in the vector itself; a longer one is
 * a pointer, and following it is a call into native code that takes longer than all the rest.
 */
export function texts(vector: Vector, valid: Validity, rows: number): Texts {
  const entries = duckdb.vector_get_data(vector, rows * ENTRY);
  const view = new DataView(entries.buffer, entries.byteOffset, entries.byteLength);
  const lengths = new Int32Array(rows);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    if (isNull(valid, row)) continue;
    const length = view.getUint32(row * ENTRY, true);
    lengths[row] = length;
    total += length;
  }
  const bytes = new Uint8Array(total);
  let at = 0;
  let row = 0;
  while (row < rows) {
    const length = lengths[row] ?? 0;
    if (length <= INLINE) {
      copy(entries, row * ENTRY + 4, length, bytes, at);
      at += length;
      row++;
      continue;
    }
    const run = runFrom(row, rows, lengths, view);
    const memory = duckdb.get_data_from_pointer(
      entries.buffer as ArrayBuffer,
      entries.byteOffset + run.lowestRow * ENTRY + POINTER,
      run.high - run.low
    );
    for (; row < run.end; row++) {
      const length = lengths[row] ?? 0;
      if (length > INLINE) copy(memory, address(view, row) - run.low, length, bytes, at);
      else copy(entries, row * ENTRY + 4, length, bytes, at);
      at += length;
    }
  }
  return { bytes, lengths };
}

/** Rows from one on whose long texts lie in one stretch of memory, `low` to `high`. */
interface Run {
  readonly end: number;
  readonly low: number;
  readonly high: number;
  readonly lowestRow: number;
}

function runFrom(first: number, rows: number, lengths: Int32Array, view: DataView): Run {
  let low = address(view, first);
  let high = low + (lengths[first] ?? 0);
  let lowestRow = first;
  let row = first + 1;
  if (high > Number.MAX_SAFE_INTEGER) return { end: row, low, high, lowestRow };
  for (; row < rows; row++) {
    const length = lengths[row] ?? 0;
    if (length <= INLINE) continue;
    const start = address(view, row);
    if (start < low - length - GAP || start > high + GAP) break;
    if (start < low) {
      low = start;
      lowestRow = row;
    }
    high = Math.max(high, start + length);
  }
  return { end: row, low, high, lowestRow };
}

/** For a few bytes a loop is faster than making two views of them. */
function copy(source: Uint8Array, from: number, length: number, target: Uint8Array, at: number): void {
  if (length > 48) target.set(source.subarray(from, from + length), at);
  else for (let i = 0; i < length; i++) target[at + i] = source[from + i] ?? 0;
}

/** Where a long text lies. Addresses of programs have 48 bits, and a number holds 53 of them. */
function address(view: DataView, row: number): number {
  const at = row * ENTRY + POINTER;
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

function isNull(valid: Validity, row: number): boolean {
  return valid !== null && ((valid[row >> 3] ?? 0) & (1 << (row & 7))) === 0;
}
