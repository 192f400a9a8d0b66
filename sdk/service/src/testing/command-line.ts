import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll } from '@jest/globals';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** What a run of the command line came to. */
export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface CommandLine {
  /** Runs it to the end. */
  run(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ran>;
  /** Runs it where no file may become larger than so many kilobytes, as on a disk that is full. */
  runCramped(kilobytes: number, args: readonly string[]): Promise<Ran>;
  /** Runs it until it has said something that fits on standard error, then sends the signal. */
  runUntil(said: RegExp, signal: NodeJS.Signals, args: readonly string[]): Promise<Ran>;
}

/**
 * The real `cohortlab`, bundled from the sources as they are now, in processes of its own. Called at
 * the top of a test file: it is built before the tests and gone after them.
 */
export function commandLine(): CommandLine {
  // Inside the repository, so that the bundle finds DuckDB's native part.
  const folder = join(ROOT, '.cache', `command-line-${process.pid}`);
  const script = join(folder, 'cli.mjs');
  beforeAll(() => bundle(script), 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const start = (args: readonly string[], env: NodeJS.ProcessEnv = process.env) =>
    spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  return {
    run: (args, env) => ended(start(args, env)),
    runCramped(kilobytes, args) {
      // In blocks of 512 bytes, as POSIX has it.
      const limited = `ulimit -f ${2 * kilobytes} && exec "$0" "$@"`;
      const command = ['-c', limited, process.execPath, script, ...args];
      return ended(spawn('/bin/sh', command, { stdio: ['ignore', 'pipe', 'pipe'] }));
    },
    runUntil(said, signal, args) {
      const child = start(args);
      let heard = '';
      child.stderr.on('data', chunk => {
        heard += String(chunk);
        if (said.test(heard)) child.kill(signal);
      });
      return ended(child);
    }
  };
}

async function bundle(script: string): Promise<void> {
  await build({
    entryPoints: [join(ROOT, 'sdk', 'service', 'src', 'cli.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    alias: { '@cohortlab/sdk': join(ROOT, 'sdk', 'src') },
    external: ['@duckdb/node-bindings', '@duckdb/node-bindings-*'],
    define: { COHORTLAB_VERSION: '"1.2.3"' },
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
    }
  });
}

function ended(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Ran> {
  let [out, err] = ['', ''];
  child.stdout.on('data', chunk => (out += String(chunk)));
  child.stderr.on('data', chunk => (err += String(chunk)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
}
