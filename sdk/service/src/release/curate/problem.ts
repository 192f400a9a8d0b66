/** Why a release cannot be curated. Names fields, files and lines; never a value of a record, never the key. */
export class CurationError extends Error {
  override readonly name = 'CurationError';
  constructor(
    message: string,
    /** The way out, as a sentence. */
    readonly next: string
  ) {
    super(message);
  }
}
