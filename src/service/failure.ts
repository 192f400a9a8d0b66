import { isAxiosError, isCancel } from 'axios';
import type { ErrorCode, Problem } from '@cohortlab/sdk';
import { CohortlabError } from '@cohortlab/sdk/client';

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
  if (error instanceof ServiceFailure) {
    return error.failure;
  }
  if (error instanceof CohortlabError) {
    return ofAnswer(error);
  }
  // A request without an answer: the server is gone, or the network is.
  return isAxiosError(error) ? { kind: 'offline' } : service('internal');
}

/** A failure that was found before anything was asked. */
export class ServiceFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind === 'service' ? failure.code : failure.kind);
  }
}

function ofAnswer({ code, status, problems }: CohortlabError): Failure {
  if (status === 401 || status === 403) {
    return { kind: 'forbidden' };
  }
  // The service knows every route that a panel asks for; the one who does not is another server.
  return code === 'notFound' ? { kind: 'absent' } : service(code, problems);
}

function service(code: ErrorCode, problems: readonly Problem[] = []): Failure {
  return { kind: 'service', code, problems };
}
