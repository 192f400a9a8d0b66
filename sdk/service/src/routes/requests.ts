import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pointer, type Problem } from '@cohortlab/sdk/definition';
import type { Route } from '@cohortlab/sdk/wire';
import { EngineError } from '../engine/error.js';
import { Refusal } from './refusal.js';
import type { Work } from './work.js';

/** The body as the route's schema has it. Fails with `badRequest`, naming each place. */
export function bodyOf(route: Route, request: FastifyRequest): unknown {
  if (route.body === null) return undefined;
  if (route.body === 'arrow') {
    if (request.body instanceof Readable) return request.body;
    throw new Refusal('badRequest');
  }
  const parsed = route.body.safeParse(request.body);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue): Problem => ({
    file: '',
    path: pointer(issue.path),
    message: issue.message
  }));
  throw new Refusal('badRequest', problems.slice(0, 20));
}

/** Stops the work when its caller is gone, or after `limit` milliseconds. */
export function watch(reply: FastifyReply, work: Work, limit: number | null): void {
  const timer = limit === null ? undefined : setTimeout(() => work.stop(new EngineError('tooSlow')), limit);
  reply.raw.once('close', () => {
    clearTimeout(timer);
    if (!reply.raw.writableFinished) work.stop(new EngineError('cancelled'));
  });
}
