import { ERRORS, ErrorAnswer, type ErrorCode, type Problem } from '../wire/index.js';

/** A request that did not succeed: what went wrong (`message`) and the way out (`next`). */
export class CohortlabError extends Error {
  override readonly name = 'CohortlabError';
  readonly next: string;
  /** Places of the definition to mend; empty for other errors. */
  readonly problems: readonly Problem[];

  /** `status` is the HTTP status of the answer, also where another server than the service gave it. */
  constructor(
    readonly code: ErrorCode,
    readonly status: number,
    said: Partial<Pick<ErrorAnswer, 'message' | 'next' | 'problems'>> = {}
  ) {
    super(said.message ?? ERRORS[code].message);
    this.next = said.next ?? ERRORS[code].next;
    this.problems = said.problems ?? [];
  }
}

/**
 * The error that an answer stands for. An answer that is not the service's own (a proxy's page, a
 * server that is going down) gets a code by its status.
 */
export function errorOf(status: number, body: unknown): CohortlabError {
  const answer = ErrorAnswer.safeParse(body);
  if (answer.success) return new CohortlabError(answer.data.code, status, answer.data);
  const own = FOREIGN[status];
  if (own !== undefined) return new CohortlabError(own, status);
  return new CohortlabError(status >= 500 ? 'internal' : 'badRequest', status);
}

/** What an answer means that came from something in front of the service. */
const FOREIGN: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  404: 'notFound',
  413: 'tooLarge',
  502: 'serviceDown',
  503: 'serviceDown',
  504: 'serviceDown'
};
