import { chmodSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { access, constants, mkdir, open, rename } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** Folders of drafts that this process is writing now. */
const live = new Set<string>();

process.once('exit', () => {
  for (const folder of live) rmSync(folder, { recursive: true, force: true });
});

/**
 * Writes a file all or nothing. `write` gets a path and a folder for intermediate files, both in a
 * folder of our own beside the output; when it succeeds the file is flushed to disk, made readable
 * by its owner only, and renamed over the output. When it fails, or the process is killed, whatever
 * lay at the output still lies there; the next run for the same output removes what was left over.
 * A folder that `write` made at its path with the ending `beside` goes along, or not at all; one that an
 * older file had beside it goes with that file.
 */
export async function writeWhole<T>(
  output: string,
  write: (path: string, temporary: string) => Promise<T>,
  beside?: string
): Promise<T> {
  const target = resolve(output);
  await mkdir(dirname(target), { recursive: true });
  await access(dirname(target), constants.W_OK);
  removeLeftOvers(target);
  const folder = mkdtempSync(join(dirname(target), `${prefix(target)}${process.pid}-`));
  live.add(folder);
  try {
    const path = join(folder, basename(target));
    const result = await write(path, join(folder, 'temporary'));
    chmodSync(path, 0o600);
    await flush(path);
    const takeBack =
      beside === undefined ? () => {} : putBeside(path + beside, target + beside, join(folder, 'replaced'));
    await rename(path, target).catch((error: unknown) => {
      takeBack();
      throw error;
    });
    await flush(dirname(target));
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    live.delete(folder);
  }
}

/** Puts a folder, if there is one, in the place of an older one, which goes in any case; gives how to undo it. */
function putBeside(from: string, to: string, replaced: string): () => void {
  const older = existsSync(to);
  if (older) renameSync(to, replaced);
  if (existsSync(from)) renameSync(from, to);
  return () => {
    rmSync(to, { recursive: true, force: true });
    if (older) renameSync(replaced, to);
  };
}

/** `.NAME.draft-PID-xxxxxx`, hidden, made by mkdtemp with permissions 0700. */
const prefix = (target: string): string => `.${basename(target)}.draft-`;

function removeLeftOvers(target: string): void {
  for (const name of readdirSync(dirname(target))) {
    if (!name.startsWith(prefix(target))) continue;
    const folder = join(dirname(target), name);
    const pid = Number(name.slice(prefix(target).length).split('-')[0]);
    const ours = pid === process.pid;
    if (ours ? !live.has(folder) : !runs(pid)) rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a process of that number runs; one that we may not signal does. */
export function runs(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function flush(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
