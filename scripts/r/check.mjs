/** `R CMD check` of the package: no error, no warning, no note. Its tests run without a service here. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { CACHE, ROOT, environment, run } from '../environment.mjs';
import { rEnvironment } from '../r.mjs';

const folder = mkdtempSync(path.join(CACHE, 'r-check-'));
const env = rEnvironment({ COHORTLAB_RUNTIME: '', COHORTLAB_CHECKOUT: '' });
try {
  run('R', ['CMD', 'build', path.join(ROOT, 'r-bridge')], { cwd: folder, env, quiet: true });
  const [source] = readdirSync(folder);
  const options = { cwd: folder, env: environment(env), encoding: 'utf8' };
  const { stdout } = spawnSync('R', ['CMD', 'check', '--no-manual', source], options);
  const status = /^Status: (.*)$/m.exec(
    readFileSync(path.join(folder, 'cohortlab.Rcheck', '00check.log'), 'utf8')
  );
  if (status?.[1] !== 'OK') {
    console.log(stdout);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
