import type { Notebook } from '@jupyterlab/notebook';

/**
 * Puts code at the cursor: into the active cell when it is an empty code cell, else into a new cell
 * below. One step of undo. The cell is left selected, not run.
 */
export function insertCell(notebook: Notebook, source: string): void {
  const { model } = notebook;
  if (!model) {
    return;
  }
  const { sharedModel } = model;
  const at = notebook.activeCellIndex;
  const active = at >= 0 ? sharedModel.cells[at] : undefined;
  const fill = active?.cell_type === 'code' && active.getSource().trim() === '';
  const index = fill ? at : at + 1;
  sharedModel.transact(() => {
    if (fill) {
      active.setSource(source);
    } else {
      sharedModel.insertCell(index, { cell_type: 'code', source, metadata: { trusted: true } });
    }
  });
  notebook.activeCellIndex = index;
  notebook.deselectAll();
  notebook.mode = 'command';
  void notebook.scrollToItem(index);
}
