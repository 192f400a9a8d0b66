import { readManifest, type Manifest } from '../release/manifest.js';
import { RELEASE_FORMAT } from '../release/layout.js';
import type { Ask } from '../engine/ask.js';
import type { Engine } from '../engine/engine.js';
import { EngineError } from '../engine/error.js';
import { fileIdentity, sameFile, type FileIdentity } from './file-identity.js';

/** A release that can be asked. */
export interface OpenRelease {
  readonly engine: Engine;
  /** An engine of its own over the same file, for one question; whoever opens it closes it. */
  readonly openAlone: () => Promise<Engine>;
  readonly manifest: Manifest;
  /** The file that was opened. */
  readonly file: FileIdentity;
}

/** `release`: the engine that all share; `question`: one of a few beside it, smaller, for a single question. */
export type EngineShare = 'release' | 'question';
export type OpenEngine = (path: string, share: EngineShare) => Promise<Engine>;

/** Opens a database file; the file must be a release of this version's format. */
export async function openRelease(path: string, openEngine: OpenEngine): Promise<OpenRelease> {
  const file = await fileIdentity(path);
  const engine = await openEngine(path, 'release');
  try {
    const manifest = await manifestOf(engine, file);
    if (!sameFile(file, await fileIdentity(path))) throw new EngineError('releaseReplaced');
    return { engine, manifest, file, openAlone: () => openAnother(path, file, openEngine) };
  } catch (failure) {
    await engine.close(0);
    throw failure;
  }
}

async function openAnother(path: string, file: FileIdentity, openEngine: OpenEngine): Promise<Engine> {
  const engine = await openEngine(path, 'question');
  if (sameFile(file, await fileIdentity(path))) return engine;
  await engine.close(0);
  throw new EngineError('releaseReplaced');
}

async function manifestOf(engine: Engine, file: FileIdentity): Promise<Manifest> {
  const query = await engine.open('panel', new AbortController().signal);
  try {
    // Alone and first: a file of another format may have another manifest.
    const [row] = await query.ask('select format from cohortlab.manifest');
    if (row && row['format'] !== RELEASE_FORMAT)
      throw new EngineError(
        'releaseVersion',
        `Its format is ${String(row['format'])}, not ${RELEASE_FORMAT}.`
      );
    if (!(await isWhole(query.ask, file)))
      throw new EngineError('releaseUnreadable', 'The file is cut short.');
    return await readManifest(query.ask);
  } catch (failure) {
    if (failure instanceof EngineError && failure.code !== 'tableMissing') throw failure;
    throw new EngineError('releaseUnreadable', 'The file is a database without a release in it.');
  } finally {
    await query.close();
  }
}

/** What a DuckDB file begins with, before its blocks. */
const HEADERS = 3 * 4_096;

/** Whether the file has all of its blocks: the engine misses one that lacks only when it reads it. */
async function isWhole(ask: Ask, { size }: FileIdentity): Promise<boolean> {
  const [row] = await ask(
    'select block_size * total_blocks as bytes from pragma_database_size() where database_name = current_database()'
  );
  return size >= BigInt(HEADERS) + BigInt(String(row?.['bytes'] ?? 0));
}
