/**
 * R for the suites `r` and `ui`: R itself and the packages that Debian has, from Debian; nanoarrow and our own package
 * in `.cache/r-library`. No apt source is added.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installDebian } from './bootstrap.mjs';
import { BIN, CACHE, ROOT, SERVICE, environment, fail, run } from './environment.mjs';

export const LIBRARY = path.join(CACHE, 'r-library');
const PACKAGE = path.join(ROOT, 'r-bridge');

/** R packages by the Debian packages that hold them: those that the client needs, and those of the tests. */
const DEBIAN = {
  bit64: 'r-cran-bit64',
  curl: 'r-cran-curl',
  dplyr: 'r-cran-dplyr',
  IRkernel: 'r-cran-irkernel',
  jsonlite: 'r-cran-jsonlite',
  lintr: 'r-cran-lintr',
  roxygen2: 'r-cran-roxygen2',
  testthat: 'r-cran-testthat',
  tibble: 'r-cran-tibble'
};

/** Debian 12 has no nanoarrow; the package of a later Debian runs on its R. */
const NANOARROW = {
  path: arch => `pool/main/r/r-cran-nanoarrow/r-cran-nanoarrow_0.6.0-1_${arch}.deb`,
  sha256: {
    amd64: 'c8ef2b1c423c779cba3cb4e99e585cf2f5bf2c1fbf1eb5f5bb54f67ee7c30a2a',
    arm64: '50dd202acf2109a12bd9d30e3217cb5ca08e0e404b4b6767453bc5077a64114d'
  }
};

/** R's own environment: the private library comes first, and texts are UTF-8 whatever the machine says. */
export function rEnvironment(extra = {}) {
  return { R_LIBS: LIBRARY, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', ...extra };
}

/** Sets up R. Returns null, or why it cannot be done here and what would help. */
export function prepareR() {
  mkdirSync(LIBRARY, { recursive: true });
  const isDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (missing().length > 0 && isDebian) {
    const wanted = missing().map(name => DEBIAN[name]);
    installDebian(['r-base-core', ...wanted], 'The suite for R needs R.');
  }
  if (missing().length > 0) {
    return `R needs ${missing().join(', ')}: install.packages(c(${missing().map(quoted).join(', ')})) in R 4.1 or later.`;
  }
  if (!has('nanoarrow') && isDebian) {
    installNanoarrow();
  }
  if (!has('nanoarrow')) {
    return 'R needs nanoarrow: install.packages("nanoarrow") in R.';
  }
  installOwn();
  return null;
}

const quoted = name => `"${name}"`;
const missing = () => Object.keys(DEBIAN).filter(name => !has(name));

function has(name) {
  const options = { stdio: 'ignore', env: environment(rEnvironment()) };
  const asked = `quit(status = !nzchar(system.file(package = "${name}")))`;
  return spawnSync('Rscript', ['-e', asked], options).status === 0;
}

function installNanoarrow() {
  const known = spawnSync('apt-cache', ['show', 'r-cran-nanoarrow'], { encoding: 'utf8' });
  if (known.status === 0) {
    installDebian(['r-cran-nanoarrow'], 'The suite for R needs nanoarrow.');
    return;
  }
  const arch = said('dpkg', ['--print-architecture']);
  const sha256 = NANOARROW.sha256[arch] ?? fail(`There is no nanoarrow for ${arch} here.`);
  // From where apt itself gets its packages: the first of its sources.
  const target = ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages'];
  const [base] = said('apt-get', target).split('\n');
  const folder = mkdtempSync(path.join(CACHE, 'nanoarrow-'));
  try {
    console.log('Installing nanoarrow into .cache/r-library…');
    const file = path.join(folder, 'nanoarrow.deb');
    run('/usr/lib/apt/apt-helper', ['download-file', `${base}${NANOARROW.path(arch)}`, file], {
      quiet: true
    });
    if (createHash('sha256').update(readFileSync(file)).digest('hex') !== sha256) {
      fail('The package of nanoarrow is not the one that is known here: its SHA-256 differs.');
    }
    run('dpkg-deb', ['-x', file, folder]);
    run('cp', ['-r', path.join(folder, 'usr/lib/R/site-library/nanoarrow'), LIBRARY]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function said(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : fail(`${command} ${args.join(' ')} failed.`);
}

function installOwn() {
  const options = ['CMD', 'INSTALL', '--no-test-load', `--library=${LIBRARY}`, PACKAGE];
  run('R', options, { quiet: true, env: rEnvironment() });
}

/** Calls `use` with the runtime folder of a real service that offers the releases, the first as default. */
export async function withService(releases, use) {
  const folder = mkdtempSync(path.join(CACHE, 'service-'));
  const [runtime, work] = ['run', 'work'].map(name => path.join(folder, name));
  for (const place of [runtime, work]) mkdirSync(place, { mode: 0o700 });
  const options = ['--runtime', runtime, '--work', work];
  const args = [path.join(SERVICE, 'main.mjs'), ...options, ...releases.flatMap(each => ['--release', each])];
  const env = { PATH: process.env.PATH, HOME: work, TMPDIR: work, TZ: 'UTC' };
  const service = spawn(path.join(BIN, 'node'), args, { stdio: ['pipe', 'pipe', 'ignore'], env });
  try {
    await ready(service);
    return await use(runtime);
  } finally {
    const ended = new Promise(done => service.once('exit', done));
    service.stdin.end();
    await ended;
    rmSync(folder, { recursive: true });
  }
}

function ready(service) {
  return new Promise((done, broken) => {
    service.stdout.once('data', done);
    service.once('exit', code => broken(new Error(`The service ended at once, with ${code}.`)));
  });
}
