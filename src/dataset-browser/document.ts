import { ABCWidgetFactory, DocumentWidget, type DocumentRegistry } from '@jupyterlab/docregistry';
import type { Contents } from '@jupyterlab/services';
import { Signal, type ISignal } from '@lumino/signaling';
import type { Trans } from '../components';
import { readTextOf } from '../documents/bundle';
import type { OpenDocuments } from '../documents/current';
import { DocumentHome } from '../documents/home';
import type { ServiceModel } from '../service';
import type { BrowserActions } from './actions';
import { BrowserBody } from './body';
import { BrowserModel } from './model';
import type { CohortOffer } from './offered-cohort';
import { DatasetSession } from './session';

/** A dataset file, open in the main area: the same view as the panel's, on the document's own text. */
export class DatasetDocument extends DocumentWidget<BrowserBody, DocumentRegistry.ICodeModel> {
  get session(): DatasetSession {
    return this.content.model.state.session;
  }

  override dispose(): void {
    if (!this.isDisposed) {
      const { session } = this;
      const { model } = this.content;
      super.dispose();
      model.dispose();
      session.dispose();
    }
  }
}

export interface DatasetDocumentOptions extends DocumentRegistry.IWidgetFactoryOptions<DatasetDocument> {
  readonly service: ServiceModel;
  readonly contents: Contents.IManager;
  readonly offered: CohortOffer;
  readonly trans: Trans;
  readonly actionsOf: (model: BrowserModel) => BrowserActions;
}

/** Makes the documents of dataset files, and knows which are open. */
export class DatasetDocuments
  extends ABCWidgetFactory<DatasetDocument, DocumentRegistry.ICodeModel>
  implements OpenDocuments<DatasetSession>
{
  constructor(private readonly _options: DatasetDocumentOptions) {
    super(_options);
  }

  /** Emitted when a document was opened and its text is there. */
  get opened(): ISignal<this, DatasetSession> {
    return this._opened;
  }

  /** Emitted before a document's session ends. */
  get closed(): ISignal<this, DatasetSession> {
    return this._closed;
  }

  /** The session of an open document of that path. */
  find(path: string): DatasetSession | null {
    return [...this._open].find(session => session.home.state.path === path) ?? null;
  }

  protected createNewWidget(
    context: DocumentRegistry.IContext<DocumentRegistry.ICodeModel>
  ): DatasetDocument {
    const { service, contents, offered, trans, actionsOf } = this._options;
    const home = new DocumentHome(context);
    const session = new DatasetSession({ source: context.model.sharedModel, home, root: '' });
    const read = readTextOf(contents);
    const model = new BrowserModel({ service, read, files: contents, session, side: 'dataset' });
    const content = new BrowserBody({ trans, model, offered, actions: actionsOf(model) });
    const widget = new DatasetDocument({ content, context });
    widget.toolbar.hide();
    widget.disposed.connect(() => {
      this._open.delete(session);
      this._closed.emit(session);
    });
    void context.ready.then(() => {
      if (!widget.isDisposed) {
        this._open.add(session);
        this._opened.emit(session);
      }
    });
    return widget;
  }

  private _open = new Set<DatasetSession>();
  private _opened = new Signal<this, DatasetSession>(this);
  private _closed = new Signal<this, DatasetSession>(this);
}
