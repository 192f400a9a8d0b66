import {
  type Bundle,
  lineOf,
  type Problem,
  readBundle,
  type ResolvedCohort
} from '@cohortlab/sdk/definition';
import { Failure } from './failure.js';

/** The cohort of a bundle, or every problem with its file and line. */
export function readCohort(bundle: Bundle): ResolvedCohort {
  const reading = readBundle(bundle);
  switch (reading.kind) {
    case 'cohort':
      return reading.cohort;
    case 'problems':
      throw new Failure(
        `The definition cannot be used as it is:${reading.problems.map(problem => place(problem, bundle)).join('')}`,
        'Mend the places that are listed.'
      );
    default:
      throw new Failure(
        `${bundle.path} is no cohort.`,
        'Name a *.cohort.json file, or a cohort exported from ATLAS.'
      );
  }
}

/** A problem in a line: file, line, what is wrong. */
function place({ file, path, message }: Problem, bundle: Bundle): string {
  const text = file === bundle.path ? bundle.text : undefined;
  const line = text === undefined ? null : lineOf(text, path);
  return `\n  ${file}${line === null ? '' : `:${line}`}${path === '' ? '' : ` ${path}`}: ${message}`;
}
