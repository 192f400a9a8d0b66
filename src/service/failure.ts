import { isAxiosError, isCancel } from 'axios';
import { ERRORS, ErrorAnswer, type ErrorCode, type Problem } from '@cohortlab/sdk';

/**
 * Why a call brought no answer.
 * `offline`: the Jupyter server did not answer. `absent`: it answers, without our server extension.
 * `forbidden`: this account may not use it. `service`: the service said no, with a code of its error table.
 */
export type Failure =
  | { readonly kind: 'offline' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'service'; readonly code: ErrorCode; readonly problems: readonly Problem[] };

/** Was the call given up on purpose? Then nobody waits for its answer, and nothing is shown. */
export function isAbort(error: unknown): boolean {
  return isCancel(error) || (error instanceof Error && error.name === 'AbortError');
}

/** What to tell of an error; never its text, which may quote what nobody should see. */
export function failureOf(error: unknown): Failure {
  if (isServiceFailure(error)) {
    return error.failure;
  }
  if (!isAxiosError(error)) {
    return { kind: 'service', code: 'internal', problems: [] };
  }
  const response = error.response;
  if (!response) {
    return { kind: 'offline' };
  }
  const answer = ErrorAnswer.safeParse(response.data);
  if (answer.success) {
    return { kind: 'service', code: answer.data.code, problems: answer.data.problems ?? [] };
  }
  if (response.status === 404) {
    return { kind: 'absent' };
  }
  if (response.status === 401 || response.status === 403) {
    return { kind: 'forbidden' };
  }
  const down = response.status === 502 || response.status === 503 || response.status === 504;
  return { kind: 'service', code: down ? 'serviceDown' : 'internal', problems: [] };
}

/** An error that carries its failure, for calls that did not end in a request. */
export class ServiceFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind === 'service' ? ERRORS[failure.code].message : failure.kind);
  }
}

function isServiceFailure(error: unknown): error is ServiceFailure {
  return error instanceof ServiceFailure;
}
