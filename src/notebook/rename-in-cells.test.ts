/** @jest-environment node */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { YNotebook } from '@jupyter/ydoc';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { renameInCells } from './rename-in-cells';

const made: YNotebook[] = [];
// Yjs warns of what @jupyter/ydoc itself does when it makes a cell.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => made.splice(0).forEach(each => each.dispose()));

/** An open notebook with these cells; text is markdown. */
function notebook(path: string, cells: readonly { readonly code?: string; readonly text?: string }[]) {
  const sharedModel = YNotebook.create();
  made.push(sharedModel);
  sharedModel.insertCells(
    0,
    cells.map(({ code, text = '' }) => ({
      cell_type: code === undefined ? ('markdown' as const) : ('code' as const),
      source: code ?? text,
      metadata: {}
    }))
  );
  const panel = {
    context: { path },
    sessionContext: { session: null },
    content: { model: { sharedModel, metadata: {} } }
  } as unknown as NotebookPanel;
  return { panel, sources: () => sharedModel.cells.map(cell => cell.getSource()) };
}

test('a file that was renamed is named anew by the cells that mean it, and by nothing else', () => {
  const near = notebook('study/a.ipynb', [
    { code: 'cl.cohort("cohorts/x.cohort.json")' },
    { code: 'cl.cohort("x.cohort.json")' },
    { text: '"cohorts/x.cohort.json"' }
  ]);
  const deep = notebook('study/deep/b.ipynb', [
    { code: "cl.cohort('../cohorts/x.cohort.json') # cohorts/x.cohort.json" },
    { code: 'cl.cohort("cohorts/x.cohort.json")' }
  ]);
  const tracker: Pick<INotebookTracker, 'forEach'> = {
    forEach: visit => [near, deep].forEach(({ panel }) => visit(panel))
  };
  renameInCells(tracker, 'study/cohorts/x.cohort.json', 'study/y.cohort.json');
  expect(near.sources()).toEqual([
    'cl.cohort("y.cohort.json")',
    'cl.cohort("x.cohort.json")',
    '"cohorts/x.cohort.json"'
  ]);
  expect(deep.sources()).toEqual([
    'cl.cohort("../y.cohort.json") # cohorts/x.cohort.json',
    'cl.cohort("../y.cohort.json")'
  ]);
});
