/** @jest-environment node */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { YNotebook } from '@jupyter/ydoc';
import type { Notebook } from '@jupyterlab/notebook';
import { insertCell } from './insert-cell';

interface Cell {
  readonly cell_type: 'code' | 'markdown';
  readonly source: string;
}

const made: YNotebook[] = [];
// Yjs warns of what @jupyter/ydoc itself does when it makes a cell.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => made.splice(0).forEach(each => each.dispose()));

/** A notebook's shared model, with the cursor at a cell. */
function open(cells: readonly Cell[], activeCellIndex: number) {
  const sharedModel = YNotebook.create();
  made.push(sharedModel);
  sharedModel.insertCells(
    0,
    cells.map(cell => ({ ...cell, metadata: {} }))
  );
  sharedModel.clearUndoHistory();
  const notebook = {
    model: { sharedModel },
    activeCellIndex,
    mode: 'edit',
    deselectAll: () => undefined,
    scrollToItem: () => Promise.resolve()
  };
  insertCell(notebook as unknown as Notebook, 'import cohortlab as cl');
  return { notebook, sharedModel, sources: () => sharedModel.cells.map(cell => cell.getSource()) };
}

const code = (source: string): Cell => ({ cell_type: 'code', source });

describe('a cell', () => {
  test.each<[string, Cell[], number, string[], number]>([
    ['fills an empty code cell', [code(' \n')], 0, ['import cohortlab as cl'], 0],
    ['goes below code', [code('x = 1'), code('y = 2')], 0, ['x = 1', 'import cohortlab as cl', 'y = 2'], 1],
    [
      'goes below text, even if it is empty',
      [{ cell_type: 'markdown', source: '' }],
      0,
      ['', 'import cohortlab as cl'],
      1
    ],
    ['is the first of an empty notebook', [], -1, ['import cohortlab as cl'], 0]
  ])('%s', (_, cells, active, expected, index) => {
    const { notebook, sources } = open(cells, active);
    expect(sources()).toEqual(expected);
    expect(notebook.activeCellIndex).toBe(index);
    expect(notebook.mode).toBe('command');
  });

  test.each<[Cell[]]>([[[code('')]], [[code('x = 1')]]])('is undone by one step', cells => {
    const { sharedModel, sources } = open(cells, 0);
    sharedModel.undo();
    expect(sources()).toEqual(cells.map(({ source }) => source));
    expect(sharedModel.canUndo()).toBe(false);
  });
});
