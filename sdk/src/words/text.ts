/** Pieces of sentences: names of unknown authors made plain, numbers with their nouns, lists in prose. */

/** Text longer than this helps nobody in the middle of a sentence. */
const LONGEST = 200;

/** How many names a sentence holds before the rest is counted. */
const MOST_NAMES = 8;

// Control characters, line ends, and marks that turn the direction of text around them.
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/gu;

/** Text of an author as one line that cannot disturb what stands around it. */
export function plain(text: string): string {
  const line = text.replace(UNSEEN, ' ').replace(/\s+/gu, ' ').trim();
  const shown = line === '' ? '(no name)' : line;
  const letters = [...shown];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : shown;
}

export const quoted = (text: string): string => `“${plain(text)}”`;

/** `1 day`, `2 days`, `-1 days`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** `a`, `a or b`, `a, b or c`; of a long list the first ones, and how many more. */
export function joined(names: readonly string[], word: 'and' | 'or' | 'nor'): string {
  const shown =
    names.length > MOST_NAMES + 1
      ? [...names.slice(0, MOST_NAMES), `one of ${names.length - MOST_NAMES} others`]
      : names;
  const last = shown.at(-1) ?? '';
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} ${word} ${last}` : last;
}

/** What a concept was called when it was picked, else its id. */
export const conceptName = ({ conceptId, name }: { conceptId: number; name?: string | undefined }): string =>
  name === undefined || name.trim() === '' ? `concept ${conceptId}` : plain(name);
