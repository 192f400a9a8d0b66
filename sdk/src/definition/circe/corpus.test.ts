import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedFolder } from '../../../test/shared.js';
import { checkDefinition } from '../checks.js';
import { Cohort, type EventsCohort, type ResolvedCohort } from '../index.js';
import { exportCirce } from './export.js';
import { importCirce } from './import.js';

/** Every definition of the oracle can be said in the language, and said again in Circe. */

const folder = sharedFolder('oracle', 'cohorts');
const names = readdirSync(folder).filter(name => name.endsWith('.json'));

function read(value: unknown, name: string): EventsCohort {
  const cohort = importCirce(value, name);
  if (!('kind' in cohort)) throw new Error(`${name}: ${JSON.stringify(cohort)}`);
  return cohort;
}
const imported = new Map(
  names.map(name => [name, read(JSON.parse(readFileSync(join(folder, name), 'utf8')), name)])
);

test('every definition is read, and what is read is valid', () => {
  expect(names).toHaveLength(1_428);
  for (const [name, cohort] of imported) {
    const parsed = Cohort.safeParse(cohort);
    expect([name, parsed.error?.issues]).toEqual([name, undefined]);
    expect(parsed.data).toEqual(cohort);
  }
});

test('every definition is within the limits, and all that it names is there', () => {
  for (const [name, cohort] of imported) {
    expect([name, checkDefinition({ kind: 'cohort', cohort })]).toEqual([name, []]);
  }
});

test('what was read is written, and comes back the same', () => {
  for (const [name, cohort] of imported) {
    const written = exportCirce(cohort as ResolvedCohort);
    expect([name, 'PrimaryCriteria' in written || written]).toEqual([name, true]);
    expect(read(JSON.parse(JSON.stringify(written)), '')).toEqual(cohort);
  }
});
