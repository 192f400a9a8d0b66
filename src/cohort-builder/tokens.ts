import { Token } from '@lumino/coreutils';
import type { ISignal } from '@lumino/signaling';
import type { ConceptMatch } from '@cohortlab/sdk';

/** The cohort that is being built in the side panel, as other panels see it. */
export interface ICohortBuilder {
  /** Its workspace path; null until it was saved. */
  readonly path: string | null;
  /** What it is called. */
  readonly name: string;
  /** Emitted when the panel shows another cohort, or when this one was saved, moved or renamed. */
  readonly changed: ISignal<unknown, void>;
  /** Saves it, asking for a place the first time. Its path, or null when the person thought better of it. */
  save(): Promise<string | null>;
  /** Adds a concept to it, and shows the panel. */
  pick(concept: ConceptMatch): void;
}

export const ICohortBuilder = new Token<ICohortBuilder>(
  '@cohortlab/labextension:ICohortBuilder',
  'The cohort that is being built in the Cohort Builder panel.'
);
