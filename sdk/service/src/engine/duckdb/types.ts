import type { ColumnType } from '../chunk.js';

/** What a DuckDB type becomes: the type in the result, and the cast that makes it so when staged. */
export interface Carried {
  readonly type: ColumnType;
  /** SQL over the column `c`; null when the value is carried as it is. */
  readonly cast: ((c: string) => string) | null;
}

const as = (type: ColumnType, sqlType: string): Carried => ({ type, cast: c => `${c}::${sqlType}` });
const asIs = (type: ColumnType): Carried => ({ type, cast: null });

/**
 * By the first word of DuckDB's name for the type. Wide integers become BIGINT, and a value that
 * does not fit fails the statement: a wrong id is worse than an error. Whatever has no counterpart
 * is carried as its text.
 */
const CARRIED: Readonly<Record<string, Carried>> = {
  BOOLEAN: asIs('boolean'),
  TINYINT: as('int32', 'INTEGER'),
  SMALLINT: as('int32', 'INTEGER'),
  INTEGER: asIs('int32'),
  UTINYINT: as('int32', 'INTEGER'),
  USMALLINT: as('int32', 'INTEGER'),
  UINTEGER: as('int64', 'BIGINT'),
  BIGINT: asIs('int64'),
  UBIGINT: as('int64', 'BIGINT'),
  HUGEINT: as('int64', 'BIGINT'),
  UHUGEINT: as('int64', 'BIGINT'),
  FLOAT: as('float64', 'DOUBLE'),
  DOUBLE: asIs('float64'),
  DECIMAL: as('float64', 'DOUBLE'),
  DATE: asIs('date'),
  TIMESTAMP: asIs('timestamp'),
  TIMESTAMP_S: as('timestamp', 'TIMESTAMP'),
  TIMESTAMP_MS: as('timestamp', 'TIMESTAMP'),
  TIMESTAMP_NS: as('timestamp', 'TIMESTAMP'),
  VARCHAR: asIs('text')
};
const ZONED: Carried = { type: 'timestamp', cast: c => `timezone('UTC', ${c})` };
const TEXT = as('text', 'VARCHAR');

/** How to carry a column, by the type that DESCRIBE names, such as `DECIMAL(18,3)`. */
export function carried(described: string): Carried {
  if (described === 'TIMESTAMP WITH TIME ZONE') return ZONED;
  return CARRIED[described.replace(/\(\d.*\)$/, '')] ?? TEXT;
}
