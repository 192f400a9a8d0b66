import { Token } from '@lumino/coreutils';
import type { Cohort, Dataset } from '@cohortlab/sdk';
import type { ReleaseChoice } from '../service/release-choice';

/** A saved definition, and what to put into the notebook for it. */
export type Insertion = {
  /** Workspace path of the saved file. */
  readonly path: string;
  /** The release that the panel works on; the notebook must resolve to the same. */
  readonly choice: ReleaseChoice;
} & (
  | { readonly what: 'cohort' | 'count'; readonly definition: Cohort }
  | { readonly what: 'dataset'; readonly definition: Dataset }
);

/** Puts the cell for a definition into the notebook. */
export interface INotebookCells {
  /**
   * One cell at the cursor of the notebook that was used last, in the language of its kernel; a new
   * notebook when none is open. Nothing is run. Says itself why nothing was inserted; then false.
   */
  insert(insertion: Insertion): Promise<boolean>;
}

export const INotebookCells = new Token<INotebookCells>(
  '@cohortlab/labextension:INotebookCells',
  'Puts the cell for a definition into the notebook that was used last.'
);
