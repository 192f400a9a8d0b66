/**
 * What is odd about a definition that can be read. `error`: it holds for nobody, or can never do what
 * it says; `warning`: hardly what was meant; `note`: right, but worth knowing.
 */
export type Severity = 'error' | 'warning' | 'note';

export interface Remark {
  readonly code: string;
  readonly severity: Severity;
  /** JSON pointer of the place in the definition. */
  readonly path: string;
  readonly message: string;
  /** What can be done about it. */
  readonly wayOut: string;
}

const remark =
  (severity: Severity) =>
  (code: string, path: string, message: string, wayOut: string): Remark => ({
    code,
    severity,
    path,
    message,
    wayOut
  });

export const error = remark('error');
export const warning = remark('warning');
export const note = remark('note');
