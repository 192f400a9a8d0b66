/** The oracle cannot be asked: one sentence, and the way out where there is one. */
export class OracleError extends Error {
  override readonly name = 'OracleError';
  constructor(
    message: string,
    readonly next?: string
  ) {
    super(message);
  }
}
