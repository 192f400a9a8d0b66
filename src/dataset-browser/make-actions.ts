import { Clipboard } from '@jupyterlab/apputils';
import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { CommandRegistry } from '@lumino/commands';
import type { SnippetKind } from '@cohortlab/sdk/snippets';
import { report } from '../cohort-builder/make-actions';
import type { ICohortBuilder } from '../cohort-builder/tokens';
import type { Trans } from '../components';
import { askFile } from '../documents/ask-file';
import { openInsertMenu } from '../notebook/insert-menu';
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
  const usual = (): SnippetKind =>
    model.state.session.home.state.cell === undefined ? cells.kind : 'inline';
  const insert = async (kind: SnippetKind = usual()): Promise<void> => {
    const { session } = model.state;
    if (!session.model.whole) {
      return;
    }
    const path = kind === 'reference' ? await session.home.toFile() : session.path;
    const { dataset } = session.model;
    if (path !== null && dataset) {
      const bundle = await model.bundle();
      await cells.insert({ what: 'dataset', kind, path, bundle, definition: dataset, choice: model.choice });
    }
  };
  const editText = async (): Promise<void> => {
    const { home } = model.state.session;
    const path = home.state.cell === undefined ? home.state.path : await home.toFile();
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
    toFile: () => report(model.state.session.home.toFile(), trans),
    insert: kind => report(insert(kind), trans),
    insertMenu: anchor => openInsertMenu(anchor, usual(), trans, kind => report(insert(kind), trans)),
    uses: cells.uses,
    editText: () => report(editText(), trans)
  };
}
