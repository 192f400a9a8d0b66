import type { Texts } from './columns.js';
import { NO_WORDS, range, type Ranges, ranges } from './ranges.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Words in the order of their bytes, some of a longer list: those numbered from `first` to before
 * `end`. What begins alike stands together, so that a beginning is one stretch of numbers.
 */
export class Dictionary {
  readonly #bytes: Uint8Array;
  readonly #starts: Uint32Array;
  readonly #first: number;
  readonly #end: number;

  constructor({ bytes, starts }: Texts, first: number, end: number) {
    this.#bytes = bytes;
    this.#starts = starts;
    this.#first = first;
    this.#end = end;
  }

  word(number: number): string {
    return decoder.decode(this.#bytes.subarray(this.#starts[number], this.#starts[number + 1]));
  }

  /** The word that is spelt just so, if there is one. */
  spelt(word: string): Ranges {
    const wanted = encoder.encode(word);
    const at = this.#lowest(wanted, false, this.#first);
    return at < this.#end && this.#length(at) === wanted.length && this.#begins(at, wanted)
      ? range(at, at + 1)
      : NO_WORDS;
  }

  /** The words that begin so, itself included. */
  begun(word: string): Ranges {
    const wanted = encoder.encode(word);
    return range(this.#lowest(wanted, false, this.#first), this.#lowest(wanted, true, this.#first));
  }

  /**
   * The words that become so by exactly this many slips: a letter too many, too few, another one, or
   * two exchanged. `open`: words that begin nearly so. Words with digits are none.
   */
  near(word: string, slips: number, open: boolean): Ranges {
    const wanted = encoder.encode(word);
    const found: (readonly [number, number])[] = [];
    // A row for each letter of the word at hand: the slips that its beginning is away from every beginning of what is wanted.
    const rows: Uint8Array[] = [Uint8Array.from({ length: wanted.length + 1 }, (_, i) => i)];
    // The least slips that any beginning of the word at hand is away from all that is wanted.
    const least: number[] = [wanted.length];
    let known = 0;
    let at = this.#first;
    let depth = 0;
    while (at < this.#end) {
      const start = this.#starts[at]!;
      const length = this.#length(at);
      let next = at + 1;
      for (depth = known; ; depth++) {
        const now = least[depth]!;
        const canImprove = lowest(rows[depth]!) < now;
        if (open && now <= slips && !canImprove) {
          next = this.#after(at, depth);
          if (now === slips) found.push([at, next]);
          break;
        }
        if (lowest(rows[depth]!) > slips && now > slips) {
          next = this.#after(at, depth);
          break;
        }
        if (depth === length) {
          const away = open ? now : rows[depth]![wanted.length]!;
          if (away === slips) found.push([at, at + 1]);
          break;
        }
        const letter = this.#bytes[start + depth]!;
        if (isDigit(letter)) {
          next = this.#after(at, depth + 1);
          break;
        }
        rows[depth + 1] = step(rows, depth, letter, depth > 0 ? this.#bytes[start + depth - 1]! : 0, wanted);
        least[depth + 1] = Math.min(now, rows[depth + 1]![wanted.length]!);
      }
      if (next >= this.#end) break;
      known = Math.min(depth, this.#shared(at, next));
      at = next;
    }
    return ranges(found);
  }

  #length(number: number): number {
    return this.#starts[number + 1]! - this.#starts[number]!;
  }

  #begins(number: number, wanted: Uint8Array): boolean {
    return this.#compare(number, wanted) === 0;
  }

  /** Compares as many bytes as are wanted; a shorter word that agrees as far as it goes is lower. */
  #compare(number: number, wanted: Uint8Array): number {
    const start = this.#starts[number]!;
    const length = this.#length(number);
    for (let i = 0; i < wanted.length; i++) {
      if (i === length) return -1;
      const difference = this.#bytes[start + i]! - wanted[i]!;
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** The first word from `from` on that is not below what is wanted; `past`: that does not begin so either. */
  #lowest(wanted: Uint8Array, past: boolean, from: number): number {
    let low = from;
    let high = this.#end;
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = this.#compare(middle, wanted);
      if (order < 0 || (past && order === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The first word after one that does not share its first letters. */
  #after(number: number, letters: number): number {
    const start = this.#starts[number]!;
    const wanted = this.#bytes.subarray(start, start + letters);
    // Most beginnings are of few words: look near by first.
    let step = 1;
    let low = number;
    while (low + step < this.#end && this.#compare(low + step, wanted) === 0) {
      low += step;
      step *= 2;
    }
    let high = Math.min(this.#end, low + step);
    low++;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(middle, wanted) === 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many letters two words begin with in common. */
  #shared(one: number, other: number): number {
    const [a, b] = [this.#starts[one]!, this.#starts[other]!];
    const most = Math.min(this.#length(one), this.#length(other));
    let shared = 0;
    while (shared < most && this.#bytes[a + shared] === this.#bytes[b + shared]) shared++;
    return shared;
  }
}

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;

function lowest(row: Uint8Array): number {
  let least = 255;
  for (const value of row) if (value < least) least = value;
  return least;
}

/** The row after one more letter (optimal string alignment). */
function step(
  rows: readonly Uint8Array[],
  depth: number,
  letter: number,
  before: number,
  wanted: Uint8Array
): Uint8Array {
  const above = rows[depth]!;
  const row = (rows as Uint8Array[])[depth + 1] ?? new Uint8Array(wanted.length + 1);
  row[0] = depth + 1;
  for (let i = 1; i <= wanted.length; i++) {
    const same = wanted[i - 1] === letter ? 0 : 1;
    let least = Math.min(above[i]! + 1, row[i - 1]! + 1, above[i - 1]! + same);
    if (i > 1 && depth > 0 && wanted[i - 1] === before && wanted[i - 2] === letter)
      least = Math.min(least, rows[depth - 1]![i - 2]! + 1);
    row[i] = least;
  }
  return row;
}
