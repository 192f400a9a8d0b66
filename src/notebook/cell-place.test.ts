/** @jest-environment node */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { YNotebook } from '@jupyter/ydoc';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { mentionsIn, NOTATIONS, type Language } from '@cohortlab/sdk/snippets';
import { blankCohort, formatDefinition } from '@cohortlab/sdk';
import { CellPlace } from './cell-place';

const made: YNotebook[] = [];
// Yjs warns of what @jupyter/ydoc itself does when it makes a cell.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => made.splice(0).forEach(each => each.dispose()));

const before = formatDefinition(blankCohort('Before'));
const after = formatDefinition(blankCohort('After'));

/** A notebook whose second cell holds a cohort. */
function open(language: Language) {
  const sharedModel = YNotebook.create();
  made.push(sharedModel);
  const call = `f(${NOTATIONS[language].definition(before)}) # mine`;
  const sources = ['x', call];
  sharedModel.insertCells(
    0,
    sources.map(source => ({ cell_type: 'code', source, metadata: {} }))
  );
  sharedModel.clearUndoHistory();
  const panel = { isDisposed: false, context: { path: 'a.ipynb' }, content: { model: { sharedModel } } };
  const cell = sharedModel.cells[1]!;
  const [mention] = mentionsIn(call, language);
  if (mention?.kind !== 'inline') {
    throw new Error('There is no definition in the cell.');
  }
  const place = new CellPlace(panel as unknown as NotebookPanel, cell.getId(), language, mention);
  return { sharedModel, panel, cell, place, call };
}

test.each(['python', 'r'] as const)(
  'the definition alone is replaced, as one step of undo, in %s',
  language => {
    const { sharedModel, place, call } = open(language);
    expect(place.text).toBe(before);
    sharedModel.moveCell(1, 0);
    const cell = sharedModel.cells[0]!;
    cell.setSource(`# above\n${cell.getSource()}`);
    expect(place.write(after)).toBe(true);
    expect(cell.getSource()).toBe(`# above\nf(${NOTATIONS[language].definition(after)}) # mine`);
    expect(place.write(before)).toBe(true);
    expect(cell.getSource()).toBe(`# above\n${call}`);
    cell.undo();
    expect(cell.getSource()).toBe(`# above\nf(${NOTATIONS[language].definition(after)}) # mine`);
  }
);

test.each<[string, (opened: ReturnType<typeof open>) => void]>([
  ['was edited', ({ cell }) => cell.setSource(cell.getSource().replace('Before', 'Mine'))],
  ['was deleted', ({ sharedModel }) => sharedModel.deleteCell(1)],
  ['went with its notebook', ({ panel }) => void (panel.isDisposed = true)]
])('nothing is written to a cell that %s', (_, happens) => {
  const opened = open('python');
  happens(opened);
  const sources = opened.sharedModel.cells.map(cell => cell.getSource());
  expect(opened.place.write(after)).toBe(false);
  expect(opened.sharedModel.cells.map(cell => cell.getSource())).toEqual(sources);
});
