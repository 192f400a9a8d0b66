import { Token } from '@lumino/coreutils';
import type { ISignal } from '@lumino/signaling';
import type { CohortSession } from '../cohort-builder/session';

/** The cohorts that are open as documents in the main area. */
export interface ICohortDocuments {
  /** The session of an open document of that path. */
  find(path: string): CohortSession | null;
  readonly opened: ISignal<unknown, CohortSession>;
  readonly closed: ISignal<unknown, CohortSession>;
  /** The session of the document that the person works in now; null when it is something else. */
  readonly active: CohortSession | null;
}

export const ICohortDocuments = new Token<ICohortDocuments>(
  '@cohortlab/labextension:ICohortDocuments',
  'The cohorts that are open as documents in the main area.'
);
