import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { CurationError } from './problem.js';
import { readOwnerFile } from './owner-file.js';

/**
 * What is derived from the administrator's secret. Every purpose has a key of its own, so that ids
 * tell nothing of shifts, nor the ids of one scope of those of another.
 */
export interface Key {
  /** A positive number of 63 bits for an id, as decimal text; the same in every release of the scope. */
  researchId(scope: string, kind: string, id: bigint): string;
  /** Days from 1 to 364 for a person, the same in every release. */
  shiftDays(personId: bigint): number;
  /** Tells whether two keys are the same, and nothing else of them. */
  readonly fingerprint: string;
}

const MAKE_ONE =
  'Make one once, and keep it as safe as the data: (umask 077; openssl rand -hex 32 > curation.key). The guide says where it lies and how it is backed up.';

/** Reads the key: 32 bytes as 64 hexadecimal digits, in a file that its owner alone may read. None is ever made up. */
export function readKey(path: string | undefined): Key {
  if (path === undefined)
    throw new CurationError(
      'This policy needs the secret key that research ids and date shifts come from (--key FILE).',
      MAKE_ONE
    );
  const text = readOwnerFile(path, { what: 'The key', mostBytes: 1_024, secret: true }).trim();
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new CurationError(`The key ${path} is not one line of 64 hexadecimal digits.`, MAKE_ONE);
  const secret = Buffer.from(text, 'hex');
  // Thirty-two random bytes repeat themselves this much less than once in 10^30 keys.
  if (new Set(secret).size < 12)
    throw new CurationError(`The key ${path} is not random: it repeats a few bytes.`, MAKE_ONE);
  return keyFrom(secret);
}

/** The derivations of a secret. Their labels must never change: every research id and shift would. */
export function keyFrom(secret: Uint8Array): Key {
  const derived = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, 'cohortlab curation 1', purpose, 32));
  // A key object is prepared once: five times as fast as bytes, and there are millions of ids.
  const scopes = new Map<string, KeyObject>();
  const keyOf = (purpose: string): KeyObject => {
    const known = scopes.get(purpose) ?? createSecretKey(derived(purpose));
    scopes.set(purpose, known);
    return known;
  };
  const number = (purpose: string, id: bigint): bigint =>
    createHmac('sha256', keyOf(purpose)).update(id.toString()).digest().readBigUInt64BE(0);
  return Object.freeze({
    researchId: (scope: string, kind: string, id: bigint) =>
      BigInt.asUintN(63, number(`id ${kind} ${scope}`, id)).toString(),
    // 2^64 is no multiple of 364: the first days are likelier by one part in 10^17.
    shiftDays: (personId: bigint) => 1 + Number(number('shift', personId) % 364n),
    fingerprint: derived('fingerprint').toString('hex').slice(0, 16)
  });
}
