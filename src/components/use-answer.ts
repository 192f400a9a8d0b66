import { useEffect, useState } from 'react';
import { failureOf, isAbort, type Failure } from '../service/failure';

/** How far the answer to a question is; what was known before stays until the next answer is there. */
export interface AnswerState<T> {
  readonly answer: T | null;
  readonly failure: Failure | null;
  readonly busy: boolean;
  /** Asks once more. */
  readonly retry: () => void;
}

/**
 * The answer to a question; null asks nothing. Keep the identity of `question` while its answer stays
 * true: a new function asks again, and the question before is given up.
 */
export function useAnswer<T>(question: ((signal: AbortSignal) => Promise<T>) | null): AnswerState<T> {
  const [state, setState] = useState<Omit<AnswerState<T>, 'retry'>>(() => waiting(question !== null));
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (!question) {
      setState(waiting(false));
      return;
    }
    const controller = new AbortController();
    setState(last => ({ ...last, failure: null, busy: true }));
    question(controller.signal).then(
      answer => {
        if (!controller.signal.aborted) {
          setState({ answer, failure: null, busy: false });
        }
      },
      (error: unknown) => {
        if (!controller.signal.aborted && !isAbort(error)) {
          setState({ answer: null, failure: failureOf(error), busy: false });
        }
      }
    );
    return () => controller.abort();
  }, [question, times]);
  return { ...state, retry: () => setTimes(times + 1) };
}

const waiting = (busy: boolean) => ({ answer: null, failure: null, busy });
