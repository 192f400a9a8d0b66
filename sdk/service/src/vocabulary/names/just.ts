import type { Names } from './names.js';
import type { Ranges } from './ranges.js';

type Texts = Pick<Names, 'text' | 'textFrom'>;

/** Names by a number made of their words: each in the first free place from there on; -1 is free. */
export function nameTable({ text, textFrom }: Texts): Int32Array {
  const names = textFrom.length - 1;
  let size = 16;
  while (size < 1.5 * names) size *= 2;
  const table = new Int32Array(size).fill(-1);
  for (let name = 0; name < names; name++) {
    let place = hashOf(text, textFrom[name]!, textFrom[name + 1]!) & (size - 1);
    while (table[place] !== -1) place = (place + 1) & (size - 1);
    table[place] = name;
  }
  return table;
}

/** FNV-1a over whole words, its bits mixed at the end. */
function hashOf(text: ArrayLike<number>, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text[at]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** The ranks of concepts that are called just by these words: by a name, a synonym or a code. None where a word is not one word. */
export function calledJust(names: Names, words: readonly Ranges[]): number[] {
  const { text, textFrom, table, rankOf } = names;
  if (words.length === 0 || !words.every(({ from, to }) => from.length === 1 && to[0] === from[0]! + 1))
    return [];
  const wanted = words.map(({ from }) => from[0]!);
  const found = new Set<number>();
  let place = hashOf(wanted, 0, wanted.length) & (table.length - 1);
  for (; table[place] !== -1; place = (place + 1) & (table.length - 1)) {
    const name = table[place]!;
    const start = textFrom[name]!;
    if (textFrom[name + 1]! - start !== wanted.length) continue;
    if (wanted.every((word, i) => text[start + i] === word)) found.add(rankOf[name]!);
  }
  return [...found].sort((a, b) => a - b);
}
