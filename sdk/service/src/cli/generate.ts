import { extname } from 'node:path';
import type { ResolvedCohort } from '@cohortlab/sdk/definition';
import { duckdb, emitSteps } from '@cohortlab/sdk/sql';
import { keep } from '../engine/duckdb/kept.js';
import { writeWhole } from '../release/draft.js';
import { readFacts } from '../release/facts.js';
import { literal } from '../release/quote.js';
import { readFiles } from './bundle.js';
import { planOf, readCohort } from './cohort.js';
import { type Command, only, required } from './command.js';
import { Failure, UsageError } from './failure.js';
import { type OpenRelease, openRelease } from './open.js';
import { liesIn, servedFolders } from './workspace.js';

/** How each kind of output is written. */
const FORMATS: Readonly<Record<string, string>> = {
  '.csv': 'format csv, header true',
  '.parquet': 'format parquet'
};

export const generate: Command = {
  name: 'generate',
  usage: 'DEFINITION --release FILE -o OUT.csv|OUT.parquet',
  summary: 'write the rows of a cohort',
  help: [
    ['DEFINITION', 'a *.cohort.json file, or a cohort exported from ATLAS'],
    ['--release FILE', 'the release to ask'],
    ['-o, --output FILE', 'the file to write; its ending says how'],
    ['--into-workspace', 'write it even into a folder that a Jupyter server serves']
  ],
  options: {
    release: { type: 'string' },
    output: { type: 'string', short: 'o' },
    'into-workspace': { type: 'boolean' }
  },
  async run(words) {
    const definition = only(words, 'The definition');
    const file = required(words, 'release', 'The release (--release FILE)');
    const output = required(words, 'output', 'The file to write (-o FILE)');
    const format = FORMATS[extname(output).toLowerCase()];
    if (format === undefined) throw new UsageError('The output ends in .csv or .parquet.');
    if (!words.flag('into-workspace')) refuseServed(output);
    const cohort = readCohort(readFiles(definition));
    const from = await writeWhole(output, async (path, temporary) => {
      const release = await openRelease(file, temporary);
      try {
        await writeRows(cohort, release, path, format);
        return release.manifest.name;
      } finally {
        release.close();
      }
    });
    process.stderr.write(`Wrote ${output}: ${cohort.name}, from ${from}.\n`);
  }
};

/** Rows are about people: they do not go where a browser can fetch them, unless somebody says so. */
function refuseServed(output: string): void {
  const folder = servedFolders().find(served => liesIn(output, served));
  if (folder === undefined) return;
  throw new Failure(
    `A Jupyter server serves ${folder}, so a browser could fetch ${output}.`,
    'Write it elsewhere, or add --into-workspace when that is what you want.'
  );
}

/** The rows are staged first, so that a query that fails half-way writes nothing. */
async function writeRows(
  cohort: ResolvedCohort,
  { database, manifest }: OpenRelease,
  path: string,
  format: string
): Promise<void> {
  const plan = planOf(cohort, await readFacts(database.ask, manifest));
  const { sql, parameters, kept } = emitSteps(plan, duckdb);
  for (const rows of kept) await database.run(keep(rows.name, rows.sql), rows.parameters);
  await database.run(`create temp table generated as ${sql}`, parameters);
  await database.run(
    `copy (select person_id, cohort_start_date, cohort_end_date from generated
       order by person_id, cohort_start_date, cohort_end_date) to ${literal(path)} (${format})`
  );
}
