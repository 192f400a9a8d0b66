/** What a person looks for, cut into what can be found. */
export interface Wanted {
  /** All of what must be there, as one text, folded: what a concept may be called. */
  readonly whole: string;
  /** Every one of these must be there. */
  readonly parts: readonly Part[];
  /** None of these may be there. */
  readonly without: readonly Part[];
}

/** What stands between spaces, or between quotation marks. */
export interface Part {
  /** As it stands, folded: a code, or a phrase. */
  readonly text: string;
  readonly words: readonly string[];
  /** Its words must stand together, in that order. */
  readonly phrase: boolean;
  /** Still being typed: its last word may go on. */
  readonly open: boolean;
}

/** Lower case, without accents: as tokens are stored (DuckDB's `strip_accents(lower(…))`). */
export function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

/** Runs of letters and digits, as `release/statistics.ts` cuts names. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
}

const PARTS = /(?<without>-?)(?:"(?<quoted>[^"]*)(?<closed>"?)|(?<plain>\S+))/gu;

/** Reads words in any order, `"a phrase"`, `-without` and codes. The last of what is wanted is still being typed. */
export function readWanted(text: string): Wanted {
  const found = [...text.matchAll(PARTS)].flatMap(({ groups = {}, index, 0: all }) => {
    const { without, quoted, closed, plain } = groups;
    const raw = quoted ?? plain ?? '';
    const words = wordsOf(raw);
    if (words.length === 0) return [];
    const last = index + all.length === text.trimEnd().length;
    const open = last && without === '' && closed !== '"';
    const part: Part = { text: fold(raw.trim()), words, phrase: quoted !== undefined, open };
    return [{ part, without: without === '-' }];
  });
  const parts = found.filter(({ without }) => !without).map(({ part }) => part);
  const without = found.filter(({ without }) => without).map(({ part }) => part);
  return { whole: parts.map(({ text }) => text).join(' '), parts, without };
}
