import { digestOf } from './digest.js';
import { meaningOf } from './meaning.js';
import type { Resolved } from './reading.js';

/** SHA-256, in hexadecimal, over RFC 8785 of what a definition means. References must be resolved. */
export function meaningHash(definition: Resolved): string {
  return digestOf(meaningOf(definition));
}
