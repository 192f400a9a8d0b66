/** The command line itself is wrong: exit code 2, and where to read how it goes. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was asked for cannot be done: exit code 1, one sentence and the way out. */
export class Failure extends Error {
  override readonly name = 'Failure';
  constructor(
    message: string,
    readonly next?: string
  ) {
    super(message);
  }
}
