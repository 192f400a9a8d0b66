import {
  asOmop,
  compileAttrition,
  compileCohort,
  type ReleaseFacts,
  wholeRelease
} from '@cohortlab/sdk/compile';
import { type Dialect, duckdb, emit, emitSteps, postgres } from '@cohortlab/sdk/sql';
import { readFacts } from '../release/facts.js';
import { readFiles } from './bundle.js';
import { planOf, readCohort, Unusable } from './cohort.js';
import type { Command } from './command.js';
import { Failure, UsageError } from './failure.js';
import { openRelease } from './open.js';

const DIALECTS: readonly Dialect[] = [duckdb, postgres];

/** A definition as SQL, and how long reading, checking and compiling it took. */
interface Written {
  readonly sql: string;
  readonly steps: Steps;
  readonly compileMs: number;
}

/** The same as the service runs it: what is put into temporary tables first, and what reads them. */
interface Steps {
  readonly kept: readonly { readonly name: string; readonly sql: string }[];
  readonly sql: string;
}

export const sql: Command = {
  name: 'sql',
  usage: 'DEFINITION... [--release FILE] [--dialect duckdb|postgres]',
  summary: 'print the SQL of cohorts',
  help: [
    ['DEFINITION...', '*.cohort.json files, or cohorts exported from ATLAS'],
    ['--release FILE', 'the release that it is for (default: a whole CDM 5.4, "now" being today)'],
    ['--dialect NAME', 'duckdb or postgres (default: duckdb)'],
    ['--attrition', 'the SQL that counts who is left after each step, in place of the rows'],
    ['--json', 'a line for each definition: {file, sql, steps, compileMs} or {file, problems}']
  ],
  options: {
    release: { type: 'string' },
    dialect: { type: 'string' },
    attrition: { type: 'boolean' },
    json: { type: 'boolean' }
  },
  async run(words) {
    const files = words.positionals;
    if (files.length === 0) throw new UsageError('The definition is missing.');
    const name = words.text('dialect') ?? duckdb.name;
    const dialect = DIALECTS.find(candidate => candidate.name === name);
    if (dialect === undefined)
      throw new UsageError(`--dialect takes ${DIALECTS.map(({ name }) => name).join(' or ')}.`);
    const facts = await factsOf(words.text('release'));
    const compile = words.flag('attrition') ? compileAttrition : compileCohort;
    const write = (file: string): Written => written(file, facts, compile, dialect);
    if (words.flag('json')) return tellLines(files, write);
    for (const [place, file] of files.entries()) {
      const title = files.length > 1 ? `${place > 0 ? '\n' : ''}-- ${oneLine(file)}\n` : '';
      process.stdout.write(`${title}${write(file).sql};\n`);
    }
  }
};

/** The tables and the last day of a release; without one those of a CDM that has everything. */
async function factsOf(file: string | undefined): Promise<ReleaseFacts> {
  if (file === undefined) return wholeRelease('5.4', new Date().toISOString().slice(0, 10));
  const { database, manifest, close } = await openRelease(file);
  try {
    return await readFacts(database.ask, manifest);
  } finally {
    close();
  }
}

function written(
  file: string,
  facts: ReleaseFacts,
  compile: typeof compileCohort,
  dialect: Dialect
): Written {
  const bundle = readFiles(file);
  const start = performance.now();
  const { kept, sql } = emitSteps(planOf(readCohort(bundle), facts, compile), dialect);
  const compileMs = Number((performance.now() - start).toFixed(3));
  const steps = { kept: kept.map(({ name, sql }) => ({ name, sql })), sql };
  const shown = planOf(readCohort(bundle), asOmop(facts), compile);
  return { sql: emit(shown, dialect).sql, steps, compileMs };
}

/** A line for each definition; those that cannot be used do not keep the others back. */
function tellLines(files: readonly string[], write: (file: string) => Written): void {
  let unusable = 0;
  for (const file of files) {
    const told = { file, ...usable(() => write(file)) };
    if ('problems' in told) unusable += 1;
    process.stdout.write(`${JSON.stringify(told)}\n`);
  }
  if (unusable > 0)
    throw new Failure(`${unusable} of ${files.length} definitions cannot be used as they are.`);
}

function usable(write: () => Written): Written | Pick<Unusable, 'problems'> {
  try {
    return write();
  } catch (error) {
    if (error instanceof Unusable) return { problems: error.problems };
    throw error;
  }
}

/** A file's name as a comment, which a line break in it must not end. */
const oneLine = (file: string): string => file.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
