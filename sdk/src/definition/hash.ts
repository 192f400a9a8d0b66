import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { meaningOf, textOf } from './meaning.js';
import type { Resolved } from './reading.js';

/** SHA-256, in hexadecimal, over RFC 8785 of what a definition means. References must be resolved. */
export function meaningHash(definition: Resolved): string {
  return bytesToHex(sha256(utf8ToBytes(textOf(meaningOf(definition)))));
}
