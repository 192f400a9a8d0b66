/** Where things lie in a checkout, and how its own Node and Python are run. Plain Node 18, no packages. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const VENV = path.join(ROOT, '.venv');
export const BIN = path.join(VENV, 'bin');
export const CACHE = path.join(ROOT, '.cache');
export const SHARED = process.env.COHORTLAB_SHARED ?? path.join(ROOT, '..', 'shared');
export const SERVICE = path.join(ROOT, 'python-bridge', 'cohortlab', 'service');

/** The environment of everything that we start: our own node, npm and python come first. */
export function environment(extra = {}) {
  return {
    ...process.env,
    PATH: `${BIN}${path.delimiter}${process.env.PATH}`,
    VIRTUAL_ENV: VENV,
    COHORTLAB_SHARED: SHARED,
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
    ...extra
  };
}

/** Ends the script with one sentence and the way out. */
export function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

/** Runs a command to its end; on failure ends the script unless `check` is false. Returns the exit status. */
export function run(command, args, { check = true, env = {}, cwd = ROOT, quiet = false } = {}) {
  const result = spawnSync(command, args, {
    cwd,
    env: environment(env),
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024
  });
  const status = result.status ?? 1;
  if (check && status !== 0) {
    if (quiet) {
      console.error(`${result.stdout ?? ''}${result.stderr ?? ''}`);
    }
    fail(
      `${path.basename(command)} ${args.join(' ')} failed (${result.error?.message ?? `exit ${status}`}).`
    );
  }
  return status;
}

/** Does a step only when what it depends on has changed since it was last done. */
export async function once(name, inputs, step) {
  const stamp = path.join(VENV, 'cohortlab', name);
  const state = hashOf(inputs);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) {
    return false;
  }
  await step();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
  return true;
}

/** SHA-256 over the content of files and folders, given relative to the root; build results are left out. */
export function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesBelow(path.join(ROOT, input))) {
      hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

const BUILT = new Set(['node_modules', 'lib', '__pycache__', 'labextension']);

function filesBelow(place) {
  if (!existsSync(place)) {
    return [];
  }
  const entries = readEntries(place);
  return entries === null
    ? [place]
    : entries
        .filter(entry => !BUILT.has(entry.name) && !entry.name.startsWith('.'))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap(entry => filesBelow(path.join(place, entry.name)));
}

function readEntries(place) {
  try {
    return readdirSync(place, { withFileTypes: true });
  } catch {
    return null;
  }
}
