/** The demo releases of a checkout: made once, kept in `.cache`, made anew when their maker changes. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { BIN, CACHE, SERVICE, hashOf, run } from './environment.mjs';

/** Makes (or finds) the demo release of so many people, seed 1. Returns its path. */
export async function demoRelease(people) {
  const options = ['--name', 'demo', '--people', String(people), '--seed', '1'];
  return kept(`demo-${people}`, file => ['demo', '-o', file, ...options]);
}

/** Prepares (or finds) the release of a CDM folder. Returns its path. */
export async function preparedRelease(name, folder) {
  return kept(name, file => ['prepare', folder, '-o', file, '--name', name]);
}

function kept(name, command) {
  const maker = hashOf(['sdk/service/src/release', 'sdk/src/cdm']).slice(0, 12);
  const folder = path.join(CACHE, 'releases');
  const file = path.join(folder, `${name}-${maker}.duckdb`);
  if (!existsSync(file)) {
    console.log(`Making the release ${name}…`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    rmSync(file, { force: true });
    run(path.join(BIN, 'node'), [path.join(SERVICE, 'cli.mjs'), ...command(file)]);
  }
  return file;
}
