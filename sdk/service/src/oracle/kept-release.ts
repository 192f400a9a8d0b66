import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { RELEASE_FORMAT } from '../release/layout.js';
import { prepareRelease } from '../release/prepare/index.js';
import type { OnProgress } from '../release/progress.js';
import { VERSION } from '../version.js';
import { OracleError } from './error.js';

/** Releases that nobody asked for so long are removed. */
const KEPT_DAYS = 30;

/**
 * The release of a CDM folder, prepared when this version of Cohortlab has not prepared this content
 * before. It is kept in the cache folder of the account, never in the source.
 */
export async function keptRelease(
  source: string,
  onProgress: OnProgress,
  env: NodeJS.ProcessEnv = process.env
): Promise<string> {
  if (!statSync(source, { throwIfNoEntry: false })?.isDirectory())
    throw new OracleError(`There is no folder ${source}.`, 'Name the folder of the CDM with --cdm.');
  const folder = join(cacheFolder(env), 'cohortlab', 'oracle');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const maker = createHash('sha256').update(`${VERSION} ${RELEASE_FORMAT}`).digest('hex');
  const file = join(folder, `${(await contentOf(source)).slice(0, 24)}-${maker.slice(0, 8)}.duckdb`);
  if (!existsSync(file)) {
    removeOld(folder);
    await prepareRelease({ source, output: file, name: 'Oracle', onProgress });
  }
  const now = new Date();
  utimesSync(file, now, now);
  return file;
}

/** Where programs keep what they can make again, as each system has it. */
function cacheFolder(env: NodeJS.ProcessEnv): string {
  const home = env['HOME'] || homedir();
  if (env['XDG_CACHE_HOME']) return env['XDG_CACHE_HOME'];
  return process.platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}

/** SHA-256 over the names and contents of the Parquet files of a folder. */
async function contentOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder)
    .filter(each => /\.parquet$/i.test(each))
    .sort()) {
    const own = createHash('sha256');
    await pipeline(createReadStream(join(folder, name)), own);
    hash.update(`${name}\0${own.digest('hex')}\n`);
  }
  return hash.digest('hex');
}

function removeOld(folder: string): void {
  const oldest = Date.now() - KEPT_DAYS * 24 * 60 * 60 * 1_000;
  for (const name of readdirSync(folder).filter(each => each.endsWith('.duckdb'))) {
    const file = join(folder, name);
    if (statSync(file).mtimeMs < oldest) rmSync(file, { force: true });
  }
}
