import type { BundleFile } from '../definition/index.js';
import type { Naming } from './names.js';
import type { Token } from './tokens.js';

/** A definition that stands in a cell: its text, and those of the files that it refers to. */
export interface InlineText {
  readonly text: string;
  readonly files: readonly BundleFile[];
}

/** How a language of kernels says what a cell has to say, and how a cell in it is read. */
export interface Notation extends Naming {
  /** The first line of a cell. */
  readonly opening: string;
  /** One line for people, whatever characters the text has. */
  comment(text: string): string;
  /** The definition in a file under a name. */
  load(variable: string, noun: 'cohort' | 'dataset', path: string, release: string | undefined): string;
  /** The definition itself under a name. */
  inline(
    variable: string,
    noun: 'cohort' | 'dataset',
    definition: InlineText,
    release: string | undefined
  ): string;
  /** The rows of a SELECT as a data frame. */
  select(variable: string, sql: string, release: string | undefined): string;
  /** The rows of a cohort or of a dataset of one table as a data frame. */
  rows(variable: string, source: string): string;
  /** The rows of one table of a dataset as a data frame. */
  table(variable: string, dataset: string, name: string): string;
  /** An exact count. */
  count(cohort: string): string;
  glance(frame: string): string;
  /** What the linter must be told of a cell with lines that are too long to it. */
  excuse(cell: string): string;
  /** A text on one line as a literal. */
  string(text: string): string;
  /** A text of several lines as a literal that can be read; what nobody sees is escaped. */
  block(text: string): string;
  /** The text of a definition as a literal. */
  definition(text: string): string;
  /** The tokens of a cell. */
  tokens(source: string): Token[];
}

/** Characters that may not stand in a cell as they are: controls, spaces but the plain one, marks of direction. */
export const UNSEEN = /(?! )[\p{C}\p{Z}]/u;

/** Is there any of them in a text, ends of lines aside? */
export const hidesSomething = (text: string): boolean => UNSEEN.test(text.replaceAll('\n', ' '));

/** Columns that text takes; East Asian wide characters and emoji take two. */
export function width(text: string): number {
  const wide =
    /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff01-\uff60]|\p{Emoji_Presentation}/u;
  return [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
}

/** A comment that fits a line: hidden characters are spaces, what is too long is cut. */
export function commentLine(text: string, most: number): string {
  let line = '#';
  for (const word of text.split(/(?:(?! )[\p{C}\p{Z}]| )+/u).filter(each => each !== '')) {
    if (width(`${line} ${word} …`) > most) return `${line} …`;
    line += ` ${word}`;
  }
  return line;
}

/** JSON on lines of its own, with everything that nobody sees written as JSON escapes. */
export function plainJson(text: string): string {
  const escape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const seen = [...text].map(character =>
    character !== '\n' && UNSEEN.test(character) ? character.split('').map(escape).join('') : character
  );
  return seen.join('').trim();
}
