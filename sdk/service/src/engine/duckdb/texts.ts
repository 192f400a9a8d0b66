import duckdb, { type Vector } from '@duckdb/node-bindings';
import type { Validity } from '../chunk.js';

/** Bytes of a `string_t`: length, then 12 bytes inline or 4 bytes of prefix and a pointer. */
const ENTRY = 16;
const INLINE = 12;
const POINTER = 8;

/**
 * The texts of a vector. Short ones lie in the vector itself; each longer one is a pointer that
 * costs a call into native code, so neighbours in memory are fetched by one call.
 */
export function texts(
  vector: Vector,
  valid: Validity,
  rows: number
): { readonly bytes: Uint8Array; readonly lengths: Int32Array } {
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
  for (let row = 0; row < rows; row++) {
    const length = lengths[row] ?? 0;
    if (length === 0) continue;
    const entry = row * ENTRY;
    bytes.set(
      length <= INLINE
        ? entries.subarray(entry + 4, entry + 4 + length)
        : duckdb.get_data_from_pointer(
            entries.buffer as ArrayBuffer,
            entries.byteOffset + entry + POINTER,
            length
          ),
      at
    );
    at += length;
  }
  return { bytes, lengths };
}

function isNull(valid: Validity, row: number): boolean {
  return valid !== null && ((valid[row >> 3] ?? 0) & (1 << (row & 7))) === 0;
}
