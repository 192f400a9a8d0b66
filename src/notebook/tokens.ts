import { Token } from '@lumino/coreutils';
import type { Bundle, Cohort, Dataset } from '@cohortlab/sdk';
import type { SnippetKind } from '@cohortlab/sdk/snippets';
import type { ReleaseChoice } from '../service/release-choice';
import type { Stateful } from '../service/store';
import type { CellPlace } from './cell-place';
import type { Uses } from './uses';

/** A definition, and what to put into the notebook for it. */
export type Insertion = {
  /** By its file, with all that it says in the cell, or as SQL. */
  readonly kind: SnippetKind;
  /** Workspace path of the file; of one that is inserted by reference, it is saved there. */
  readonly path: string;
  /** The definition with all that it refers to. */
  readonly bundle: Bundle;
  /** The release that the panel works on; the notebook must resolve to the same. */
  readonly choice: ReleaseChoice;
} & (
  | { readonly what: 'cohort' | 'count'; readonly definition: Cohort }
  | { readonly what: 'dataset'; readonly definition: Dataset }
);

/** What a cell can say a definition of. */
export type Noun = 'cohort' | 'dataset';

/** A definition of the cell with the cursor, as its panel opens it. */
export type Chosen =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'inline'; readonly place: CellPlace };

/** Cells of notebooks: what is put into them, what they say, which files they use. */
export interface INotebookCells {
  /** What Insert does unless something else is asked for, as the settings say. */
  readonly kind: SnippetKind;
  /**
   * One cell at the cursor of the notebook that was used last, in the language of its kernel; a new
   * notebook when none is open. Nothing is run. Says itself why nothing was inserted; then false.
   */
  insert(insertion: Insertion): Promise<boolean>;
  /** Whether the cell with the cursor names or holds a definition. */
  names(noun?: Noun): boolean;
  /**
   * The definition that the cell with the cursor names or holds: of several, the one at `start`, else
   * the one that the person chooses; null when the person thought better of it. Rejects when its file
   * is not there.
   */
  choose(noun: Noun, start?: number): Promise<Chosen | null>;
  /** Which files open notebooks refer to. */
  readonly uses: Stateful<Uses>;
}

export const INotebookCells = new Token<INotebookCells>(
  '@cohortlab/labextension:INotebookCells',
  'Puts definitions into cells of notebooks, and finds those that cells name or hold.'
);
