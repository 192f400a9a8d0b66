import { ABCWidgetFactory, DocumentWidget, type DocumentRegistry } from '@jupyterlab/docregistry';
import { Signal, type ISignal } from '@lumino/signaling';
import type { CohortActions } from '../cohort-builder/actions';
import type { ConceptBook } from '../cohort-builder/concept-book';
import { CohortBody } from '../cohort-builder/body';
import { CohortSession } from '../cohort-builder/session';
import type { Trans } from '../components';
import type { ServiceModel } from '../service/service-model';
import type { ReadText } from './bundle';
import { DocumentHome } from './home';

/** A cohort file, open in the main area: the same view as the panel's, on the document's own text. */
export class CohortDocument extends DocumentWidget<CohortBody, DocumentRegistry.ICodeModel> {
  get session(): CohortSession {
    return this.content.session;
  }

  override dispose(): void {
    if (!this.isDisposed) {
      const { session } = this;
      super.dispose();
      session.dispose();
    }
  }
}

export interface CohortDocumentOptions extends DocumentRegistry.IWidgetFactoryOptions<CohortDocument> {
  readonly service: ServiceModel;
  readonly book: ConceptBook;
  readonly actions: CohortActions;
  readonly read: ReadText;
  readonly trans: Trans;
}

/** Makes the documents of cohort files, and knows which are open. */
export class CohortDocuments extends ABCWidgetFactory<CohortDocument, DocumentRegistry.ICodeModel> {
  constructor(private readonly _options: CohortDocumentOptions) {
    super(_options);
  }

  /** Emitted when a document was opened and its text is there. */
  get opened(): ISignal<this, CohortSession> {
    return this._opened;
  }

  /** Emitted before a document's session ends. */
  get closed(): ISignal<this, CohortSession> {
    return this._closed;
  }

  /** The session of an open document of that path. */
  find(path: string): CohortSession | null {
    return [...this._open].find(session => session.home.state.path === path) ?? null;
  }

  protected createNewWidget(context: DocumentRegistry.IContext<DocumentRegistry.ICodeModel>): CohortDocument {
    const { service, book, actions, read, trans } = this._options;
    const session = new CohortSession({
      service,
      source: context.model.sharedModel,
      home: new DocumentHome(context),
      read,
      folder: ''
    });
    const content = new CohortBody({ session, book, actions, trans });
    const widget = new CohortDocument({ content, context });
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

  private _open = new Set<CohortSession>();
  private _opened = new Signal<this, CohortSession>(this);
  private _closed = new Signal<this, CohortSession>(this);
}
