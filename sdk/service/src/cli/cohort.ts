import { compileCohort, type ReleaseFacts, TableMissing } from '@cohortlab/sdk/compile';
import {
  type Bundle,
  lineOf,
  type Problem,
  readBundle,
  type ResolvedCohort
} from '@cohortlab/sdk/definition';
import { Failure } from './failure.js';

/** A definition that cannot be used as it is, with the places that must be mended. */
export class Unusable extends Failure {
  constructor(
    message: string,
    next: string,
    readonly problems: readonly Problem[]
  ) {
    super(message, next);
  }
}

/** The cohort that a file and those that it refers to say; throws `Unusable`. */
export function readCohort(bundle: Bundle): ResolvedCohort {
  const reading = readBundle(bundle);
  switch (reading.kind) {
    case 'cohort':
      return reading.cohort;
    case 'problems':
      throw unusableDefinition(reading.problems, bundle);
    default:
      throw unusable(
        bundle.path,
        `${bundle.path} is no cohort.`,
        'Name a *.cohort.json file, or a cohort exported from ATLAS.'
      );
  }
}

/** What is wrong with a definition, place by place. */
export const unusableDefinition = (problems: readonly Problem[], bundle: Bundle): Unusable =>
  new Unusable(
    `The definition cannot be used as it is:${problems.map(problem => place(problem, bundle)).join('')}`,
    'Mend the places that are listed.',
    problems
  );

const unusable = (file: string, message: string, next: string): Unusable =>
  new Unusable(message, next, [{ file, path: '', message }]);

/** A problem in a line: file, line, what is wrong. */
function place({ file, path, message }: Problem, bundle: Bundle): string {
  const text = file === bundle.path ? bundle.text : undefined;
  const line = text === undefined ? null : lineOf(text, path);
  return `\n  ${file}${line === null ? '' : `:${line}`}${path === '' ? '' : ` ${path}`}: ${message}`;
}

/** What `compile` makes of a cohort for a release; throws `Unusable` where the release lacks what it reads. */
export function planOf(
  cohort: ResolvedCohort,
  facts: ReleaseFacts,
  compile: typeof compileCohort = compileCohort
): ReturnType<typeof compileCohort> {
  try {
    return compile(cohort, facts);
  } catch (error) {
    if (!(error instanceof TableMissing)) throw error;
    throw unusable(cohort.name, error.message, 'Choose a release that has it.');
  }
}
