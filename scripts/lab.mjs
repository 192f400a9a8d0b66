/**
 * `npm run lab`: JupyterLab in the example study, with the demo release.
 * Options after `--`: `--release PATH`, `--port N`, `--no-browser`, `--people N` (size of the demo).
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap } from './bootstrap.mjs';
import { build } from './build.mjs';
import { demoRelease } from './demo.mjs';
import { BIN, ROOT, environment, fail } from './environment.mjs';

await bootstrap();

const { values: options } = parseArgs({
  options: {
    release: { type: 'string', multiple: true },
    port: { type: 'string', default: '8888' },
    people: { type: 'string', default: '20000' },
    'no-browser': { type: 'boolean', default: false }
  }
});

await build();
const releases = (options.release ?? [await demoRelease(Number(options.people))]).map(file =>
  path.resolve(file)
);
for (const file of releases) {
  if (!existsSync(file)) {
    fail(`There is no release at ${file}. Make one with .venv/bin/cohortlab demo or prepare.`);
  }
}

const study = path.join(ROOT, 'examples');
mkdirSync(study, { recursive: true });
const args = [
  'lab',
  `--ServerApp.root_dir=${study}`,
  `--ServerApp.port=${options.port}`,
  ...(options['no-browser'] ? ['--no-browser'] : []),
  ...(process.getuid?.() === 0 ? ['--allow-root'] : [])
];
const lab = spawn(path.join(BIN, 'jupyter'), args, {
  cwd: study,
  env: environment({ COHORTLAB_RELEASES: releases.join(path.delimiter) }),
  stdio: 'inherit'
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => lab.kill(signal));
}
lab.on('exit', code => process.exit(code ?? 1));
