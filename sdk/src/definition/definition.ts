import { Cohort, type EventsCohort, type PeopleCohort } from './cohort.js';
import { ConceptsFile, type ConceptSet, type InlineConceptSet } from './concept-set.js';
import { Dataset } from './dataset.js';
import { SCHEMAS } from './names.js';

/** The content of one file of ours, tagged by what it is. */
export type Definition =
  | { readonly kind: 'cohort'; readonly cohort: Cohort }
  | { readonly kind: 'dataset'; readonly dataset: Dataset }
  | { readonly kind: 'concepts'; readonly concepts: ConceptsFile };

/** What stands in a file; its `$schema` says which kind it is. */
export type FileContent = Cohort | Dataset | ConceptsFile;

/** A definition whose concept sets are all written out: nothing in it refers to a file for concepts. */
export type WithInlineSets<T extends { conceptSets: ConceptSet[] }> = Omit<T, 'conceptSets'> & {
  conceptSets: InlineConceptSet[];
};
/** A cohort with all that it refers to; saved cohorts by the path that its criteria name them by. */
export type ResolvedCohort = (WithInlineSets<PeopleCohort> | WithInlineSets<EventsCohort>) & {
  readonly cohorts?: Readonly<Record<string, ResolvedCohort>>;
};

/** The cohort that leaves nobody out: whom a dataset without a cohort is about. */
export const EVERYONE: ResolvedCohort = Object.freeze({
  $schema: SCHEMAS.cohort,
  kind: 'people',
  name: 'Everyone',
  conceptSets: [],
  include: [],
  exclude: []
});

export type ResolvedDataset = WithInlineSets<Dataset>;

/** The schema of each kind of file, and what the file is called in a sentence. */
export const FILE_KINDS = {
  cohort: { schema: Cohort, noun: 'a cohort file' },
  dataset: { schema: Dataset, noun: 'a dataset file' },
  concepts: { schema: ConceptsFile, noun: 'a concepts file' }
} as const;
export type FileKind = keyof typeof FILE_KINDS;
