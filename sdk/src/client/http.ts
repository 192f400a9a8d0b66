import type { Route } from '../wire/index.js';

/**
 * Any way to send a request and get JSON back: axios, fetch, a Unix socket. It resolves with every
 * status, and rejects when there is no answer at all or when the signal aborts.
 */
export interface Http {
  request(
    method: Route['method'],
    /** Path of the route with its parameters filled in, such as `/releases/demo/count`. */
    path: string,
    /** JSON value to send; undefined: no body. */
    body: unknown,
    signal: AbortSignalLike | undefined
  ): Promise<{ readonly status: number; readonly body: unknown }>;
}

/** The part of the platform's AbortSignal that is needed here; the SDK runs on any platform. */
export interface AbortSignalLike {
  readonly aborted: boolean;
}
