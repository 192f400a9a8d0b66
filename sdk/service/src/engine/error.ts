import { ERRORS, type ErrorCode } from '@cohortlab/sdk/wire';

/** What can go wrong between a statement and its rows. */
export type EngineCode = Extract<
  ErrorCode,
  | 'tooSlow'
  | 'tooMuch'
  | 'cancelled'
  | 'busy'
  | 'engineFailed'
  | 'sqlRefused'
  | 'sqlTooSlow'
  | 'tableMissing'
  | 'releaseUnknown'
  | 'releaseMissing'
  | 'releaseUnreadable'
  | 'releaseVersion'
  | 'releaseReplaced'
>;

/**
 * A statement or a release failed. `message` is the sentence of the error table; `detail` is what
 * the database said, which may quote values: for the kernel socket only, never for a log.
 */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  constructor(
    readonly code: EngineCode,
    readonly detail?: string
  ) {
    super(ERRORS[code].message);
  }
}

/** What is not an `EngineError` is a fault of ours, and passed on as it is. */
export function engineErrorOf(failure: unknown): EngineError {
  if (failure instanceof EngineError) return failure;
  throw failure;
}
