import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether an `Authorization` header holds the token. Takes the same time whatever is wrong. */
export function isToken(authorization: string | undefined, token: string): boolean {
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}

/** Of equal length for texts of any. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
