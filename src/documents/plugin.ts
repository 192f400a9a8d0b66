import { ILayoutRestorer, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { WidgetTracker } from '@jupyterlab/apputils';
import type { DocumentRegistry } from '@jupyterlab/docregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { ConceptBook } from '../cohort-builder/concept-book';
import { makeActions } from '../cohort-builder/make-actions';
import { INotebookCells } from '../notebook/tokens';
import { ICohortlabService } from '../service/tokens';
import { readTextOf } from './bundle';
import { CohortDocuments, type CohortDocument } from './cohort-document';
import { FILE_TYPES, fileTypes } from './file-types';
import { cohortIcon } from './icons';
import { ICohortDocuments } from './tokens';

const FACTORY = 'Cohort Builder';

/** Files of ours: their types and icons, and the document that a cohort opens in. */
export const documentsPlugin: JupyterFrontEndPlugin<ICohortDocuments> = {
  id: '@cohortlab/labextension:documents',
  description: 'Opens *.cohort.json files in the Cohort Builder, and knows *.concepts.json files.',
  autoStart: true,
  requires: [ICohortlabService, INotebookCells],
  optional: [ILayoutRestorer, ITranslator],
  provides: ICohortDocuments,
  activate: (
    app: JupyterFrontEnd,
    cohortlab: ICohortlabService,
    cells: INotebookCells,
    restorer: ILayoutRestorer | null,
    translator: ITranslator | null
  ): ICohortDocuments => {
    const service = cohortlab.model;
    const trans = (translator ?? nullTranslator).load('cohortlab');
    fileTypes(trans).forEach(type => app.docRegistry.addFileType(type));
    const documents = new CohortDocuments({
      name: FACTORY,
      label: trans.__('Cohort Builder'),
      modelName: 'text',
      fileTypes: [FILE_TYPES.cohort],
      defaultFor: [FILE_TYPES.cohort],
      service,
      book: new ConceptBook(service),
      actions: makeActions({ commands: app.commands, cells, trans, contents: app.serviceManager.contents }),
      read: readTextOf(app.serviceManager.contents),
      trans
    });
    const tracker = new WidgetTracker<CohortDocument>({ namespace: 'cohortlab-documents' });
    documents.widgetCreated.connect((_, widget) => {
      widget.title.icon = cohortIcon;
      widget.context.pathChanged.connect(() => void tracker.save(widget));
      void tracker.add(widget);
    });
    // JupyterLab's own types are not written for exactOptionalPropertyTypes.
    app.docRegistry.addWidgetFactory(documents as DocumentRegistry.WidgetFactory);
    if (restorer) {
      void restorer.restore(tracker, {
        command: 'docmanager:open',
        args: widget => ({ path: widget.context.path, factory: FACTORY }),
        name: widget => widget.context.path
      });
    }
    return {
      find: path => documents.find(path),
      opened: documents.opened,
      closed: documents.closed,
      get active() {
        const { currentWidget } = tracker;
        return currentWidget && currentWidget === app.shell.currentWidget ? currentWidget.session : null;
      }
    };
  }
};
