import type { Naming } from './names.js';

/** How a language of kernels says what a cell has to say. */
export interface Notation extends Naming {
  /** The first line of a cell. */
  readonly opening: string;
  /** The definition in a file under a name. */
  load(variable: string, noun: 'cohort' | 'dataset', path: string, release: string | undefined): string;
  /** The rows of a cohort or of a dataset of one table as a data frame. */
  rows(variable: string, source: string): string;
  /** The rows of one table of a dataset as a data frame. */
  table(variable: string, dataset: string, name: string): string;
  /** An exact count. */
  count(cohort: string): string;
  glance(frame: string): string;
}

/** Characters that may not stand in a cell as they are: controls, spaces but the plain one, marks of direction. */
export const UNSEEN = /(?! )[\p{C}\p{Z}]/u;

/** Columns that text takes; East Asian wide characters and emoji take two. */
export function width(text: string): number {
  const wide =
    /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff01-\uff60]|\p{Emoji_Presentation}/u;
  return [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
}
