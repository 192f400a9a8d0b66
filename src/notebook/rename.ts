import { Notification } from '@jupyterlab/apputils';
import type { INotebookTracker } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import { folderOf } from '@cohortlab/sdk';
import { withPaths } from '@cohortlab/sdk/snippets';
import { rewrite } from '../cohort-builder/text-source';
import type { Trans } from '../components';
import { relativePath } from '../documents/relative-path';
import { cellLanguage } from './language';
import { placesOf, usersOf, type NotebookUses } from './uses';

export interface RenameSurroundings {
  readonly tracker: INotebookTracker;
  readonly uses: NotebookUses;
  readonly trans: Trans;
}

/** When a definition's file is renamed, offers to rename it in the cells that name it. */
export function offerRename(around: RenameSurroundings, change: Contents.IChangedArgs): void {
  const { uses, trans } = around;
  const [from, to] = [change.oldValue?.path, change.newValue?.path];
  if (change.type !== 'rename' || !from || !to || !/\.(cohort|dataset)\.json$/.test(from)) {
    return;
  }
  const users = usersOf(uses.state, from);
  if (users.length === 0) {
    return;
  }
  Notification.info(trans.__('Cells of %1 still name %2.', users.join(', '), from), {
    autoClose: false,
    actions: [{ label: trans.__('Update Cells'), callback: () => renameInCells(around.tracker, from, to) }]
  });
}

/** Puts the new path in place of the old one in every open notebook; one step of undo in each cell. */
function renameInCells(tracker: INotebookTracker, from: string, to: string): void {
  tracker.forEach(panel => {
    const { path: notebook } = panel.context;
    const named = relativePath(folderOf(notebook), to);
    for (const cell of panel.content.model?.sharedModel.cells ?? []) {
      if (cell.cell_type === 'code') {
        const renamed = (path: string): string | null =>
          placesOf(notebook, path).includes(from) ? named : null;
        rewrite(cell, withPaths(cell.getSource(), cellLanguage(panel), renamed));
      }
    }
  });
}
