import { z } from 'zod';

/** One place in a definition that must be mended. `path` is a JSON pointer; `value` what stands there. */
export const Problem = z
  .strictObject({
    file: z.string(),
    path: z.string(),
    message: z.string(),
    value: z.string().optional()
  })
  .meta({ id: 'Problem', description: 'One place in a definition that must be mended.' });
export type Problem = z.infer<typeof Problem>;

/** A problem before the file it lies in is known. */
export type Flaw = Omit<Problem, 'file'>;

/** How many problems one reading reports; a list any longer helps nobody. */
export const PROBLEM_CAP = 50;

/** JSON pointer (RFC 6901) of a path of keys and indexes. */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map(key => '/' + String(key).replaceAll('~', '~0').replaceAll('/', '~1')).join('');
}

const SHORT = 80;

/** What stands somewhere, short enough to be read in a message. */
export function shortValue(value: unknown): string {
  return shortText(JSON.stringify(pruned(value, SHORT)) ?? String(value));
}

/** The value without what would be cut off: each level and each entry takes a character at least. */
function pruned(value: unknown, levels: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return null;
  if (Array.isArray(value)) return value.slice(0, SHORT).map(entry => pruned(entry, levels - 1));
  const entries = Object.entries(value).slice(0, SHORT);
  return Object.fromEntries(entries.map(([key, entry]) => [key, pruned(entry, levels - 1)]));
}

/** Text cut to 80 characters, never inside a surrogate pair. */
export function shortText(text: string): string {
  return text.length > SHORT ? text.slice(0, SHORT - 1).replace(/[\uD800-\uDBFF]$/, '') + '…' : text;
}
