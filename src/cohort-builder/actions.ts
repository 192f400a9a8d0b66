import type { Cohort } from '@cohortlab/sdk';
import type { SnippetKind } from '@cohortlab/sdk/snippets';
import type { Uses } from '../notebook/uses';
import type { Stateful } from '../service/store';
import type { CohortSession } from './session';

/** What is put into the notebook: the cohort as a frame, or its exact count. */
export type Insertion = 'frame' | 'count';

/** What a view asks of the application around it. */
export interface CohortActions {
  /** Only in the panel: a document has its own ways to be made and opened. */
  readonly create?: () => void;
  readonly open?: () => void;
  /** Asks for a file that ATLAS has written, and begins a cohort with what it says. */
  readonly openAtlas?: () => void;
  readonly save: (session: CohortSession) => void;
  /** Saves under another path and goes on with that file; the old one stays. */
  readonly saveAs: (session: CohortSession) => void;
  /** Moves the file to another path or name; what is not saved yet stays unsaved. */
  readonly renameFile: (session: CohortSession) => void;
  /** Goes on in the panel with a copy that is not saved yet; only in the panel. */
  readonly duplicate?: (session: CohortSession) => void;
  /** Saves, and goes on with a dataset of these people in the Dataset Browser. */
  readonly addData: (session: CohortSession) => void;
  /** Makes a file of a cohort that stands in a cell. */
  readonly toFile: (session: CohortSession) => void;
  /** Of the kind that the settings name, unless another is said. */
  readonly insert: (session: CohortSession, what: Insertion, kind?: SnippetKind) => void;
  /** Opens the menu with the kinds of cell. */
  readonly insertMenu: (session: CohortSession, anchor: HTMLElement) => void;
  /** Which files open notebooks refer to. */
  readonly uses: Stateful<Uses>;
  /** Puts data into the clipboard of the system and of JupyterLab, by type. */
  readonly copyData: (data: ReadonlyMap<string, string>) => void;
  /** What JupyterLab's clipboard holds of a type; null when that is nothing. */
  readonly copied: (type: string) => string | null;
  /** Puts a text into the clipboard. */
  readonly copyText: (text: string) => void;
  /** Goes on with the same text in JupyterLab's editor. */
  readonly editText: (session: CohortSession) => void;
  /** Goes on from an example, in place of a cohort that is empty. */
  readonly example: (session: CohortSession, example: Cohort) => void;
}
