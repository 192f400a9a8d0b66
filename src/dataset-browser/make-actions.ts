import { Clipboard } from '@jupyterlab/apputils';
import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { CommandRegistry } from '@lumino/commands';
import { report } from '../cohort-builder/make-actions';
import type { ICohortBuilder } from '../cohort-builder/tokens';
import type { Trans } from '../components';
import { askFile } from '../documents/ask-file';
import type { INotebookCells } from '../notebook/tokens';
import type { BrowserActions } from './actions';
import type { Drawing } from './drawing';
import type { BrowserModel } from './model';

export interface ActionSurroundings {
  readonly commands: CommandRegistry;
  readonly cells: INotebookCells;
  readonly manager: IDocumentManager;
  /** Null when there is no Cohort Builder. */
  readonly builder: ICohortBuilder | null;
  readonly drawing: Drawing | null;
  readonly trans: Trans;
}

/** What a view of the browser can ask for, wherever it stands. */
export function makeActions(around: ActionSurroundings, model: BrowserModel): BrowserActions {
  const { commands, cells, manager, builder, drawing, trans } = around;
  const insert = async (): Promise<void> => {
    const { session } = model.state;
    if (!session.model.whole) {
      return;
    }
    const path = await session.home.save();
    const { dataset } = session.model;
    if (path !== null && dataset) {
      await cells.insert({ what: 'dataset', path, definition: dataset, choice: model.choice });
    }
  };
  const editText = async (): Promise<void> => {
    const { path } = model.state.session.home.state;
    if (path !== null) {
      await commands.execute('docmanager:open', {
        path,
        factory: 'Editor',
        options: { mode: 'split-right' }
      });
    }
  };
  return {
    drawing,
    useInCohort: builder && (concept => builder.pick(concept)),
    copy: text => Clipboard.copyToSystem(text),
    chooseCohortFile: () => askFile(manager, trans.__('Choose a cohort'), '.cohort.json'),
    save: () => report(model.state.session.home.save(), trans),
    insert: () => report(insert(), trans),
    editText: () => report(editText(), trans)
  };
}
