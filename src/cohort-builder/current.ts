import type { Contents } from '@jupyterlab/services';
import { Signal, type ISignal } from '@lumino/signaling';
import { blankCohort, formatDefinition, type PeopleCohort } from '@cohortlab/sdk';
import { readTextOf } from '../documents/bundle';
import { FileHome, type Saved, type SaveQuestions } from '../documents/file-home';
import type { ServiceModel } from '../service/service-model';
import { CohortSession } from './session';
import { PlainText } from './text-source';

/** The cohorts that are open as documents. */
export interface OpenCohorts {
  find(path: string): CohortSession | null;
  readonly opened: ISignal<unknown, CohortSession>;
  readonly closed: ISignal<unknown, CohortSession>;
}

/** What only a person can decide, and what the application knows. */
export interface Surroundings {
  readonly service: ServiceModel;
  readonly contents: Contents.IManager;
  readonly documents: OpenCohorts;
  /** Name of a cohort that nobody has named. */
  readonly untitled: string;
  /** The folder that the person works in. */
  folder(): string;
  questions(session: () => CohortSession): SaveQuestions;
  /** What shall become of edits that are about to be left. */
  leave(name: string): Promise<'save' | 'discard' | 'stay'>;
}

/** What survives a reload of the page: a place and unsaved words. Never a count. */
export interface Draft {
  readonly path: string | null;
  readonly text: string | null;
}

/**
 * The one cohort that the side panel shows: the last that was begun or opened in it. A file has one
 * text: while the cohort's document is open, the panel shows the document's own session.
 */
export class CurrentCohort {
  constructor(private readonly _around: Surroundings) {
    this._session = this._begin(null);
    this._own = this._session;
    _around.documents.opened.connect(this._join, this);
    _around.documents.closed.connect(this._part, this);
    _around.contents.fileChanged.connect(this._renew, this);
  }

  get session(): CohortSession {
    return this._session;
  }

  /** Emitted when the panel shows another cohort. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Begins a new cohort, blank unless an example is given. False when the person stayed. */
  async create(example?: PeopleCohort): Promise<boolean> {
    if (!(await this._mayLeave())) {
      return false;
    }
    this._show(this._begin(null));
    if (example) {
      this._session.model.replace(formatDefinition(example));
    }
    return true;
  }

  /** Goes on with a file. Rejects when it cannot be read; false when the person stayed. */
  async open(path: string): Promise<boolean> {
    if (this._session.home.state.path === path) {
      return true;
    }
    const document = this._around.documents.find(path);
    const saved = document ? null : await this._load(path);
    if (!(await this._mayLeave())) {
      return false;
    }
    this._show(document ?? this._begin(saved));
    return true;
  }

  /** What to keep for a reload of the page. A document keeps its own text. */
  draft(): Draft {
    const { home, model } = this._session;
    const own = this._own === this._session;
    return { path: home.state.path, text: own && home.state.dirty ? model.state.text : null };
  }

  /** Takes up what was kept. A file that is gone is no error: its unsaved text is, if any, still there. */
  async restore({ path, text }: Draft): Promise<void> {
    const saved = path === null ? null : await this._load(path).catch(() => null);
    const document = path === null ? null : this._around.documents.find(path);
    this._show(document ?? this._begin(saved));
    if (text !== null && !document) {
      this._session.model.replace(text);
    }
  }

  private async _load(path: string): Promise<Saved> {
    const model = await this._around.contents.get(path, { type: 'file', format: 'text', content: true });
    return { path: model.path, text: String(model.content), modified: model.last_modified };
  }

  private _begin(saved: Saved | null): CohortSession {
    const { service, contents, untitled } = this._around;
    const source = new PlainText(saved?.text ?? formatDefinition(blankCohort(untitled)));
    const questions = this._around.questions(() => session);
    const session: CohortSession = new CohortSession({
      service,
      source,
      home: new FileHome(contents, source, questions, saved),
      read: readTextOf(contents),
      folder: this._around.folder(),
      untitled
    });
    return session;
  }

  private async _mayLeave(): Promise<boolean> {
    const session = this._session;
    if (this._own !== session || !session.home.state.dirty) {
      return true;
    }
    const answer = await this._around.leave(session.name || this._around.untitled);
    return answer === 'discard' || (answer === 'save' && (await session.home.save()) !== null);
  }

  private _show(session: CohortSession): void {
    const before = this._session;
    const owned = this._own === before;
    if (session === before) {
      return;
    }
    this._own = this._around.documents.find(session.home.state.path ?? '') === session ? null : session;
    this._session = session;
    this._changed.emit();
    if (owned) {
      before.dispose();
    }
  }

  /** The panel's file was opened as a document: one text from here on, with the panel's edits in it. */
  private _join(_: unknown, document: CohortSession): void {
    const { home, model } = this._session;
    if (this._own === this._session && home.state.path === document.home.state.path) {
      if (home.state.dirty) {
        document.model.replace(model.state.text);
      }
      this._show(document);
    }
  }

  /** The document that the panel shows is closed: the panel goes on with what is saved. */
  private _part(_: unknown, document: CohortSession): void {
    const { path } = document.home.state;
    if (this._session === document && path !== null) {
      this._show(this._begin({ path, text: document.model.state.text, modified: '' }));
      void this._reload(path);
    }
  }

  /** Something else saved the panel's file, such as a text editor. Unsaved edits are never replaced. */
  private _renew(_: unknown, change: Contents.IChangedArgs): void {
    const { path } = this._session.home.state;
    if (change.type === 'save' && path !== null && change.newValue?.path === path) {
      void this._reload(path);
    }
  }

  private async _reload(path: string): Promise<void> {
    const saved = await this._load(path).catch(() => null);
    const { home, model } = this._session;
    const mine = this._own === this._session && home.state.path === path && !home.state.dirty;
    if (saved && mine && saved.text !== model.state.text) {
      this._show(this._begin(saved));
    }
  }

  private _session: CohortSession;
  private _own: CohortSession | null = null;
  private _changed = new Signal<this, void>(this);
}
