import { chmod } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { KERNEL_ROUTES, PANEL_ROUTES } from '@cohortlab/sdk/wire';
import { kernelHandlers } from './kernel.js';
import type { Log } from './log.js';
import { panelHandlers } from './panel.js';
import { server } from './server.js';
import type { Service } from './service.js';

export interface Sockets {
  /** Stops listening and breaks every connection, by which whatever runs is interrupted. */
  close(): Promise<void>;
}

export interface SocketOptions {
  readonly panelSocket: string;
  readonly kernelSocket: string;
  /** What kernels must show. Panels show nothing: the folder keeps others out, the proxy keeps users apart. */
  readonly token: string;
  /** Milliseconds that a question of a panel may take. */
  readonly panelLimit: number;
  readonly log: Log;
}

/** Answers panels on one socket and kernels on another; nothing that one has leads to the other. */
export async function openSockets(service: Service, options: SocketOptions): Promise<Sockets> {
  const { log } = options;
  const panel = server(PANEL_ROUTES, panelHandlers(service), {
    line: 'panel',
    limit: options.panelLimit,
    token: null,
    queries: null,
    log
  });
  const kernel = server(KERNEL_ROUTES, kernelHandlers(service), {
    line: 'kernel',
    limit: null,
    token: options.token,
    queries: service.queries,
    log
  });
  await listen(panel, options.panelSocket);
  await listen(kernel, options.kernelSocket);
  return {
    async close() {
      await Promise.all([panel.close(), kernel.close()]);
    }
  };
}

async function listen(app: FastifyInstance, path: string): Promise<void> {
  await app.listen({ path });
  await chmod(path, 0o600);
}
