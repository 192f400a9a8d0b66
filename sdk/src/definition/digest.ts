import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** Plain JSON; what RFC 8785 gives one text for. A field that is undefined is not there. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json | undefined };

/** The one text of a value, by RFC 8785. */
export function textOf(value: Json): string {
  return canonicalize(value) ?? '';
}

/** SHA-256, in hexadecimal, over the one text of a value. */
export function digestOf(value: Json): string {
  return bytesToHex(sha256(utf8ToBytes(textOf(value))));
}
