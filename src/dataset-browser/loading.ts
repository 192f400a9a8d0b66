import { failureOf, isAbort, type Failure } from '../service';

/** An answer on its way: what was known before stays to be looked at until the new one is there. */
export type Loading<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly before: T | null }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Nothing was asked. */
export const IDLE: Loading<never> = Object.freeze({ kind: 'idle' });

/** The value to show, fresh or from before; null when there is none. */
export function valueOf<T>(loading: Loading<T>): T | null {
  if (loading.kind === 'ready') {
    return loading.value;
  }
  return loading.kind === 'loading' ? loading.before : null;
}

/** One question at a time: a new one ends the one before, and only the last is answered. */
export class Latest {
  /**
   * Asks, and tells how far the answer is. A question that was given up tells nothing more.
   * `before` is shown until the answer is there.
   */
  async ask<T>(
    question: (signal: AbortSignal) => Promise<T>,
    tell: (loading: Loading<T>) => void,
    before: T | null = null
  ): Promise<void> {
    this.stop();
    const running = new AbortController();
    this._running = running;
    tell({ kind: 'loading', before });
    try {
      const value = await question(running.signal);
      if (!running.signal.aborted) {
        tell({ kind: 'ready', value });
      }
    } catch (error) {
      if (!running.signal.aborted && !isAbort(error)) {
        tell({ kind: 'failed', failure: failureOf(error) });
      }
    }
  }

  /** Gives the running question up. */
  stop(): void {
    this._running?.abort();
    this._running = null;
  }

  private _running: AbortController | null = null;
}
