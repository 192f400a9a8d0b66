import { ERRORS } from '@cohortlab/sdk';
import type { Failure } from '../service/failure';
import type { Trans } from './trans';

/** What happened, and what to do next. */
export interface FailureText {
  readonly message: string;
  readonly next: string;
  /** A command to run in a terminal, exactly. */
  readonly command?: string;
}

/** The words for a failure; those of the service come from its error table, by code. */
export function failureText(failure: Failure, trans: Trans): FailureText {
  switch (failure.kind) {
    case 'offline':
      return {
        message: trans.__('The Jupyter server does not answer.'),
        next: trans.__('Check that it runs and that you are online; nothing you made here is lost.')
      };
    case 'absent':
      return {
        message: trans.__('The Cohortlab server extension is not running in this Jupyter server.'),
        next: trans.__('Enable it, then restart JupyterLab:'),
        command: 'jupyter server extension enable cohortlab'
      };
    case 'forbidden':
      return {
        message: trans.__('You may not use Cohortlab on this server.'),
        next: trans.__('Ask the administrator for access, or sign in again.')
      };
    case 'service': {
      const { message, next } = ERRORS[failure.code];
      return { message: trans.__(message), next: trans.__(next) };
    }
  }
}
