import { CurationError } from './problem.js';
import { readOwnerFile } from './owner-file.js';

const ID = /^(0|-?[1-9]\d{0,18})$/;
const MOST_BYTES = 200_000_000;

/**
 * Reads who has withdrawn: person ids of the source, one a line, nothing else. One line that is no
 * id refuses the whole file, by its number: a person left in by a slip cannot be taken back later.
 */
export function readWithdrawn(path: string): readonly string[] {
  const text = readOwnerFile(path, {
    what: 'The list of withdrawn people',
    mostBytes: MOST_BYTES,
    secret: false
  });
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (text.trim() === '')
    throw new CurationError(
      `The list of withdrawn people ${path} is empty.`,
      'If nobody has withdrawn, leave --withdraw out.'
    );
  const wrong = lines.findIndex(line => !ID.test(line) || BigInt.asIntN(64, BigInt(line)) !== BigInt(line));
  if (wrong >= 0)
    throw new CurationError(
      `The list of withdrawn people ${path}, line ${wrong + 1}, is not a person id: a whole number of 64 bits and nothing else.`,
      'Write one person_id of the source a line, without a heading, quotes or spaces.'
    );
  return [...new Set(lines)];
}
