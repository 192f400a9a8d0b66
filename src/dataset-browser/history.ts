/** What was, is and may be again: one line of edits that can be walked back and forth. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

/** Enough for a sitting; the oldest step falls off. */
const LONGEST = 200;

/** A history that starts here. */
export const begin = <T>(present: T): History<T> => ({ past: [], present, future: [] });

/** One step on; what had been undone is given up. The same value is no step. */
export function step<T>(history: History<T>, next: T): History<T> {
  if (Object.is(next, history.present)) {
    return history;
  }
  return { past: [...history.past, history.present].slice(-LONGEST), present: next, future: [] };
}

/** One step back, if there is one. */
export function back<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  return last === undefined
    ? history
    : { past: history.past.slice(0, -1), present: last, future: [history.present, ...history.future] };
}

/** One step forward again, if there is one. */
export function forth<T>(history: History<T>): History<T> {
  const next = history.future[0];
  return next === undefined
    ? history
    : { past: [...history.past, history.present], present: next, future: history.future.slice(1) };
}
