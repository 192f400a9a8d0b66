import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sha256 } from '../fingerprint.js';
import type { Policy } from './policy.js';
import { CurationError } from './problem.js';

/** Concept ids that a policy names by a file. */
export interface ConceptList {
  readonly ids: readonly number[];
  /** SHA-256 of the file's text, hexadecimal: what a release says of it. */
  readonly sha256: string;
}

/** The lists of a policy, by the path that it names them by. */
export type ConceptLists = ReadonlyMap<string, ConceptList>;

/** Reads every list that a policy names: concept ids, one a line, in files beside the policy. Throws `CurationError`. */
export function readConceptLists({ rules }: Policy, folder: string): ConceptLists {
  const lists = new Map<string, ConceptList>();
  for (const rule of rules) {
    if (rule.kind === 'newConcepts' && rule.known !== undefined)
      lists.set(rule.known, read(resolve(folder, rule.known), 'field "known" of the rule newConcepts'));
    if (rule.kind !== 'suppressedConcepts') continue;
    for (const item of rule.of)
      if (item.kind === 'file')
        lists.set(item.path, read(resolve(folder, item.path), 'field "path" of the rule suppressedConcepts'));
  }
  return lists;
}

function read(path: string, field: string): ConceptList {
  const what = `The list of concepts ${path} (${field})`;
  const text = textOf(path, what);
  const lines = text.trim().split(/\r?\n/);
  const wrong = lines.findIndex(line => !/^[1-9]\d{0,9}$/.test(line) || Number(line) > 2_147_483_647);
  if (wrong >= 0)
    throw new CurationError(
      `${what}, line ${wrong + 1}, is not a concept id.`,
      'Write one concept_id a line, and nothing else.'
    );
  return { ids: lines.map(Number), sha256: sha256(text) };
}

function textOf(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new CurationError(`${what} cannot be read.`, 'Paths are relative to the policy file.');
  }
}
