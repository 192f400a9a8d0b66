import { DOMAINS } from '@cohortlab/sdk/cdm';
import type { Database } from '../database.js';
import type { Step } from '../progress.js';
import { NOTHING_TO_ASK } from './facts.js';
import { type Loading, share } from './loading.js';
import type { Origin } from './origin.js';
import type { SourceProblem } from './problem.js';
import { findHarm } from './source.js';

/** A release cannot be without these. */
const NEEDED: readonly string[] = ['person', 'concept'];

/** Tables of which one at least must have records: periods, or events with a concept. */
const ASKED: readonly string[] = DOMAINS.filter(
  ({ concept, table }) => concept !== null || table === 'observation_period'
).map(({ table }) => table);

/** Everything that keeps a release from being made of a source. Reads all values, writes nothing. */
export async function check(
  database: Database,
  source: string,
  origin: Origin,
  loadings: readonly Loading[],
  step: Step
): Promise<SourceProblem[]> {
  const problems = [...missing(source, origin, loadings), ...origin.problems, ...empty(origin)];
  for (const loading of loadings) {
    step(`checking ${loading.table.name}`, share(loading));
    problems.push(...loading.problems);
    if (loading.file && loading.problems.length === 0)
      problems.push(...(await findHarm(database, loading.file, loading.columns)));
  }
  return problems;
}

/** Tables that are there but cannot be read have a problem of their own. */
function missing(source: string, origin: Origin, loadings: readonly Loading[]): SourceProblem[] {
  const lacks = (name: string): boolean => !origin.tables.includes(name);
  const problems = NEEDED.filter(lacks).map(name => ({
    file: source,
    message: `there is no ${name} table; a release needs one.`
  }));
  const asked = loadings.some(({ table, file }) => ASKED.includes(table.name) && file !== null);
  const broken = ASKED.some(name => !lacks(name) && !origin.files.some(({ table }) => table.name === name));
  return asked || broken ? problems : [...problems, { file: source, message: NOTHING_TO_ASK }];
}

const empty = ({ files }: Origin): SourceProblem[] =>
  files
    .filter(({ table, records }) => NEEDED.includes(table.name) && records === 0n)
    .map(({ file }) => ({ file, message: 'the file holds no records; a release needs some.' }));
