import { Readable } from 'node:stream';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { LIMITS } from '@cohortlab/sdk/definition';
import { ARROW_STREAM, ERRORS, HEADERS, type Route } from '@cohortlab/sdk/wire';
import type { Line } from '../engine/engine.js';
import { EngineError } from '../engine/error.js';
import type { Call, Handlers, Rows } from './handlers.js';
import type { Log } from './log.js';
import type { Queries } from './queries.js';
import { errorAnswer, failureOf, Refusal } from './refusal.js';
import { bodyOf, watch } from './requests.js';
import { isToken } from './token.js';
import { Work } from './work.js';

export interface ServerOptions {
  readonly line: Line;
  readonly log: Log;
  /** Milliseconds that a request may take; null: as long as it needs. */
  readonly limit: number | null;
  /** What every caller must show; null: nothing, the folder of the socket is what keeps others out. */
  readonly token: string | null;
  /** Where queries that carry an id are kept; null: ids mean nothing here. */
  readonly queries: Queries | null;
}

const BAD_REQUEST = errorAnswer({ code: 'badRequest', problems: [] }, false);

type Table = Readonly<Record<string, Route>>;

/** Answers the routes of one table, and nothing else. */
export function server<T extends Table>(
  table: T,
  handlers: Handlers<T>,
  options: ServerOptions
): FastifyInstance {
  const app = fastify({
    bodyLimit: LIMITS.bytes,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1_000 },
    // What does not even reach the router is refused in the same words.
    frameworkErrors: (_error, _request, reply: FastifyReply) => void reply.status(400).send(BAD_REQUEST),
    clientErrorHandler: (_error, socket) => {
      if (socket.writable) socket.end(`HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n`);
    }
  });
  app.addHook('onRequest', async (request, reply) => {
    const arrived = performance.now();
    reply.raw.once('close', () => options.log.answered(request, reply, performance.now() - arrived));
    if (options.token !== null && !isToken(request.headers.authorization, options.token))
      throw new Refusal('unauthorized');
  });
  if (Object.values(table).some(route => route.body === 'arrow'))
    app.addContentTypeParser(ARROW_STREAM, (_request, payload, done) => done(null, payload));
  app.setNotFoundHandler(() => {
    throw new Refusal('notFound');
  });
  app.setErrorHandler((thrown, request, reply) => {
    const failure = failureOf(thrown);
    options.log.failed(request, failure.code, thrown);
    return reply.status(ERRORS[failure.code].status).send(errorAnswer(failure, options.line === 'kernel'));
  });
  for (const [name, route] of Object.entries(table)) {
    const handle = handlers[name as keyof T] as (call: Call<Route>) => Promise<unknown>;
    app.route({
      method: route.method,
      url: route.path,
      handler: (request, reply) => answer(route, handle, options, request, reply)
    });
  }
  return app;
}

async function answer(
  route: Route,
  handle: (call: Call<Route>) => Promise<unknown>,
  options: ServerOptions,
  request: FastifyRequest,
  reply: FastifyReply
): Promise<unknown> {
  const work = new Work(options.line);
  watch(reply, work, options.limit);
  try {
    const id = request.headers[HEADERS.query];
    if (typeof id === 'string' && route.body !== null) options.queries?.add(id, work);
    const answered = await handle({
      parts: request.params as Record<string, string>,
      body: bodyOf(route, request) as never,
      accept: request.headers.accept ?? '',
      work
    });
    if (route.answer === 'arrow') return send(reply, work, answered as Rows);
    await work.end();
    // Strict schemas: a field that the contract does not know is a fault, and is not sent.
    return route.answer.parse(answered);
  } catch (failure) {
    await work.end(failure);
    throw failure;
  }
}

/** Sends rows as they are read: the work ends when the last byte is sent, or the connection breaks. */
function send(reply: FastifyReply, work: Work, { release, hash, rows, pieces }: Rows): FastifyReply {
  work.streams();
  const stream = Readable.from(pieces, { objectMode: false });
  stream.once('close', () => void work.end(stream.readableEnded ? undefined : endOf(stream, work)));
  return reply
    .type(ARROW_STREAM)
    .headers({
      [HEADERS.rows]: String(rows),
      [HEADERS.releaseName]: encodeURIComponent(release.name),
      [HEADERS.releaseId]: release.id,
      [HEADERS.hash]: hash
    })
    .send(stream);
}

/** Why a stream ended before its end. */
function endOf(stream: Readable, work: Work): unknown {
  return work.signal.reason ?? stream.errored ?? new EngineError('cancelled');
}
