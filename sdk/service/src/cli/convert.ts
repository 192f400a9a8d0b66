import { writeFileSync } from 'node:fs';
import { exportCirce, formatDefinition, type ResolvedCohort } from '@cohortlab/sdk/definition';
import { writeWhole } from '../release/draft.js';
import { readFiles } from './bundle.js';
import { readCohort } from './cohort.js';
import { type Command, only, required } from './command.js';
import { Failure, UsageError } from './failure.js';

/** What a cohort can be written as, and how. */
const FORMS: Readonly<Record<string, (cohort: ResolvedCohort) => string>> = {
  atlas: asAtlas,
  cohortlab: asOurs
};

export const convert: Command = {
  name: 'convert',
  usage: 'DEFINITION --to atlas|cohortlab [-o FILE]',
  summary: 'write a cohort for ATLAS, or one of ATLAS in our language',
  help: [
    ['DEFINITION', 'a *.cohort.json file, or a cohort exported from ATLAS'],
    [
      '--to FORM',
      'atlas: a cohort expression of ATLAS; cohortlab: a *.cohort.json with all concept sets in it'
    ],
    ['-o, --output FILE', 'the file to write (default: standard output)']
  ],
  options: { to: { type: 'string' }, output: { type: 'string', short: 'o' } },
  async run(words) {
    const definition = only(words, 'The definition');
    const form = required(words, 'to', 'The form (--to atlas or --to cohortlab)');
    const write = Object.hasOwn(FORMS, form) ? FORMS[form] : undefined;
    if (write === undefined) throw new UsageError(`--to takes ${Object.keys(FORMS).join(' or ')}.`);
    const text = write(readCohort(readFiles(definition)));
    const output = words.text('output');
    if (output === undefined) process.stdout.write(text);
    else await writeWhole(output, async path => writeFileSync(path, text));
  }
};

function asAtlas(cohort: ResolvedCohort): string {
  const expression = exportCirce(cohort);
  if (!('PrimaryCriteria' in expression)) {
    const places = expression.map(({ path, message }) => `\n  ${path}: ${message}`);
    throw new Failure(
      `ATLAS cannot say this cohort:${places.join('')}`,
      'Change the places that are listed, or keep the cohort in our language.'
    );
  }
  return `${JSON.stringify(expression, null, 2)}\n`;
}

/** Concept sets of other files are written into it; saved cohorts stay files of their own. */
function asOurs({ cohorts: _, ...cohort }: ResolvedCohort): string {
  return formatDefinition(cohort);
}
