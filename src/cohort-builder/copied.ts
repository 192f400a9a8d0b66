import {
  cohortFiles,
  copyOf,
  folderOf,
  formatDefinition,
  LIMITS,
  readDefinition,
  resolvePath,
  type Cohort
} from '@cohortlab/sdk';
import { relativePath } from '../documents/relative-path';

/** What the clipboard carries beside readable words: a definition, and the file that its paths are said from. */
export const MIME = 'application/vnd.cohortlab.cohort+json';

/** A node as the clipboard carries it; null when the cohort has none of that id. */
export function written(cohort: Cohort, id: string, path: string): string | null {
  const copied = copyOf(cohort, id);
  return copied && JSON.stringify({ path, text: formatDefinition(copied) });
}

/**
 * What was copied, as it is said from another file. Whatever the clipboard holds is read as any
 * definition of unknown origin is: null when it is none. Plain text may be the text of a cohort.
 */
export function readCopied(data: string, path: string): Cohort | null {
  if (data.length > 2 * LIMITS.bytes || !data.trimStart().startsWith('{')) {
    return null;
  }
  const packed = unpacked(data);
  const reading = readDefinition({ path: 'clipboard.cohort.json', text: packed?.text ?? data });
  if (reading.kind !== 'cohort') {
    return null;
  }
  return packed ? moved(reading.cohort, packed.path, path) : reading.cohort;
}

function unpacked(data: string): { readonly path: string; readonly text: string } | null {
  try {
    const { path, text } = JSON.parse(data) as Record<string, unknown>;
    return typeof path === 'string' && typeof text === 'string' ? { path, text } : null;
  } catch {
    return null;
  }
}

/** A cohort whose references to files are said from another file. */
export function moved<C extends Cohort>(cohort: C, from: string, to: string): C {
  const [before, after] = [folderOf(from), folderOf(to)];
  const files = cohortFiles(cohort).length + cohort.conceptSets.filter(({ kind }) => kind === 'file').length;
  if (before === after || files === 0) {
    return cohort;
  }
  return JSON.parse(JSON.stringify(cohort), (key, value: unknown) =>
    key === 'path' && typeof value === 'string' ? relativePath(after, resolvePath(before, value)) : value
  ) as C;
}
