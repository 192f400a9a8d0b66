/**
 * Builds what a checkout needs to run: the SDK and the panels (tsc), the service and the command
 * line (one file each), the labextension, and its place in the local JupyterLab.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap } from './bootstrap.mjs';
import { BIN, ROOT, SERVICE, VENV, once, run } from './environment.mjs';

const PACKAGE = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const LABEXTENSION = path.join(ROOT, PACKAGE.jupyterlab.outputDir);

/** What a build depends on. */
const INPUTS = [
  'package-lock.json',
  'package.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'src',
  'style',
  'schema',
  'sdk',
  'scripts/build.mjs'
];

export async function build() {
  if (!existsSync(path.join(SERVICE, 'main.mjs')) || !existsSync(path.join(LABEXTENSION, 'package.json'))) {
    rmSync(path.join(VENV, 'cohortlab', 'build'), { force: true });
  }
  await once('build', INPUTS, async () => {
    console.log('Building…');
    run(tool('typescript/bin/tsc'), ['-b']);
    await bundleService();
    buildLabextension();
  });
  linkLabextension();
}

function tool(file) {
  return path.join(ROOT, 'node_modules', file);
}

/** The service and the command line, one file each; only DuckDB's native binding stays outside. */
async function bundleService() {
  const esbuild = await import('esbuild');
  const source = path.join(ROOT, 'sdk', 'service', 'src');
  await esbuild.build({
    entryPoints: { main: path.join(source, 'main.ts'), cli: path.join(source, 'cli.ts') },
    outdir: SERVICE,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    external: ['@duckdb/node-bindings', '@duckdb/node-bindings-*'],
    // jsonc-parser's `main` requires its parts in a way that no bundler follows.
    mainFields: ['module', 'main'],
    define: { COHORTLAB_VERSION: JSON.stringify(PACKAGE.version) },
    // fastify and pino are CommonJS and call require for Node's own modules.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
    },
    legalComments: 'linked',
    logLevel: 'warning'
  });
}

function buildLabextension() {
  run(
    path.join(BIN, 'node'),
    [
      tool('@jupyter/builder/lib/build-labextension.js'),
      '--core-package-file',
      tool('@jupyterlab/core-meta/core.package.json'),
      '.'
    ],
    { quiet: true }
  );
}

/** JupyterLab of `.venv` finds the extension and its server half in the checkout. */
function linkLabextension() {
  link(LABEXTENSION, path.join(VENV, 'share', 'jupyter', 'labextensions', PACKAGE.name));
  const config = 'jupyter-config/server-config/cohortlab.json';
  link(
    path.join(ROOT, 'python-bridge', config),
    path.join(VENV, 'etc', 'jupyter', 'jupyter_server_config.d', 'cohortlab.json')
  );
}

function link(target, place) {
  mkdirSync(path.dirname(place), { recursive: true });
  rmSync(place, { recursive: true, force: true });
  symlinkSync(target, place);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await bootstrap();
  await build();
}
