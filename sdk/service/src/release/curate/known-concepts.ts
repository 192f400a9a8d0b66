import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Policy } from './policy.js';
import { CurationError } from './problem.js';

/** The list that the rule newConcepts names: concept ids, one a line, beside the policy. */
export function readKnownConcepts(policy: Policy, folder: string): readonly number[] | null {
  const named = policy.rules.find(({ kind }) => kind === 'newConcepts') as { known?: string } | undefined;
  if (named?.known === undefined) return null;
  const path = resolve(folder, named.known);
  const lines = linesOf(path);
  const wrong = lines.findIndex(line => !/^[1-9]\d{0,9}$/.test(line) || Number(line) > 2_147_483_647);
  if (wrong >= 0)
    throw new CurationError(
      `The list of known concepts ${path}, line ${wrong + 1}, is not a concept id.`,
      'Write one concept_id a line.'
    );
  return lines.map(Number);
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').trim().split(/\r?\n/);
  } catch {
    throw new CurationError(
      `The list of known concepts ${path} (field "known" of the rule newConcepts) cannot be read.`,
      'Paths are relative to the policy file.'
    );
  }
}
