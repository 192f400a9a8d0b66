import type { INotebookTracker } from '@jupyterlab/notebook';
import { folderOf } from '@cohortlab/sdk';
import { withPaths } from '@cohortlab/sdk/snippets';
import { rewrite } from '../cohort-builder/text-source';
import { relativePath } from '../documents/relative-path';
import { cellLanguage } from './language';
import { placesOf } from './uses';

/** Puts the new path of a file in place of the old one in every open notebook; one step of undo in each cell. */
export function renameInCells(tracker: Pick<INotebookTracker, 'forEach'>, from: string, to: string): void {
  tracker.forEach(panel => {
    const { path: notebook } = panel.context;
    const named = relativePath(folderOf(notebook), to);
    const renamed = (path: string): string | null => (placesOf(notebook, path).includes(from) ? named : null);
    for (const cell of panel.content.model?.sharedModel.cells ?? []) {
      if (cell.cell_type === 'code') {
        rewrite(cell, withPaths(cell.getSource(), cellLanguage(panel), renamed));
      }
    }
  });
}
