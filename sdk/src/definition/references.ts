import type { Cohort } from './cohort.js';
import type { ConceptSet } from './concept-set.js';
import type { Definition } from './definition.js';
import { nodesOf } from './nodes.js';

/** A path that a definition names, and where it does so (JSON pointer). */
export interface Reference {
  readonly path: string;
  readonly pointer: string;
}

/** The files that a definition refers to directly, in the order of the file. */
export function referencesOf(definition: Definition): Reference[] {
  switch (definition.kind) {
    case 'cohort':
      return [...cohortFiles(definition.cohort), ...conceptFiles(definition.cohort.conceptSets)];
    case 'dataset': {
      const { cohort, conceptSets } = definition.dataset;
      const own = cohort.kind === 'file' ? [{ path: cohort.path, pointer: '/cohort/path' }] : [];
      return [...own, ...conceptFiles(conceptSets)];
    }
    case 'concepts':
      return [];
  }
}

/** The saved cohorts that criteria name, with what is known of where they do. */
export function cohortFiles(cohort: Cohort): (Reference & { readonly enabled: boolean })[] {
  return nodesOf(cohort).flatMap(({ node, pointer, enabled }) =>
    node.kind === 'cohort' ? [{ path: node.path, pointer: `${pointer}/path`, enabled }] : []
  );
}

function conceptFiles(sets: readonly ConceptSet[]): Reference[] {
  return sets.flatMap((set, index) =>
    set.kind === 'file' ? [{ path: set.path, pointer: `/conceptSets/${index}/path` }] : []
  );
}

/** The folder of a path, without a slash at its end; empty for a bare file name. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/**
 * A relative POSIX path, read from a folder, with `.` and `..` resolved as far as they can be:
 * what is left of `..` stands at the front and leads out of where the folder's own path begins.
 */
export function resolvePath(folder: string, path: string): string {
  const resolved: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && resolved.length > 0 && resolved.at(-1) !== '..') resolved.pop();
    else resolved.push(part);
  }
  return resolved.join('/');
}

/** Does a resolved path lead out of the folder that it is relative to? */
export function climbsOut(resolved: string): boolean {
  return resolved === '..' || resolved.startsWith('../');
}
