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

/** What stands somewhere, short enough to be read in a message. */
export function shortValue(value: unknown): string {
  return shortText(JSON.stringify(value) ?? String(value));
}

/** Text cut to 80 characters, never inside a surrogate pair. */
export function shortText(text: string): string {
  return text.length > 80 ? text.slice(0, 79).replace(/[\uD800-\uDBFF]$/, '') + '…' : text;
}
