import { useEffect, useState } from 'react';
import type { SearchAnswer } from '@cohortlab/sdk';
import { failureOf, isAbort, type Failure } from '../service/failure';

/** Milliseconds after the last keystroke before a question is asked. */
const PAUSE = 120;

/** Asks for the concepts that a text finds. */
export type Search = (text: string, signal: AbortSignal) => Promise<SearchAnswer>;

export interface SearchState {
  /** The text that `answer` is the answer to. */
  readonly text: string;
  readonly answer: SearchAnswer | null;
  readonly failure: Failure | null;
  readonly busy: boolean;
}

const NOTHING: SearchState = { text: '', answer: null, failure: null, busy: false };

/**
 * The answer to a text, as it is typed: asked after a short pause, an earlier question given up,
 * a late answer never shown. The last answer stays until the next is there.
 */
export function useSearch(search: Search, text: string): SearchState {
  const [state, setState] = useState(NOTHING);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted.length < 2) {
      setState(NOTHING);
      return;
    }
    const controller = new AbortController();
    setState(last => ({ ...last, busy: true }));
    const timer = setTimeout(() => {
      search(wanted, controller.signal).then(
        answer => {
          if (!controller.signal.aborted) {
            setState({ text: wanted, answer, failure: null, busy: false });
          }
        },
        (error: unknown) => {
          if (!controller.signal.aborted && !isAbort(error)) {
            setState({ text: wanted, answer: null, failure: failureOf(error), busy: false });
          }
        }
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [search, text]);
  return state;
}
