import type { Validity } from '../engine/chunk.js';

/** Bits of a batch under construction, least significant first, as Arrow has them. */
export class Bitmap {
  readonly #bytes: Uint8Array;
  #length = 0;
  #zeros = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(Math.ceil(capacity / 8));
  }

  get zeros(): number {
    return this.#zeros;
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, Math.ceil(this.#length / 8));
  }

  /** Adds `count` bits; null stands for ones. Whole bytes are copied whenever they fit. */
  append(bits: Validity, count: number): void {
    if (this.#length % 8 !== 0) {
      for (let i = 0; i < count; i++) this.push(bits === null || ((bits[i >> 3] ?? 0) >> (i & 7)) & 1);
      return;
    }
    const at = this.#length >> 3;
    const bytes = (count + 7) >> 3;
    if (bits === null) this.#bytes.fill(0xff, at, at + bytes);
    else {
      this.#bytes.set(bits.subarray(0, bytes), at);
      this.#zeros += count - ones(bits, count);
    }
    this.#length += count;
  }

  push(bit: boolean | number): void {
    const at = this.#length >> 3;
    const mask = 1 << (this.#length & 7);
    if (bit) this.#bytes[at] = (this.#bytes[at] ?? 0) | mask;
    else {
      this.#bytes[at] = (this.#bytes[at] ?? 0) & ~mask;
      this.#zeros++;
    }
    this.#length++;
  }

  clear(): void {
    this.#length = 0;
    this.#zeros = 0;
  }
}

const ONES = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

function ones(bits: Uint8Array, count: number): number {
  let sum = 0;
  for (let i = 0; i < count >> 3; i++) sum += ONES[bits[i] ?? 0] ?? 0;
  const rest = (bits[count >> 3] ?? 0) & ((1 << (count & 7)) - 1);
  return sum + (ONES[rest] ?? 0);
}
