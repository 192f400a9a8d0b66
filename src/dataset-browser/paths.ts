import { folderOf, resolvePath, type Dataset } from '@cohortlab/sdk';
import { relativePath } from '../documents/relative-path';

/** The same dataset for another folder: what it refers to is said from there. */
export function rebase(dataset: Dataset, from: string, to: string): Dataset {
  if (from === to) {
    return dataset;
  }
  const moved = (path: string): string => relativePath(to, resolvePath(from, path));
  const { cohort, conceptSets } = dataset;
  return {
    ...dataset,
    cohort: cohort.kind === 'file' ? { ...cohort, path: moved(cohort.path) } : cohort,
    conceptSets: conceptSets.map(set => (set.kind === 'file' ? { ...set, path: moved(set.path) } : set))
  };
}

/** The name of a file without its folder and its double extension. */
export function stemOf(path: string): string {
  return path
    .slice(folderOf(path).length)
    .replace(/^\//, '')
    .replace(/\.(cohort|dataset)\.json$/, '');
}
