import { randomBytes } from 'node:crypto';
import { fstatSync } from 'node:fs';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import type { ErrorCode } from '@cohortlab/sdk/wire';
import { openDuckDB } from './engine/duckdb/instance.js';
import {
  emptyWork,
  FolderRefused,
  leaveRuntime,
  takeRuntime,
  takeWork,
  writeToken
} from './launch/folders.js';
import { optionsOf, type Options } from './launch/options.js';
import { forQuestion, resourcesFor } from './launch/resources.js';
import { Offer } from './offer/offer.js';
import { Offers } from './offer/offers.js';
import { openRelease } from './offer/open-release.js';
import { Answers } from './routes/answers.js';
import { className, frames, requestLog } from './routes/log.js';
import { Queries } from './routes/queries.js';
import type { Service } from './routes/service.js';
import { openSockets } from './routes/sockets.js';
import { Uploads } from './routes/uploads.js';
import { VERSION } from './version.js';

/** Milliseconds that a question of a panel may take. */
const PANEL_LIMIT = 30_000;
/** Milliseconds after which a service that was told to stop stops, whatever still runs. */
const LAST_PATIENCE = 3_000;

process.umask(0o077);
const log: Logger = pino({ base: null }, pino.destination({ fd: 2, sync: true }));

// Node would print what was thrown, and a message may quote a record.
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, thrown => {
    log.fatal({ class: className(thrown), at: frames(thrown) }, event);
    process.exit(1);
  });

try {
  const stop = await start(optionsOf(process.argv.slice(2)));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.once(signal, () => void stop(signal));
  whenInputEnds(() => void stop('end of input'));
  say({ event: 'ready', version: VERSION });
} catch (failure) {
  log.fatal(
    { class: className(failure), ...(failure instanceof FolderRefused && { why: failure.message }) },
    'failed'
  );
  say({ event: 'failed', code: codeOf(failure) });
  process.exit(1);
}

/** Starts both servers; gives what stops them. */
async function start(options: Options): Promise<(why: string) => Promise<void>> {
  const runtime = await takeRuntime(options.runtime);
  await takeWork(options.work);
  process.chdir(options.work);
  const service = await serviceOf(options);
  const token = randomBytes(32).toString('hex');
  await writeToken(runtime.tokenFile, token);
  const sockets = await openSockets(service, {
    ...runtime,
    token,
    panelLimit: PANEL_LIMIT,
    log: requestLog(log)
  });
  log.info({ version: VERSION, releases: options.releases.length }, 'ready');

  let stopping = false;
  return async why => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'stopping');
    setTimeout(() => process.exit(0), LAST_PATIENCE);
    await leaveRuntime(runtime);
    await sockets.close();
    await service.offers.close(0);
    await emptyWork(options.work);
    process.exit(0);
  };
}

async function serviceOf({ releases, work, defaultRelease, memoryMB }: Options): Promise<Service> {
  const resources = await resourcesFor(releases.length, work, memoryMB);
  let opened = 0;
  const open = (path: string) =>
    openRelease(path, (file, share) =>
      openDuckDB(file, {
        ...(share === 'question' ? forQuestion(resources) : resources),
        temporary: join(work, `${share}-${++opened}`)
      })
    );
  return {
    version: VERSION,
    offers: new Offers(
      releases.map(path => new Offer(path, open)),
      defaultRelease
    ),
    answers: new Answers(),
    queries: new Queries(),
    uploads: new Uploads()
  };
}

/** A child ends with its parent: by the pipe, which closes however the parent ends. */
function whenInputEnds(stop: () => void): void {
  const input = fstatSync(0);
  if (!input.isFIFO() && !input.isSocket()) return;
  process.stdin.once('close', stop).resume();
}

function codeOf(failure: unknown): ErrorCode {
  if (failure instanceof FolderRefused) return 'folderRefused';
  return failure instanceof TypeError ? 'badRequest' : 'internal';
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
