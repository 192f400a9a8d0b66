import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll } from '@jest/globals';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** Beside the modules that a bundle leaves outside. */
const BUNDLE = join(ROOT, 'node_modules', '.cache', `cohortlab-service-${process.pid}`);
afterAll(() => rmSync(BUNDLE, { recursive: true, force: true }));

/** Bundles the service as the build does; gives the file. */
export async function bundledService(): Promise<string> {
  mkdirSync(BUNDLE, { recursive: true });
  const outfile = join(BUNDLE, 'main.mjs');
  await build({
    entryPoints: [join(ROOT, 'sdk', 'service', 'src', 'main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    external: ['@duckdb/node-bindings', '@duckdb/node-bindings-*'],
    alias: { '@cohortlab/sdk': join(ROOT, 'sdk', 'src') },
    define: { COHORTLAB_VERSION: '"4.5.6"' },
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`
    },
    logLevel: 'error'
  });
  return outfile;
}

export interface Started {
  readonly child: ChildProcess;
  /** The first line that it printed. */
  readonly said: unknown;
  /** Exit code or signal, with all that it logged; once it has ended. */
  readonly ended: Promise<{ readonly how: number | NodeJS.Signals | null; readonly log: string }>;
}

const children = new Set<ChildProcess>();
afterAll(() => children.forEach(child => child.kill('SIGKILL')));

/** Starts the service as the Jupyter server does, and waits for its first line. */
export async function startService(file: string, args: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], UV_THREADPOOL_SIZE: '16', TZ: 'UTC' }
  });
  children.add(child);
  const log = text(child.stderr);
  const ended = new Promise<number | NodeJS.Signals | null>(resolve =>
    child.once('exit', (code, signal) => resolve(code ?? signal))
  ).then(async how => ({ how, log: await log }));
  const lines = createInterface(child.stdout);
  const said = await new Promise<string>(resolve => {
    lines.once('line', resolve);
    lines.once('close', () => resolve('null'));
  });
  return { child, said: JSON.parse(said) as unknown, ended };
}
