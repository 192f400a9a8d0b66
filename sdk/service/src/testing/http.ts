import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** The body as JSON. */
  readonly json: unknown;
}

/** Sends a request over a Unix socket and waits for the whole answer; rejects when it breaks off. */
export async function request(
  socketPath: string,
  method: string,
  path: string,
  body?: unknown,
  headers: OutgoingHttpHeaders = {}
): Promise<Reply> {
  const message = await beginRequest(socketPath, method, path, body, headers).answer;
  const bytes = await buffer(message);
  if (!message.complete) throw new Error('The answer broke off.');
  const isJson = message.headers['content-type']?.startsWith('application/json') ?? false;
  return {
    status: message.statusCode ?? 0,
    headers: message.headers,
    body: bytes,
    json: isJson ? (JSON.parse(bytes.toString()) as unknown) : undefined
  };
}

/** A request whose answer has begun, or that can be broken off. A text is sent as it is. */
export function beginRequest(
  socketPath: string,
  method: string,
  path: string,
  body?: unknown,
  headers: OutgoingHttpHeaders = {}
): { readonly answer: Promise<IncomingMessage>; breakOff(): void } {
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const outgoing = httpRequest({
    socketPath,
    method,
    path,
    agent: false,
    headers: {
      ...(text !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text)
      }),
      ...headers
    }
  });
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve);
    outgoing.on('error', reject);
  });
  outgoing.end(text);
  return { answer, breakOff: () => void outgoing.destroy() };
}
