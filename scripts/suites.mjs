/** The suites of `npm test`, cheap ones first. Each runs its own tool and counts what that tool says. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installDebian } from './bootstrap.mjs';
import { demoRelease, markerRelease, preparedRelease } from './demo.mjs';
import { ORACLE_TESTS, oracleSuite } from './oracle.mjs';
import { prepareR, rEnvironment, withService } from './r.mjs';
import { BIN, CACHE, ROOT, SHARED, fail, run } from './environment.mjs';

const NODE = path.join(BIN, 'node');
const PYTHON = path.join(BIN, 'python');
const RESULTS = path.join(CACHE, 'results');

/** Checks that either hold or not: name, command, arguments. */
const CHECKS = [
  ['types', NODE, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.test.json']],
  ['eslint', NODE, ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.']],
  ['prettier', NODE, ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
  ['ruff', path.join(BIN, 'ruff'), ['check', '--quiet', '.']],
  ['ruff format', path.join(BIN, 'ruff'), ['format', '--check', '--quiet', '.']],
  ['mypy', path.join(BIN, 'mypy'), ['--no-error-summary', 'python-bridge/cohortlab']],
  ['reference', NODE, ['scripts/generate-reference.mjs', '--check']]
];

export const SUITES = [
  { name: 'checks', what: 'types, style, generated reference', run: () => checks(CHECKS) },
  { name: 'unit', what: 'SDK, service and panels (jest)', run: unit },
  {
    name: 'python',
    what: 'server extension and kernel client (pytest)',
    run: () => pytest(['-m', 'not wheel and not r'])
  },
  {
    name: 'wheel',
    what: 'the platform wheel in a clean environment (pytest)',
    run: () => pytest(['-m', 'wheel'])
  },
  {
    name: 'r',
    what: 'the R package: style, R CMD check, tests, and R beside Python (testthat, pytest)',
    run: rPackage
  },
  {
    name: 'oracle',
    what: 'cohorts as Circe has them, on DuckDB and PostgreSQL',
    run: options => oracleSuite(options, jest)
  },
  { name: 'ui', what: 'stories in a real browser (Galata)', run: () => galata(['study', 'hub']) },
  {
    name: 'leaks',
    what: 'marked records reach no browser, log or file (Galata)',
    run: async () => galata(['leaks'], { COHORTLAB_MARKERS: await markerRelease() })
  },
  // Writes docs/pictures; only when asked for by name.
  {
    name: 'pictures',
    what: 'the pictures of the documentation',
    run: () => galata(['pictures']),
    byName: true
  }
];

function checks(rows, env = {}) {
  const failed = rows.filter(([name, command, args]) => {
    const ok = run(command, args, { check: false, env }) === 0;
    console.log(`${ok ? '✓' : '✗'} ${name}`);
    return !ok;
  });
  return { passed: rows.length - failed.length, failed: failed.length, skipped: 0 };
}

/** Everything that the suite `oracle` does not run. */
function unit({ full }) {
  const env = full ? { COHORTLAB_STUDY_PEOPLE: '100000', COHORTLAB_SEED: 'random' } : {};
  return jest(['--testPathIgnorePatterns', ...ORACLE_TESTS], env);
}

function jest(args, env = {}) {
  const report = fresh('jest.json');
  needShared();
  const status = run(
    NODE,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--json',
      `--outputFile=${report}`,
      ...args
    ],
    { check: false, env }
  );
  const result = read(report);
  return result === null
    ? NOTHING
    : settle(status, {
        passed: result.numPassedTests,
        failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
        skipped: result.numPendingTests
      });
}

function pytest(args) {
  const report = fresh('pytest.xml');
  needShared();
  const status = run(
    PYTHON,
    ['-m', 'pytest', '-q', '-rs', `--junitxml=${report}`, ...args, 'python-bridge'],
    {
      check: false
    }
  );
  const xml = existsSync(report) ? readFileSync(report, 'utf8') : '';
  const count = name => Number(new RegExp(`<testsuite [^>]*\\b${name}="(\\d+)"`).exec(xml)?.[1] ?? NaN);
  const failed = count('errors') + count('failures');
  return Number.isNaN(failed)
    ? NOTHING
    : settle(status, {
        passed: count('tests') - failed - count('skipped'),
        failed,
        skipped: count('skipped')
      });
}

/** Where R cannot be set up, says why; that is no failure, but in CI it is. */
async function rPackage() {
  needShared();
  const reason = prepareR();
  if (reason !== null) {
    console.log(`${process.env.CI ? 'Failed' : 'Skipped'}: ${reason}`);
    return process.env.CI ? NOTHING : { passed: 0, failed: 0, skipped: 1 };
  }
  return [checks(R_CHECKS, rEnvironment()), await testthat(), pytest(['-m', 'r'])].reduce(sum);
}

const R_CHECKS = [
  ['lintr', 'Rscript', ['scripts/r/lint.R']],
  ['documentation of the R package', 'Rscript', ['scripts/r/documentation.R', '--check']],
  ['R CMD check', NODE, ['scripts/r/check.mjs']]
];

/** The tests of the package on a real service. */
async function testthat() {
  const report = fresh('testthat.json');
  const releases = [
    await preparedRelease('GiBleed', path.join(SHARED, 'data', 'gibleed')),
    await demoRelease(500)
  ];
  const status = await withService(releases, async runtime => {
    const env = { COHORTLAB_RUNTIME: runtime, COHORTLAB_CHECKOUT: ROOT, COHORTLAB_TEST_NODE: NODE };
    return run('Rscript', ['scripts/r/test.R', report], { check: false, env: rEnvironment(env) });
  });
  const result = read(report);
  return result === null ? NOTHING : settle(status, result);
}

function sum(one, other) {
  return Object.fromEntries(Object.keys(one).map(key => [key, one[key] + other[key]]));
}

async function galata(projects, env = {}) {
  needShared();
  if (!existsSync(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium')) {
    installDebian(['chromium', 'fonts-dejavu-core'], 'The stories need Chromium.');
  }
  // Without R the stories in R are left out; in CI they then fail.
  const lacks = projects.includes('study') ? prepareR() : null;
  if (lacks !== null) {
    console.log(`No stories in R: ${lacks}`);
  }
  const releases = [
    await demoRelease(20_000),
    await preparedRelease('GiBleed', path.join(SHARED, 'data', 'gibleed'))
  ];
  const report = fresh('galata.json');
  const status = run(
    NODE,
    ['../node_modules/@playwright/test/cli.js', 'test', ...projects.map(name => `--project=${name}`)],
    {
      check: false,
      cwd: path.join(ROOT, 'ui-tests'),
      env: {
        ...rEnvironment(),
        COHORTLAB_RELEASES: releases.join(path.delimiter),
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        ...env
      }
    }
  );
  const stats = read(report)?.stats;
  if (stats === undefined) {
    return NOTHING;
  }
  if (stats.flaky > 0) {
    console.log(`${stats.flaky} stories passed only when tried again; see above.`);
  }
  return settle(status, {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped
  });
}

/** A tool that left no report has failed as a whole. */
const NOTHING = { passed: 0, failed: 1, skipped: 0 };

/** A tool that ended badly without counting a failure has failed all the same. */
function settle(status, result) {
  return status !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}

function fresh(name) {
  const file = path.join(RESULTS, name);
  mkdirSync(RESULTS, { recursive: true });
  rmSync(file, { force: true });
  return file;
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function needShared() {
  if (!existsSync(path.join(SHARED, 'data', 'gibleed'))) {
    fail(`The shared test data is not at ${SHARED}. Put it there or set COHORTLAB_SHARED.`);
  }
}
