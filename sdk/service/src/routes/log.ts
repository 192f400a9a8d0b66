import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { ERRORS, type ErrorCode } from '@cohortlab/sdk/wire';

/**
 * The log of a server: the template of the route, never its parts, the status, the time and the
 * class of what went wrong. No value, count, search word or path has a way in.
 */
export interface Log {
  failed(request: FastifyRequest, code: ErrorCode, thrown: unknown): void;
  /** `ms`: from the first byte of the request to the last of the answer. */
  answered(request: FastifyRequest, reply: FastifyReply, ms: number): void;
}

export function requestLog(logger: Logger): Log {
  const failures = new WeakMap<FastifyRequest, ErrorCode>();
  return {
    failed(request, code, thrown) {
      failures.set(request, code);
      if (code === 'internal') logger.error({ class: className(thrown), at: frames(thrown) }, 'fault');
    },
    answered(request, reply, ms) {
      // Whoever left before the end was told nothing: 499, as by the error table.
      const whole = reply.raw.writableFinished;
      const error = failures.get(request) ?? (whole ? undefined : 'cancelled');
      logger.info(
        {
          method: request.method,
          route: request.routeOptions.url ?? 'none',
          status: whole ? reply.statusCode : ERRORS.cancelled.status,
          ms: Math.round(ms),
          ...(error && { error })
        },
        'answered'
      );
    }
  };
}

/** `TypeError`; never its message, which may quote what was read. */
export function className(thrown: unknown): string {
  return thrown !== null && typeof thrown === 'object' ? thrown.constructor.name : typeof thrown;
}

/** Where in our code a fault was thrown, without what was said about it. */
export function frames(thrown: unknown): string[] {
  const stack =
    thrown !== null && typeof thrown === 'object' && 'stack' in thrown ? String(thrown.stack) : '';
  return stack
    .split('\n')
    .filter(line => /^ {4}at .*:\d+:\d+\)?$/.test(line))
    .map(line => line.trim())
    .slice(0, 10);
}
