import type { ConceptsFile } from './concept-set.js';
import type { Definition, ResolvedCohort, ResolvedDataset } from './definition.js';
import type { Problem } from './problem.js';

/** Everything that is wrong, at most `PROBLEM_CAP` places. */
export interface Problems {
  readonly kind: 'problems';
  readonly problems: readonly Problem[];
}

/** One file read alone: concept sets and cohorts in other files stay references. */
export type FileReading = Definition | Problems;

/** A definition with all that it refers to. A dataset's `cohort` is null when it is about everyone. */
export type Resolved =
  | { readonly kind: 'cohort'; readonly cohort: ResolvedCohort }
  | { readonly kind: 'dataset'; readonly dataset: ResolvedDataset; readonly cohort: ResolvedCohort | null }
  | { readonly kind: 'concepts'; readonly concepts: ConceptsFile };

/** A bundle read whole. */
export type Reading = Resolved | Problems;
