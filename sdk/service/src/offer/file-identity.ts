import { stat } from 'node:fs/promises';
import { EngineError } from '../engine/error.js';

/** What tells a file from another one that took its place, or from itself before it was written to. */
export interface FileIdentity {
  readonly device: bigint;
  readonly inode: bigint;
  readonly size: bigint;
  readonly modified: bigint;
}

/** The identity of the file at `path` now. Fails with `releaseMissing` when there is none. */
export async function fileIdentity(path: string): Promise<FileIdentity> {
  const stats = await stat(path, { bigint: true }).catch((failure: NodeJS.ErrnoException) => {
    throw new EngineError(
      failure.code === 'ENOENT' || failure.code === 'ENOTDIR' ? 'releaseMissing' : 'releaseUnreadable',
      failure.message
    );
  });
  if (!stats.isFile()) throw new EngineError('releaseUnreadable', 'Not a regular file.');
  return { device: stats.dev, inode: stats.ino, size: stats.size, modified: stats.mtimeNs };
}

export function sameFile(a: FileIdentity, b: FileIdentity): boolean {
  return a.device === b.device && a.inode === b.inode && a.size === b.size && a.modified === b.modified;
}
