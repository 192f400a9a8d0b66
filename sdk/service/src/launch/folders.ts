import { lstat, mkdir, readdir, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';

/** Why a folder cannot be used; told to whoever starts the service, on its log. */
export class FolderRefused extends Error {
  override readonly name = 'FolderRefused';
}

/** Where the sockets and the token lie. */
export interface Runtime {
  readonly panelSocket: string;
  readonly kernelSocket: string;
  readonly tokenFile: string;
}

/** Stands in a work folder that is ours, so that nothing else is ever emptied. */
const MARK = '.cohortlab-work';

/**
 * Takes a runtime folder: private, and free of what an earlier process left. Refuses a folder that
 * others may enter, files that are not ours, and one in which a service is alive.
 */
export async function takeRuntime(folder: string): Promise<Runtime> {
  await checkPrivate(folder);
  const runtime = {
    panelSocket: join(folder, 'panel.sock'),
    kernelSocket: join(folder, 'kernel.sock'),
    tokenFile: join(folder, 'kernel.token')
  };
  for (const socket of [runtime.panelSocket, runtime.kernelSocket]) await removeSocket(socket);
  return runtime;
}

export async function leaveRuntime({ panelSocket, kernelSocket, tokenFile }: Runtime): Promise<void> {
  await Promise.all([panelSocket, kernelSocket, tokenFile].map(path => rm(path, { force: true })));
}

/** Puts the token in place whole: nobody reads half of one, nor the one of an earlier process. */
export async function writeToken(file: string, token: string): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await rm(draft, { force: true });
  await writeFile(draft, token, { mode: 0o600, flag: 'wx' });
  await rename(draft, file);
}

/** Takes a work folder, private and ours or empty, and empties it. */
export async function takeWork(folder: string): Promise<void> {
  await checkPrivate(folder);
  const names = await readdir(folder);
  if (names.length > 0 && !names.includes(MARK))
    throw new FolderRefused('The work folder holds files that are not of a Cohortlab service.');
  await writeFile(join(folder, MARK), '');
  await emptyWork(folder);
}

export async function emptyWork(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter(name => name !== MARK);
  await Promise.all(names.map(name => rm(join(folder, name), { recursive: true, force: true })));
}

/** A folder for one release's temporary files. */
export async function makeFolder(path: string): Promise<string> {
  await mkdir(path, { mode: 0o700 });
  return path;
}

async function checkPrivate(folder: string): Promise<void> {
  const stats = await lstat(folder).catch(() => null);
  if (!stats?.isDirectory()) throw new FolderRefused('A folder of the service is not there.');
  if (stats.uid !== process.getuid?.())
    throw new FolderRefused('A folder of the service is another account’s.');
  if (stats.mode & 0o077) throw new FolderRefused('A folder of the service can be entered by others.');
}

async function removeSocket(path: string): Promise<void> {
  const stats = await lstat(path).catch(() => null);
  if (!stats) return;
  if (!stats.isSocket()) throw new FolderRefused('Something that is no socket lies in a socket’s place.');
  if (await answers(path)) throw new FolderRefused('Another service is alive in the runtime folder.');
  await unlink(path);
}

function answers(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(path);
    const settle = (alive: boolean) => {
      socket.destroy();
      resolve(alive);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
