import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll } from '@jest/globals';
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
  /** Runs it until it has said something that fits on standard error, then sends the signal. */
  runUntil(said: RegExp, signal: NodeJS.Signals, args: readonly string[]): Promise<Ran>;
}

/** The real `cohortlab`, bundled from the sources as they are now, in processes of its own. */
export async function commandLine(): Promise<CommandLine> {
  // Inside the repository, so that the bundle finds DuckDB's native part.
  const folder = join(ROOT, '.cache', `command-line-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const script = join(folder, 'cli.mjs');
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
  const start = (args: readonly string[], env: NodeJS.ProcessEnv = process.env) =>
    spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  return {
    run: (args, env) => ended(start(args, env)),
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

function ended(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Ran> {
  let [out, err] = ['', ''];
  child.stdout.on('data', chunk => (out += String(chunk)));
  child.stderr.on('data', chunk => (err += String(chunk)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
}
