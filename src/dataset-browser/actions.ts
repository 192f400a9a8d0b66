import type { ConceptMatch } from '@cohortlab/sdk';
import type { SnippetKind } from '@cohortlab/sdk/snippets';
import type { Uses } from '../notebook/uses';
import type { Stateful } from '../service';
import type { Drawing } from './drawing';

/** What the browser asks of JupyterLab around it. */
export interface BrowserActions {
  /** Adds a concept to the cohort that is being built; null when there is no Cohort Builder. */
  readonly useInCohort: ((concept: ConceptMatch) => void) | null;
  /** Begins another dataset; only in the panel: a document has its own ways. */
  readonly create?: () => void;
  /** Asks for a dataset file and goes on with it; only in the panel. */
  readonly open?: () => void;
  readonly save: () => void;
  /** Makes a file of a dataset that stands in a cell. */
  readonly toFile: () => void;
  /** Puts the code that loads the dataset into the notebook, of the usual kind unless another is said. */
  readonly insert: (kind?: SnippetKind) => void;
  /** Opens the menu with the kinds of cell. */
  readonly insertMenu: (anchor: HTMLElement) => void;
  /** Which files open notebooks refer to. */
  readonly uses: Stateful<Uses>;
  /** Goes on with the same text in JupyterLab's editor. */
  readonly editText: () => void;
  /** Puts a text into the clipboard. */
  readonly copy: (text: string) => void;
  /** Asks for a cohort file of the workspace; null when the person thought better of it. */
  readonly chooseCohortFile: () => Promise<string | null>;
  /** What draws charts; null when JupyterLab's renderer is switched off. */
  readonly drawing: Drawing | null;
}
