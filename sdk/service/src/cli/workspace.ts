import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { runs } from '../release/draft.js';

/** A path with symbolic links followed as far as it exists. */
export function realPath(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  const parent = dirname(whole);
  return parent === whole
    ? whole
    : join(realPath(parent), whole.slice(parent.length + (parent.endsWith(sep) ? 0 : 1)));
}

/** Whether a path lies in a folder, or is it; links are followed. */
export function liesIn(path: string, folder: string): boolean {
  const way = relative(realPath(folder), realPath(path));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The folder of the study that a file lies in: the nearest one above with `cohortlab.toml`, else the file's own. */
export function studyFolder(file: string): string {
  const own = dirname(resolve(file));
  for (let folder = own; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'cohortlab.toml'))) return folder;
    if (dirname(folder) === folder) return own;
  }
}

/**
 * The folders that running Jupyter servers of this account serve, from what each server writes into the
 * runtime folder of Jupyter (`jpserver-PID.json`: `pid`, `root_dir`). Files of servers that are gone stay
 * behind and are passed over.
 */
export function servedFolders(env: NodeJS.ProcessEnv = process.env): string[] {
  const folder = runtimeFolder(env);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(name => /^(jp|nb)server-.*\.json$/.test(name))
    .flatMap(name => {
      const { pid, root_dir, notebook_dir } = readServer(join(folder, name));
      const root = root_dir ?? notebook_dir;
      return typeof root === 'string' && typeof pid === 'number' && runs(pid) ? [root] : [];
    });
}

/** Where Jupyter says who is running, as jupyter_core finds it. */
function runtimeFolder(env: NodeJS.ProcessEnv): string {
  if (env['JUPYTER_RUNTIME_DIR']) return env['JUPYTER_RUNTIME_DIR'];
  if (env['JUPYTER_DATA_DIR']) return join(env['JUPYTER_DATA_DIR'], 'runtime');
  const home = env['HOME'] ?? homedir();
  if (process.platform === 'darwin') return join(home, 'Library', 'Jupyter', 'runtime');
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'jupyter', 'runtime');
}

interface Server {
  readonly pid?: unknown;
  readonly root_dir?: unknown;
  readonly notebook_dir?: unknown;
}

function readServer(file: string): Server {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Server;
  } catch {
    return {};
  }
}
