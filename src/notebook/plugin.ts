import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { INotebookCells } from './tokens';

/** Inserting definitions into notebooks. */
export const notebookPlugin: JupyterFrontEndPlugin<INotebookCells> = {
  id: '@cohortlab/labextension:notebook',
  description: 'Puts the cell for a cohort or a dataset into the notebook that was used last.',
  autoStart: true,
  requires: [INotebookTracker],
  optional: [ITranslator],
  provides: INotebookCells,
  activate: (
    app: JupyterFrontEnd,
    tracker: INotebookTracker,
    translator: ITranslator | null
  ): INotebookCells => {
    const trans = (translator ?? nullTranslator).load('cohortlab');
    return {
      insert: async insertion => {
        const { insertDefinition } = await import('./insert-definition');
        const { commands, shell } = app;
        return insertDefinition(
          { tracker, commands, trans, activate: id => shell.activateById(id) },
          insertion
        );
      }
    };
  }
};
