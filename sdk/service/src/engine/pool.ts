import { EngineError } from './error.js';

/** A fixed number of things that are lent to one holder at a time, first come, first served. */
export interface Pool<T> {
  /** Fails with `busy` after `patience` milliseconds, or with the signal's reason when it aborts. */
  take(signal: AbortSignal): Promise<T>;
  give(thing: T): void;
}

interface Waiting<T> {
  readonly lend: (thing: T) => void;
}

export function pool<T>(things: readonly T[], patience: number): Pool<T> {
  const free = [...things];
  const line: Waiting<T>[] = [];

  const wait = (signal: AbortSignal) =>
    new Promise<T>((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
        const place = line.indexOf(waiting);
        if (place >= 0) line.splice(place, 1);
      };
      const waiting: Waiting<T> = {
        lend: thing => {
          leave();
          resolve(thing);
        }
      };
      const abort = () => {
        leave();
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        leave();
        reject(new EngineError('busy'));
      }, patience);
      signal.addEventListener('abort', abort);
      line.push(waiting);
    });

  return {
    async take(signal) {
      signal.throwIfAborted();
      return free.pop() ?? wait(signal);
    },
    give(thing) {
      const next = line[0];
      if (next) next.lend(thing);
      else free.push(thing);
    }
  };
}
