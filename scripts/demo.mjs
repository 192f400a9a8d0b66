/** The demo releases of a checkout: made once, kept in `.cache`, made anew when their maker changes. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { BIN, CACHE, SERVICE, hashOf, run } from './environment.mjs';

/** Makes (or finds) the demo release of so many people, seed 1. Returns its path. */
export async function demoRelease(people) {
  const options = ['--name', 'demo', '--people', String(people), '--seed', '1'];
  return kept(`demo-${people}`, file => cohortlab('demo', '-o', file, ...options));
}

/** Prepares (or finds) the release of a CDM folder. Returns its path. */
export async function preparedRelease(name, folder) {
  return kept(name, file => cohortlab('prepare', folder, '-o', file, '--name', name));
}

/** Makes (or finds) the release whose every record is a marker: see ui-tests/markers. Returns its path. */
export async function markerRelease() {
  const maker = path.join('ui-tests', 'markers', 'make_cdm.py');
  const version = hashOf([maker, 'ui-tests/markers/markers.json']).slice(0, 8);
  return kept(`markers-${version}`, file => {
    const folder = path.join(CACHE, 'markers');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    run(path.join(BIN, 'python'), [maker, 'cdm', folder]);
    cohortlab('prepare', folder, '-o', `${file}.new`, '--name', 'Markers');
    run(path.join(BIN, 'python'), [maker, 'spoil', `${file}.new`]);
    renameSync(`${file}.new`, file);
    rmSync(folder, { recursive: true });
  });
}

function kept(name, make) {
  const maker = hashOf(['sdk/service/src/release', 'sdk/src/cdm']).slice(0, 12);
  const folder = path.join(CACHE, 'releases');
  const file = path.join(folder, `${name}-${maker}.duckdb`);
  if (!existsSync(file)) {
    console.log(`Making the release ${name}…`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    make(file);
  }
  return file;
}

function cohortlab(...words) {
  run(path.join(BIN, 'node'), [path.join(SERVICE, 'cli.mjs'), ...words]);
}
