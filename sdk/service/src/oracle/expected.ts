import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OracleError } from './error.js';

/** What somebody answered for a definition: a line of `expected.ndjson`. */
export interface Expected {
  readonly id: number;
  readonly rows: number;
  readonly persons: number;
  /** Of the sorted rows; null where the answer depends on the order of tied events, and rows and persons alone count. */
  readonly sha256: string | null;
}

/** A folder of definitions with the answers to them. */
export interface Oracle {
  readonly answers: readonly Expected[];
  /** The file of a definition. */
  file(id: number): string;
}

const count = z.int().min(0);
const Line = z.strictObject({
  id: count,
  rows: count,
  persons: count,
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'is no SHA-256')
    .optional(),
  ties: z.boolean().optional()
});

/** Reads `expected.ndjson` of a folder; throws `OracleError` with the line that is wrong. */
export function readOracle(folder: string): Oracle {
  if (!isFolder(folder)) throw new OracleError(`There is no folder ${folder}.`);
  const cohorts = join(folder, 'cohorts');
  if (!isFolder(cohorts))
    throw new OracleError(
      `There is no folder cohorts in ${folder}.`,
      'It holds the definitions, as ID.json.'
    );
  const file = join(folder, 'expected.ndjson');
  if (!existsSync(file))
    throw new OracleError(`There is no expected.ndjson in ${folder}.`, 'It holds an answer on each line.');
  const answers = readAnswers(file);
  if (answers.length === 0) throw new OracleError(`${file} holds no answers.`);
  return { answers, file: id => join(cohorts, `${id}.json`) };
}

function readAnswers(file: string): Expected[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const places = new Map<number, number>();
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const refuse = (message: string): OracleError =>
      new OracleError(`${file}, line ${index + 1}: ${message}`, 'Mend the line and run the command again.');
    const { id, rows, persons, sha256, ties = false } = readLine(line, refuse);
    const before = places.get(id);
    if (before !== undefined) throw refuse(`definition ${id} has an answer in line ${before} already.`);
    places.set(id, index + 1);
    if (sha256 === undefined && !ties) throw refuse('there is neither sha256 nor "ties": true.');
    return [{ id, rows, persons, sha256: ties ? null : sha256! }];
  });
}

function readLine(line: string, refuse: (message: string) => OracleError): z.infer<typeof Line> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw refuse('this is no JSON.');
  }
  const read = Line.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw refuse(`${issue?.path.join('.') || 'the answer'}: ${issue?.message ?? 'wrong'}.`);
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
