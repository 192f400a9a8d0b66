import {
  ILabStatus,
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette, IThemeManager, WidgetTracker } from '@jupyterlab/apputils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import type { DocumentRegistry } from '@jupyterlab/docregistry';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { ILauncher } from '@jupyterlab/launcher';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { SNIPPET_KINDS } from '@cohortlab/sdk/snippets';
import { ICohortBuilder } from '../cohort-builder/tokens';
import { keepDraft } from '../documents/keep-draft';
import { IWorkingFolder } from '../documents/working-folder';
import { OPEN_COMMANDS } from '../notebook/open-command';
import { INotebookCells } from '../notebook/tokens';
import { ICohortlabService } from '../service';
import type { BrowserActions } from './actions';
import { addCommands } from './commands';
import { DatasetDocuments, type DatasetDocument } from './document';
import { drawingOf } from './drawing';
import { datasetIcon } from './icon';
import { makeActions } from './make-actions';
import type { BrowserModel } from './model';
import { CohortOffer } from './offered-cohort';
import { makePanel } from './panel';
import { CommandIDs, EXTENSION, FILE_TYPE } from './tokens';

const FACTORY = 'Dataset Browser';

/** The Dataset Browser in the side bar, the documents of datasets, and their commands. */
const datasetBrowserPlugin: JupyterFrontEndPlugin<void> = {
  id: '@cohortlab/labextension:dataset-browser',
  description: 'Adds the Dataset Browser to the side bar, and opens *.dataset.json files in it.',
  autoStart: true,
  requires: [ICohortlabService, INotebookCells, IWorkingFolder, IDocumentManager],
  optional: [
    ICohortBuilder,
    ILayoutRestorer,
    ILabStatus,
    IStateDB,
    IFileBrowserFactory,
    ICommandPalette,
    ILauncher,
    IRenderMimeRegistry,
    IThemeManager,
    ITranslator
  ],
  activate: (
    app: JupyterFrontEnd,
    cohortlab: ICohortlabService,
    cells: INotebookCells,
    place: IWorkingFolder,
    manager: IDocumentManager,
    builder: ICohortBuilder | null,
    restorer: ILayoutRestorer | null,
    status: ILabStatus | null,
    state: IStateDB | null,
    files: IFileBrowserFactory | null,
    palette: ICommandPalette | null,
    launcher: ILauncher | null,
    rendermime: IRenderMimeRegistry | null,
    themes: IThemeManager | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load('cohortlab');
    const { commands } = app;
    const service = cohortlab.model;
    const { contents } = app.serviceManager;
    const drawing = rendermime && drawingOf(rendermime, themes?.themeChanged ?? null);
    const offered = new CohortOffer(builder);
    const actionsOf = (model: BrowserModel): BrowserActions =>
      makeActions({ commands, cells, manager, builder, drawing, trans }, model);
    app.docRegistry.addFileType({
      name: FILE_TYPE,
      displayName: trans.__('Dataset'),
      extensions: [EXTENSION],
      mimeTypes: ['application/json'],
      fileFormat: 'text',
      contentType: 'file',
      icon: datasetIcon
    });
    const documents = new DatasetDocuments({
      name: FACTORY,
      label: trans.__('Dataset Browser'),
      modelName: 'text',
      fileTypes: [FILE_TYPE],
      defaultFor: [FILE_TYPE],
      service,
      contents,
      offered,
      trans,
      actionsOf
    });
    // JupyterLab's own types are not written for exactOptionalPropertyTypes.
    app.docRegistry.addWidgetFactory(documents as DocumentRegistry.WidgetFactory);
    const tracker = track(documents, restorer);
    const { body, current, create, take } = makePanel({
      service,
      contents,
      documents,
      offered,
      trans,
      place,
      actionsOf: model => ({
        ...actionsOf(model),
        create: () => void commands.execute(CommandIDs.create),
        open: () => void commands.execute(CommandIDs.open)
      })
    });
    app.shell.add(body, 'left', { rank: 610, type: 'Dataset Browser' });
    restorer?.add(body, body.id);
    addCommands({
      commands,
      trans,
      current,
      create,
      panel: body,
      active: () => {
        const { currentWidget } = tracker;
        const inPanel = body.node.contains(document.activeElement);
        return !inPanel && currentWidget && currentWidget === app.shell.currentWidget
          ? currentWidget.content
          : body;
      },
      showPanel: () => app.shell.activateById(body.id),
      files,
      manager,
      openCell: async start => {
        const chosen = await cells.choose('dataset', start);
        return chosen !== null && (chosen.kind === 'file' ? current.open(chosen.path) : take(chosen.place));
      },
      inCell: () => cells.names('dataset')
    });
    const category = trans.__('Cohortlab');
    for (const command of Object.values(CommandIDs)) {
      palette?.addItem({ command, category });
    }
    for (const kind of SNIPPET_KINDS) {
      palette?.addItem({ command: CommandIDs.insert, category, args: { kind } });
    }
    palette?.addItem({ command: OPEN_COMMANDS.dataset, category });
    launcher?.add({ command: CommandIDs.create, category, args: { isLauncher: true }, rank: 2 });
    if (state) {
      void keepDraft(app, state, '@cohortlab/labextension:dataset-draft', current, status);
    }
  }
};

/** Keeps the documents' icons and places, also over a reload of the page. */
function track(
  documents: DatasetDocuments,
  restorer: ILayoutRestorer | null
): WidgetTracker<DatasetDocument> {
  const tracker = new WidgetTracker<DatasetDocument>({ namespace: 'cohortlab-datasets' });
  documents.widgetCreated.connect((_, widget) => {
    widget.title.icon = datasetIcon;
    widget.context.pathChanged.connect(() => void tracker.save(widget));
    void tracker.add(widget);
  });
  if (restorer) {
    void restorer.restore(tracker, {
      command: 'docmanager:open',
      args: widget => ({ path: widget.context.path, factory: FACTORY }),
      name: widget => widget.context.path
    });
  }
  return tracker;
}

/** The plugins of the Dataset Browser. */
export const datasetBrowserPlugins: JupyterFrontEndPlugin<unknown>[] = [datasetBrowserPlugin];
