import { engineMessage } from '../engine-message.js';
import { NoRoom } from '../room.js';

/** One place in the source that keeps a release from being made. It names no value of a record. */
export interface SourceProblem {
  /** File name inside the source folder; the folder's own path when it is about the whole. */
  readonly file: string;
  readonly column?: string;
  /** The first record that has the fault, counted from 1. */
  readonly row?: bigint;
  readonly message: string;
}

/** Thrown with everything that is wrong with a source, so that it can be mended in one go. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  constructor(readonly problems: readonly SourceProblem[]) {
    super(problems.map(sentence).join('\n'));
  }
}

/** The problem as a line for people: `person.parquet, column person_id, row 12: …`. */
export function sentence({ file, column, row, message }: SourceProblem): string {
  const place = [file, column && `column ${column}`, row !== undefined && `row ${row}`].filter(Boolean);
  return `${place.join(', ')}: ${message}`;
}

/** What is wrong with a file without a single known column: most often its first line is a record already. */
export const noneOf = (table: string): string =>
  `none of its columns is one of ${table}; does its first row name the columns?`;

/**
 * What an engine's error means for whoever makes a release. Its own text can quote values, so it goes no
 * further. Throws `NoRoom`: that is no fault of a file.
 */
export function readFailure(error: unknown): string {
  if (error instanceof NoRoom) throw error;
  const text = engineMessage(error);
  if (/EACCES|permission denied/i.test(text)) return 'it may not be read by this account';
  return 'it cannot be read to the end: it is damaged or cut short, or it is not what its name says';
}
