import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { Trans } from '../components';
import { cohortIcon, conceptsIcon } from './icons';

/** Names of the file types, as the file browser's rows carry them (`data-file-type`). */
export const FILE_TYPES = Object.freeze({ cohort: 'cohortlab-cohort', concepts: 'cohortlab-concepts' });

/** The files of a cohort: plain text to JupyterLab, so that Save, Revert and collaboration work as ever. */
export function fileTypes(trans: Trans): Partial<DocumentRegistry.IFileType>[] {
  const text = { mimeTypes: ['application/json'], fileFormat: 'text', contentType: 'file' } as const;
  return [
    {
      ...text,
      name: FILE_TYPES.cohort,
      displayName: trans.__('Cohort'),
      extensions: ['.cohort.json'],
      icon: cohortIcon
    },
    {
      ...text,
      name: FILE_TYPES.concepts,
      displayName: trans.__('Concept set'),
      extensions: ['.concepts.json'],
      icon: conceptsIcon
    }
  ].map(type => ({ ...type, mimeTypes: [...type.mimeTypes] }));
}
