import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { pino } from 'pino';
import { openDuckDB, type DuckDBLimits } from '../engine/duckdb/instance.js';
import { Offer } from '../offer/offer.js';
import { Offers } from '../offer/offers.js';
import { openRelease } from '../offer/open-release.js';
import { Answers } from '../routes/answers.js';
import { requestLog } from '../routes/log.js';
import { Queries } from '../routes/queries.js';
import { openSockets } from '../routes/sockets.js';
import { Uploads } from '../routes/uploads.js';
import { request, type Reply } from './http.js';

export const TOKEN = 'a'.repeat(64);

export interface TestService {
  readonly panelSocket: string;
  readonly kernelSocket: string;
  /** The lines of the log so far. */
  readonly log: readonly string[];
  panel(method: string, path: string, body?: unknown): Promise<Reply>;
  kernel(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  close(): Promise<void>;
}

export interface TestOptions {
  readonly releases: readonly string[];
  readonly limits?: Partial<DuckDBLimits>;
  readonly panelLimit?: number;
}

let count = 0;
const open: TestService[] = [];
const closeAll = async () => {
  for (const service of open.splice(0)) await service.close();
};
afterAll(closeAll);

/** The real service on real sockets, in this process; closed when the tests of the file are over. */
export async function testService(folder: string, options: TestOptions): Promise<TestService> {
  const runtime = join(folder, `run-${count++}`);
  mkdirSync(runtime, { mode: 0o700 });
  const lines: string[] = [];
  const limits: DuckDBLimits = {
    memoryMB: 300,
    threads: 2,
    temporary: join(runtime, 'spill'),
    temporaryMB: 500,
    connections: { panel: 2, kernel: 2 },
    patience: 2_000,
    ...options.limits
  };
  const openFile = (path: string) =>
    openRelease(path, file => openDuckDB(file, { ...limits, temporary: join(runtime, `spill-${count++}`) }));
  const offers = new Offers(options.releases.map(path => new Offer(path, openFile)));
  const [panelSocket, kernelSocket] = [join(runtime, 'panel.sock'), join(runtime, 'kernel.sock')];
  const sockets = await openSockets(
    { version: '1.2.3', offers, answers: new Answers(), queries: new Queries(), uploads: new Uploads() },
    {
      panelSocket,
      kernelSocket,
      token: TOKEN,
      panelLimit: options.panelLimit ?? 30_000,
      log: requestLog(pino({ base: null }, { write: line => void lines.push(line) }))
    }
  );
  const service: TestService = {
    panelSocket,
    kernelSocket,
    log: lines,
    panel: (method, path, body) => request(panelSocket, method, path, body),
    kernel: (method, path, body, headers) =>
      request(kernelSocket, method, path, body, { authorization: `Bearer ${TOKEN}`, ...headers }),
    async close() {
      await sockets.close();
      await offers.close(0);
    }
  };
  open.push(service);
  return service;
}
