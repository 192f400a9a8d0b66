import {
  ILabStatus,
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { ILauncher } from '@jupyterlab/launcher';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { SNIPPET_KINDS } from '@cohortlab/sdk/snippets';
import { keepDraft } from '../documents/keep-draft';
import { ICohortDocuments } from '../documents/tokens';
import { IWorkingFolder } from '../documents/working-folder';
import { OPEN_COMMANDS } from '../notebook/open-command';
import { INotebookCells } from '../notebook/tokens';
import { ICohortlabService } from '../service/tokens';
import { addCommands, CommandIDs } from './commands';
import { makePanel } from './panel';
import { ICohortBuilder } from './tokens';

/** The Cohort Builder in the side bar, with its commands. */
export const cohortBuilderPlugin: JupyterFrontEndPlugin<ICohortBuilder> = {
  id: '@cohortlab/labextension:plugin',
  description: 'Adds the Cohort Builder to the side bar, with its commands.',
  autoStart: true,
  requires: [ICohortlabService, ICohortDocuments, INotebookCells, IWorkingFolder],
  optional: [
    ILayoutRestorer,
    ILabStatus,
    IStateDB,
    IFileBrowserFactory,
    IDocumentManager,
    ICommandPalette,
    ILauncher,
    ITranslator
  ],
  provides: ICohortBuilder,
  activate: (
    app: JupyterFrontEnd,
    cohortlab: ICohortlabService,
    documents: ICohortDocuments,
    cells: INotebookCells,
    place: IWorkingFolder,
    restorer: ILayoutRestorer | null,
    status: ILabStatus | null,
    state: IStateDB | null,
    files: IFileBrowserFactory | null,
    manager: IDocumentManager | null,
    palette: ICommandPalette | null,
    launcher: ILauncher | null,
    translator: ITranslator | null
  ): ICohortBuilder => {
    const trans = (translator ?? nullTranslator).load('cohortlab');
    const { body, current, actions, builder } = makePanel({
      service: cohortlab.model,
      documents,
      cells,
      contents: app.serviceManager.contents,
      commands: app.commands,
      place,
      show: id => app.shell.activateById(id),
      trans
    });
    app.shell.add(body, 'left', { rank: 600, type: 'Cohort Builder' });
    restorer?.add(body, body.id);
    addCommands({
      commands: app.commands,
      trans,
      current,
      actions,
      active: () =>
        body.node.contains(document.activeElement) ? current.session : (documents.active ?? current.session),
      showPanel: () => app.shell.activateById(body.id),
      files,
      documents: manager
    });
    const category = trans.__('Cohortlab');
    for (const command of Object.values(CommandIDs)) {
      palette?.addItem({ command, category });
    }
    for (const kind of SNIPPET_KINDS) {
      palette?.addItem({ command: CommandIDs.insert, category, args: { kind } });
    }
    palette?.addItem({ command: OPEN_COMMANDS.cohort, category });
    launcher?.add({ command: CommandIDs.create, category, args: { isLauncher: true }, rank: 1 });
    if (state) {
      void keepDraft(app, state, '@cohortlab/labextension:draft', current, status);
    }
    return builder;
  }
};
