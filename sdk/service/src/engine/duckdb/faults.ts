import { EngineError, type EngineCode } from '../error.js';

/**
 * DuckDB says what went wrong in text only. First match wins; whatever is not in the table is
 * `engineFailed`. The texts are those of DuckDB 1.5; a test provokes each of them.
 */
const FAULTS: readonly (readonly [RegExp, EngineCode])[] = [
  [/^INTERRUPT Error/, 'cancelled'],
  [/^Out of Memory Error/, 'tooMuch'],
  [/^IO Error: .*No space left on device/s, 'tooMuch'],
  [/^IO Error: .*database does not exist/s, 'releaseMissing'],
  [/^IO Error: .*(version number|newer version|older version)/s, 'releaseVersion'],
  [/^IO Error: .*(Corrupt database|Could not read|not a valid DuckDB)/s, 'releaseUnreadable'],
  [/^Serialization Error/, 'releaseUnreadable'],
  [/^Catalog Error: (Table|Catalog|Schema) .*does not exist/s, 'tableMissing'],
  [/^Binder Error: .*(Referenced column|does not have a column)/s, 'tableMissing']
];

/** After these the whole instance answers nothing any more. */
const FATAL = /^(FATAL|INTERNAL) Error/;

/** Anything thrown at the database's border, as an `EngineError`. */
export function engineError(thrown: unknown): EngineError {
  if (thrown instanceof EngineError) return thrown;
  const text = textOf(thrown);
  const fault = FAULTS.find(([pattern]) => pattern.test(text));
  return new EngineError(fault ? fault[1] : 'engineFailed', text);
}

export function isFatal(error: EngineError): boolean {
  return FATAL.test(error.detail ?? '');
}

/** What was thrown, in its own words. */
export function textOf(thrown: unknown): string {
  return thrown !== null && typeof thrown === 'object' && 'message' in thrown
    ? String(thrown.message)
    : String(thrown);
}
