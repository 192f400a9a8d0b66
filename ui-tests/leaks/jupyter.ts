/** A Jupyter server that a test starts, looks into and stops, with every file of it in one folder. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants, copyFileSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { processes } from './processes';

const ROOT = path.join(__dirname, '..', '..');
const BIN = path.join(ROOT, '.venv', 'bin');

/** Where the server of `servers/leaks.py` answers. */
export const ADDRESS = `http://127.0.0.1:${Number(process.env.COHORTLAB_UI_PORT) + 2}`;

/** The folder of everything that the server, its kernels and its service write. */
export const PLACE = path.join(ROOT, '.cache', 'leaks');

const FOLDERS = ['home', 'log', 'release', 'root/study', 'run', 'tmp', 'work', 'workspaces'];

/** Milliseconds for a server to start, or to stop. */
const PATIENCE = 60_000;

export class Jupyter {
  private constructor(private readonly _server: ChildProcess) {}

  /** Empties the folder and starts a server in it. Resolves when it answers. */
  static async start(): Promise<Jupyter> {
    const source = process.env.COHORTLAB_MARKERS;
    if (source === undefined) {
      throw new Error('COHORTLAB_MARKERS names no release; run the suite by `npm test -- leaks`.');
    }
    rmSync(PLACE, { recursive: true, force: true });
    FOLDERS.forEach(folder => mkdirSync(path.join(PLACE, folder), { recursive: true, mode: 0o700 }));
    copyFileSync(source, RELEASE, constants.COPYFILE_FICLONE);
    const log = openSync(path.join(PLACE, 'log', 'server.log'), 'a');
    const server = spawn(path.join(BIN, 'jupyter-lab'), ['--config', 'servers/leaks.py'], {
      cwd: path.join(ROOT, 'ui-tests'),
      stdio: ['ignore', log, log],
      env: {
        ...process.env,
        PATH: `${BIN}${path.delimiter}${process.env.PATH}`,
        COHORTLAB_LEAKS: PLACE,
        HOME: path.join(PLACE, 'home'),
        TMPDIR: path.join(PLACE, 'tmp'),
        XDG_RUNTIME_DIR: path.join(PLACE, 'run')
      }
    });
    const jupyter = new Jupyter(server);
    await until('the server answers', ready);
    return jupyter;
  }

  /** The query service's process id and folders. */
  get service(): { readonly pid: number; readonly runtime: string; readonly work: string } {
    const found = this._service;
    if (!found) {
      throw new Error('The query service does not run.');
    }
    const after = (option: string): string => found.words[found.words.indexOf(option) + 1] ?? '';
    return { pid: found.pid, runtime: after('--runtime'), work: after('--work') };
  }

  /** Waits until the query service is another process than `pid`, and ready. */
  async replaced(pid: number): Promise<void> {
    await until('the service is back', async () => {
      const now = this._service;
      return now !== undefined && now.pid !== pid && (await ready());
    });
  }

  /** Ids of the server's process and of all below it. */
  get family(): readonly number[] {
    const all = processes();
    const below = (pid: number): number[] => [
      pid,
      ...all.filter(({ parent }) => parent === pid).flatMap(child => below(child.pid))
    ];
    return below(this._server.pid!);
  }

  /** Puts an equal release in the place of the one that is open. */
  replaceRelease(): void {
    copyFileSync(RELEASE, `${RELEASE}.new`, constants.COPYFILE_FICLONE);
    renameSync(`${RELEASE}.new`, RELEASE);
  }

  /** Asks the server to end, as a terminal does, and waits until it has. */
  async stop(): Promise<void> {
    if (this._server.exitCode !== null || this._server.signalCode !== null) {
      return;
    }
    const ended = once(this._server, 'exit');
    const kill = setTimeout(() => this._server.kill('SIGKILL'), PATIENCE);
    this._server.kill('SIGTERM');
    const [, signal] = await ended;
    clearTimeout(kill);
    if (signal === 'SIGKILL') {
      throw new Error('The server did not end when it was asked to.');
    }
  }

  private get _service() {
    return processes().find(
      ({ parent, words }) => parent === this._server.pid && words.includes('--runtime')
    );
  }
}

const RELEASE = path.join(PLACE, 'release', 'markers.duckdb');

/** Files that DuckDB has put its data into for lack of memory. */
export function spilt(work: string): string[] {
  return entries(work)
    .flatMap(name => entries(path.join(work, name)).map(file => path.join(work, name, file)))
    .filter(file => path.basename(file).startsWith('duckdb_temp_storage'));
}

/** What lies in a folder; nothing when it is none, or gone. */
function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Waits for something to be so. Rejects with `what` when it never is. */
export async function until(what: string, so: () => boolean | Promise<boolean>, pause = 100): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!(await so())) {
    if (Date.now() > deadline) {
      throw new Error(`In vain: ${what}.`);
    }
    await new Promise(resolve => setTimeout(resolve, pause));
  }
}

/** Whether the server answers and its query service can. */
async function ready(): Promise<boolean> {
  try {
    const answer = await fetch(`${ADDRESS}/cohortlab/status`);
    return ((await answer.json()) as { state: string }).state === 'ready';
  } catch {
    return false;
  }
}
