import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedFolder } from '../../../test/shared.js';
import { Cohort, type EventsCohort } from '../index.js';
import { importCirce } from './import.js';

/** Every definition of the oracle can be said in the language. */

const folder = sharedFolder('oracle', 'cohorts');
const names = readdirSync(folder).filter(name => name.endsWith('.json'));
const sources = new Map<string, unknown>(
  names.map(name => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))])
);

function imported(name: string): EventsCohort {
  const cohort = importCirce(sources.get(name), name);
  if (!('kind' in cohort)) throw new Error(`${name}: ${JSON.stringify(cohort)}`);
  return cohort;
}

test('every definition is read, and what is read is valid', () => {
  expect(names).toHaveLength(1_428);
  for (const name of names) {
    const cohort = imported(name);
    const parsed = Cohort.safeParse(cohort);
    expect([name, parsed.error?.issues]).toEqual([name, undefined]);
    expect(parsed.data).toEqual(cohort);
  }
});
