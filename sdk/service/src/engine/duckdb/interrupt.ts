import type { DuckDBConnection } from '@duckdb/node-api';
import { engineError } from './faults.js';

/** DuckDB forgets an interrupt that arrives before the statement runs: it is repeated until one takes. */
const AGAIN_MS = 20;

/**
 * Runs one call on a connection; when the signal aborts, interrupts it and fails with the signal's
 * reason. Settles only when the call has: the connection is free then.
 */
export async function interruptible<T>(
  connection: DuckDBConnection,
  signal: AbortSignal,
  call: () => Promise<T>
): Promise<T> {
  signal.throwIfAborted();
  let again: NodeJS.Timeout | undefined;
  const interrupt = () => {
    connection.interrupt();
    again = setInterval(() => connection.interrupt(), AGAIN_MS);
  };
  signal.addEventListener('abort', interrupt, { once: true });
  try {
    return await call();
  } catch (failure) {
    signal.throwIfAborted();
    throw engineError(failure);
  } finally {
    signal.removeEventListener('abort', interrupt);
    clearInterval(again);
  }
}
