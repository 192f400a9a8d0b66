import { literal } from '../quote.js';

/** A file name as DuckDB reads it. It takes one for a pattern: its signs stand for themselves inside brackets. */
export const pattern = (path: string): string => literal(path.replace(/[[*?]/g, sign => `[${sign}]`));
