import {
  EVERYONE,
  meaningHash,
  readBundle,
  type Bundle,
  type ResolvedCohort,
  type ResolvedDataset
} from '@cohortlab/sdk/definition';
import { Refusal } from './refusal.js';

/** What a client sent, read and checked, with the people whom it is about. */
export interface Subject {
  /** SHA-256 of the meaning, in hexadecimal. */
  readonly hash: string;
  readonly name: string;
  /** The dataset, when that is what was sent. */
  readonly dataset: ResolvedDataset | null;
  /** The cohort; null: everyone, of a dataset that is about everyone. */
  readonly cohort: ResolvedCohort | null;
}

/** Reads a bundle. Fails with `badDefinition` and every problem in it. */
export function readSubject(bundle: Bundle, cohort?: Bundle): Subject {
  const reading = readBundle(bundle, cohort);
  switch (reading.kind) {
    case 'problems':
      throw new Refusal('badDefinition', reading.problems);
    case 'concepts': {
      const message = 'This is a list of concepts; a cohort or a dataset is needed here.';
      throw new Refusal('badDefinition', [{ file: bundle.path, path: '/$schema', message }]);
    }
    case 'cohort':
      return {
        hash: meaningHash(reading),
        name: reading.cohort.name,
        dataset: null,
        cohort: reading.cohort
      };
    case 'dataset':
      return {
        hash: meaningHash(reading),
        name: reading.dataset.name,
        dataset: reading.dataset,
        cohort: reading.cohort
      };
  }
}

/** Whom a definition is about. */
export function peopleOf({ cohort }: Subject): ResolvedCohort {
  return cohort ?? EVERYONE;
}
