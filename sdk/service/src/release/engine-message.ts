/**
 * What the engine says of an error, to be sorted by and never shown: it can quote values. Its errors come
 * from native code and need not be of this realm's `Error`.
 */
export function engineMessage(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : '';
  return typeof message === 'string' ? message : '';
}
