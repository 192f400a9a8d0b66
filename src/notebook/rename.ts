import { Notification } from '@jupyterlab/apputils';
import type { INotebookTracker } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import type { Trans } from '../components';
import { renameInCells } from './rename-in-cells';
import { usersOf, type NotebookUses } from './uses';

export interface RenameSurroundings {
  readonly tracker: INotebookTracker;
  readonly uses: NotebookUses;
  readonly trans: Trans;
}

/** When a definition's file is renamed, offers to rename it in the cells that name it. */
export function offerRename(
  { tracker, uses, trans }: RenameSurroundings,
  change: Contents.IChangedArgs
): void {
  const [from, to] = [change.oldValue?.path, change.newValue?.path];
  if (change.type !== 'rename' || !from || !to || !/\.(cohort|dataset)\.json$/.test(from)) {
    return;
  }
  const users = usersOf(uses.state, from);
  if (users.length > 0) {
    Notification.info(trans.__('Cells of %1 still name %2.', users.join(', '), from), {
      autoClose: false,
      actions: [{ label: trans.__('Update Cells'), callback: () => renameInCells(tracker, from, to) }]
    });
  }
}
