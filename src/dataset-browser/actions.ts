import type { ConceptMatch } from '@cohortlab/sdk';
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
  /** Saves, then puts the code that loads the dataset into the notebook. */
  readonly insert: () => void;
  /** Goes on with the same text in JupyterLab's editor. */
  readonly editText: () => void;
  /** Puts a text into the clipboard. */
  readonly copy: (text: string) => void;
  /** Asks for a cohort file of the workspace; null when the person thought better of it. */
  readonly chooseCohortFile: () => Promise<string | null>;
  /** What draws charts; null when JupyterLab's renderer is switched off. */
  readonly drawing: Drawing | null;
}
