import { TableMissing } from '@cohortlab/sdk/compile';
import type { Problem } from '@cohortlab/sdk/definition';
import { ERRORS, type ErrorAnswer, type ErrorCode } from '@cohortlab/sdk/wire';
import { EngineError } from '../engine/error.js';

/** A request that cannot be answered as it is. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: ErrorCode,
    readonly problems: readonly Problem[] = []
  ) {
    super(ERRORS[code].message);
  }
}

/** What the error table says of a failure, whatever was thrown. */
export interface Failure {
  readonly code: ErrorCode;
  readonly problems: readonly Problem[];
  /** What the database said, or why it could not be asked: for kernels only, it may quote values. */
  readonly detail?: string;
}

/** HTTP libraries say what was wrong with a request by its status. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = { 404: 'notFound', 413: 'tooLarge' };

export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Refusal) return { code: thrown.code, problems: thrown.problems };
  if (thrown instanceof EngineError)
    return { code: thrown.code, problems: [], ...(thrown.detail && { detail: thrown.detail }) };
  if (thrown instanceof TableMissing)
    return { code: 'tableMissing', problems: [{ file: '', path: '', message: thrown.message }] };
  const status = statusOf(thrown);
  if (status >= 400 && status < 500) return { code: BY_STATUS[status] ?? 'badRequest', problems: [] };
  return { code: 'internal', problems: [] };
}

/** The body of the answer. `withDetail`: on the kernel socket alone. */
export function errorAnswer({ code, problems, detail }: Failure, withDetail: boolean): ErrorAnswer {
  const { message, next } = ERRORS[code];
  return {
    code,
    message,
    next,
    ...(problems.length > 0 && { problems: [...problems] }),
    ...(withDetail && detail !== undefined && { detail })
  };
}

function statusOf(thrown: unknown): number {
  const status =
    thrown !== null && typeof thrown === 'object' && 'statusCode' in thrown ? thrown.statusCode : 500;
  return typeof status === 'number' ? status : 500;
}
