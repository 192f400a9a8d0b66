/**
 * The suite `oracle`: every definition with a known answer on DuckDB, on PostgreSQL a sample (all with
 * `--full`), and the same rows whatever the engine and the number of threads.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installDebian } from './bootstrap.mjs';
import { BIN, CACHE, SERVICE, SHARED, environment, hashOf } from './environment.mjs';

const SAMPLE = 120;
/** Definitions drawn at random over each of two CDMs, on which the engines must agree. */
const DRAWN = { some: 100, full: 1_000 };

/** Tests of the room that want PostgreSQL, or are long: they run here and not among the others. */
export const ORACLE_TESTS = ['sdk/service/src/oracle/', 'sdk/service/src/cli/oracle.test.ts'];

/** Runs the suite; `jest` runs test files with settings in the environment and counts. */
export function oracleSuite({ full }, jest) {
  needPostgres();
  const some = full ? [] : ['--sample', String(SAMPLE)];
  const runs = [
    ask('DuckDB, eight threads', ['--threads', '8', '--jobs', '2']),
    ask('DuckDB, one thread, in steps', ['--threads', '1', '--in-steps', '--jobs', '2', ...some]),
    ask('PostgreSQL', ['--engine', 'postgres', '--jobs', '2', ...some])
  ];
  const [first, ...others] = runs;
  const results = [
    ...runs.map(({ counts }) => counts),
    ...others.map(other => agree(first, other)),
    jest(ORACLE_TESTS, { COHORTLAB_AGREEMENTS: String(full ? DRAWN.full : DRAWN.some) })
  ];
  const sum = key => results.reduce((total, result) => total + result[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** One run of `cohortlab oracle`: what its closing line counts, and the answers that it got. */
function ask(name, options) {
  console.log(`\n${name}`);
  const folder = path.join(CACHE, 'results');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `oracle-${name.replace(/\W+/g, '-')}.ndjson`);
  rmSync(file, { force: true });
  const words = ['oracle', path.join(SHARED, 'oracle'), '--answers', file, ...options];
  const { stdout, status } = spawnSync(path.join(BIN, 'node'), [path.join(SERVICE, 'cli.mjs'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    // The release of the oracle's CDM is made anew when its maker changes.
    env: environment({ XDG_CACHE_HOME: path.join(CACHE, `oracle-${hashOf(MAKER).slice(0, 12)}`) })
  });
  process.stdout.write(stdout);
  const [, passed, failed] = /(\d+) passed, (\d+) failed\n$/.exec(stdout) ?? [null, 0, 1];
  const counts = { passed: Number(passed), failed: Number(failed), skipped: 0 };
  if (status !== 0 && counts.failed === 0) {
    counts.failed = 1;
  }
  return { name, counts, answers: existsSync(file) ? readAnswers(file) : new Map() };
}

const MAKER = ['sdk/service/src/release', 'sdk/src/cdm'];

function readAnswers(file) {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return new Map(lines.map(line => [JSON.parse(line).id, line]));
}

/** Whether two runs gave the same bytes for each definition that both answered, those with ties too. */
function agree(one, other) {
  const different = [...other.answers].filter(([id, line]) => one.answers.get(id) !== line).map(([id]) => id);
  const same = different.length === 0 && other.answers.size > 0;
  console.log(
    same
      ? `✓ ${other.name} as ${one.name}: ${other.answers.size} cohorts`
      : `✗ ${other.name} not as ${one.name}: ${different.join(', ') || 'no answers'}`
  );
  return { passed: same ? 1 : 0, failed: same ? 0 : 1, skipped: 0 };
}

/** The server's programs; the server itself is ours, started and ended by the command. */
function needPostgres() {
  const onPath = (process.env.PATH ?? '').split(path.delimiter).map(folder => path.join(folder, 'initdb'));
  const debian = '/usr/lib/postgresql';
  const installed = existsSync(debian)
    ? readdirSync(debian).map(version => path.join(debian, version, 'bin', 'initdb'))
    : [];
  if (![...onPath, ...installed].some(file => existsSync(file))) {
    installDebian(['postgresql'], 'The oracle needs PostgreSQL.');
  }
}
