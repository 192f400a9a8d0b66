import { utf8ToBytes } from '@noble/hashes/utils.js';
import { checkCohort } from './cohort-checks.js';
import { checkDataset } from './dataset-checks.js';
import type { Definition } from './definition.js';
import { LIMITS } from './limits.js';
import { checkItems } from './list-checks.js';
import type { Flaw } from './problem.js';

/** What a schema cannot say of a definition: limits, unique ids, references inside the file. */
export function checkDefinition(definition: Definition): Flaw[] {
  switch (definition.kind) {
    case 'cohort':
      return checkCohort(definition.cohort);
    case 'dataset':
      return checkDataset(definition.dataset);
    case 'concepts':
      return checkItems('', definition.concepts.items.length);
  }
}

/** The text of a whole request, in UTF-8. */
export function checkBytes(texts: readonly string[]): Flaw[] {
  const bytes = texts.reduce((sum, text) => sum + utf8ToBytes(text).length, 0);
  if (bytes <= LIMITS.bytes) return [];
  return [{ path: '', message: `The definition has ${bytes} bytes; ${LIMITS.bytes} are allowed.` }];
}
