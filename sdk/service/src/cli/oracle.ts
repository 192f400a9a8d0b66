import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDuckDB } from '../oracle/duckdb.js';
import type { OracleEngine } from '../oracle/engine.js';
import { OracleError } from '../oracle/error.js';
import { type Expected, readOracle } from '../oracle/expected.js';
import { keptRelease } from '../oracle/kept-release.js';
import { type Outcome, runOracle } from '../oracle/run.js';
import { sample } from '../oracle/sample.js';
import type { OnProgress } from '../release/progress.js';
import { type Command, only, wholeNumber, type Words } from './command.js';
import { Failure, UsageError } from './failure.js';
import { showProgress } from './progress.js';
import { explained } from './make.js';

export const oracle: Command = {
  name: 'oracle',
  usage: 'DIR [--cdm DIR] [--engine duckdb|postgres] [--jobs N]',
  summary: 'generate cohorts whose rows are known, and compare',
  help: [
    ['DIR', 'a folder that holds cohorts/ID.json and expected.ndjson'],
    ['--cdm DIR', 'the folder of the CDM, as Parquet files (default: DIR/cdm)'],
    ['--engine NAME', 'duckdb or postgres (default: duckdb)'],
    ['--postgres SERVER', 'a URL or the folder of a socket (default: a server of our own)'],
    ['--jobs N', 'definitions at a time (default: 1)'],
    ['--threads N', 'threads of DuckDB (default: all)'],
    ['--in-steps', 'find entry events first on DuckDB, as over a release of many people'],
    ['--only ID,ID', 'these definitions'],
    ['--sample N', 'so many definitions, the same each time, some of each family'],
    ['--answers FILE', 'write what the engine answered, as expected.ndjson has it']
  ],
  options: {
    cdm: { type: 'string' },
    engine: { type: 'string' },
    postgres: { type: 'string' },
    jobs: { type: 'string' },
    threads: { type: 'string' },
    'in-steps': { type: 'boolean' },
    only: { type: 'string' },
    sample: { type: 'string' },
    answers: { type: 'string' }
  },
  async run(words) {
    const folder = only(words, 'The folder of the oracle');
    const open = engineOf(words);
    const choose = choiceOf(words);
    const start = performance.now();
    const outcomes = await understood(async () => {
      const found = readOracle(folder);
      const wanted = choose(found.answers);
      const cdm = words.text('cdm') ?? join(folder, 'cdm');
      const release = await shown(onProgress => keptRelease(cdm, onProgress));
      const engine = await shown(onProgress => open(release, onProgress));
      try {
        return await shown(onProgress => runOracle(found, wanted, engine, onProgress));
      } finally {
        await engine.close();
      }
    });
    const answers = words.text('answers');
    if (answers !== undefined) writeFileSync(answers, linesOf(outcomes), { mode: 0o600 });
    return report(outcomes, performance.now() - start);
  }
};

type Open = (release: string, onProgress: OnProgress) => Promise<OracleEngine>;

/** How the engine that was asked for is opened. */
function engineOf(words: Words): Open {
  const name = words.text('engine') ?? 'duckdb';
  const server = words.text('postgres');
  const jobs = wholeNumber(words, 'jobs', 1, 64) ?? 1;
  const threads = wholeNumber(words, 'threads', 1, 1_024);
  const inSteps = words.flag('in-steps');
  switch (name) {
    case 'duckdb':
      if (server !== undefined) throw new UsageError('--postgres goes with --engine postgres.');
      return release => openDuckDB(release, { jobs, threads, inSteps });
    case 'postgres':
      if (threads !== undefined) throw new UsageError('--threads goes with --engine duckdb.');
      if (inSteps) throw new UsageError('--in-steps goes with --engine duckdb.');
      // The driver is read only when it is needed: every other command starts without it.
      return async (release, onProgress) => {
        const { openPostgres } = await import('../oracle/postgres.js');
        return openPostgres(release, { jobs, server, onProgress });
      };
    default:
      throw new UsageError('--engine takes duckdb or postgres.');
  }
}

/** Which of the definitions are wanted. */
function choiceOf(words: Words): (all: readonly Expected[]) => readonly Expected[] {
  const size = wholeNumber(words, 'sample', 1, 1_000_000);
  const list = words.text('only');
  if (list === undefined) return all => (size === undefined ? all : sample(all, size));
  if (size !== undefined) throw new UsageError('--only and --sample exclude each other.');
  if (!/^\d+(,\d+)*$/.test(list))
    throw new UsageError('--only takes ids with commas between them: 10,100001.');
  const ids = new Set(list.split(',').map(Number));
  return all => {
    const missing = [...ids].filter(id => !all.some(each => each.id === id));
    if (missing.length > 0) throw new UsageError(`expected.ndjson has no answer for ${missing.join(', ')}.`);
    return all.filter(({ id }) => ids.has(id));
  };
}

/** Work whose refusals become failures of the command. */
async function understood<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof OracleError ? new Failure(error.message, error.next) : explained(error);
  }
}

async function shown<T>(work: (onProgress: OnProgress) => Promise<T>): Promise<T> {
  const progress = showProgress();
  try {
    return await work(progress.onProgress);
  } finally {
    progress.end();
  }
}

/** The answers, ties included, in the form of `expected.ndjson`. */
const linesOf = (outcomes: readonly Outcome[]): string =>
  outcomes
    .flatMap(({ id, answer }) =>
      answer ? [{ id, rows: answer.rows, persons: answer.persons, sha256: answer.sha256 }] : []
    )
    .map(line => `${JSON.stringify(line)}\n`)
    .join('');

/** Lists what failed and counts; gives the exit code. */
function report(outcomes: readonly Outcome[], milliseconds: number): number {
  const failed = outcomes.filter(({ flaw }) => flaw !== null);
  const [slowest] = [...outcomes].sort((a, b) => b.milliseconds - a.milliseconds);
  const seconds = (time: number): string => `${(time / 1_000).toFixed(1)} s`;
  if (slowest)
    process.stderr.write(
      `${outcomes.length} definitions in ${seconds(milliseconds)}; the slowest was ${slowest.id} with ${seconds(slowest.milliseconds)}.\n`
    );
  for (const { id, flaw } of failed) process.stdout.write(`${id}: ${flaw}\n`);
  process.stdout.write(`${outcomes.length - failed.length} passed, ${failed.length} failed\n`);
  return failed.length === 0 ? 0 : 1;
}
