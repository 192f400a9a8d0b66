import type { Contents } from '@jupyterlab/services';
import { Signal, type ISignal } from '@lumino/signaling';
import type { Stateful } from '../service/store';
import type { Saved } from './file-home';
import type { Home } from './home';

/** What a side panel edits: a text, where it is kept, and what it is called. */
export interface Edited {
  readonly home: Home;
  readonly model: Stateful<{ readonly text: string }> & { replace(text: string): void };
  /** Empty while the text cannot be read. */
  readonly name: string;
  dispose(): void;
}

/** The definitions of one kind that are open as documents. */
export interface OpenDocuments<S extends Edited> {
  find(path: string): S | null;
  readonly opened: ISignal<unknown, S>;
  readonly closed: ISignal<unknown, S>;
}

export interface CurrentSurroundings<S extends Edited> {
  readonly contents: Contents.IManager;
  readonly documents: OpenDocuments<S>;
  /** A session of a saved file, or of a blank definition. */
  begin(saved: Saved | null): S;
  /** What shall become of edits that are about to be left. */
  leave(name: string): Promise<'save' | 'discard' | 'stay'>;
}

/** What survives a reload of the page: a place and unsaved words. Never a count. */
export interface Draft {
  readonly path: string | null;
  readonly text: string | null;
}

/**
 * The one definition that a side panel shows: the last that was begun or opened in it. A file has
 * one text: while its document is open, the panel shows the document's own session.
 */
export class Current<S extends Edited> {
  constructor(private readonly _around: CurrentSurroundings<S>) {
    this._session = _around.begin(null);
    this._own = this._session;
    _around.documents.opened.connect(this._join, this);
    _around.documents.closed.connect(this._part, this);
    _around.contents.fileChanged.connect(this._follow, this);
  }

  get session(): S {
    return this._session;
  }

  /** Emitted when the panel shows another definition. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Begins a new one. False when the person stayed. */
  create(): Promise<boolean> {
    return this.take(() => this._around.begin(null));
  }

  /** Goes on with a session of another making, such as of a definition in a cell. False when the person stayed. */
  async take(begin: () => S): Promise<boolean> {
    const leaves = await this._mayLeave();
    if (leaves) {
      this._show(begin());
    }
    return leaves;
  }

  /** Begins anew if nothing was said yet: what a blank definition starts with has changed. */
  renew(): void {
    const { path, dirty, cell } = this._session.home.state;
    if (this._own === this._session && path === null && cell === undefined && !dirty) {
      this._show(this._around.begin(null));
    }
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
    this._show(document ?? this._around.begin(saved));
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
    this._show(document ?? this._around.begin(saved));
    if (text !== null && !document) {
      this._session.model.replace(text);
    }
  }

  private async _load(path: string): Promise<Saved> {
    const model = await this._around.contents.get(path, { type: 'file', format: 'text', content: true });
    return { path: model.path, text: String(model.content), modified: model.last_modified };
  }

  private async _mayLeave(): Promise<boolean> {
    const session = this._session;
    if (this._own !== session || !session.home.state.dirty) {
      return true;
    }
    const answer = await this._around.leave(session.name);
    if (answer === 'save') {
      await session.home.save();
    }
    return answer === 'discard' || !session.home.state.dirty;
  }

  private _show(session: S): void {
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
  private _join(_: unknown, document: S): void {
    const { home, model } = this._session;
    if (this._own === this._session && home.state.path === document.home.state.path) {
      if (home.state.dirty) {
        document.model.replace(model.state.text);
      }
      this._show(document);
    }
  }

  /** The document that the panel shows is closed: the panel goes on with what is saved. */
  private _part(_: unknown, document: S): void {
    const { path } = document.home.state;
    if (this._session === document && path !== null) {
      this._show(this._around.begin({ path, text: document.model.state.text, modified: '' }));
      void this._reload(path);
    }
  }

  /** Something else saved the panel's file, such as a text editor. Unsaved edits are never replaced. */
  private _follow(_: unknown, change: Contents.IChangedArgs): void {
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
      this._show(this._around.begin(saved));
    }
  }

  private _session: S;
  private _own: S | null = null;
  private _changed = new Signal<this, void>(this);
}
