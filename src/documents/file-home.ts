import type { Contents } from '@jupyterlab/services';
import type { ISignal } from '@lumino/signaling';
import { Store } from '../service/store';
import type { Home, HomeState } from './home';
import { exists, makeFolderOf } from './place';

/** The text that is kept: the part of a text source that saving needs. */
export interface KeptText {
  readonly changed: ISignal<unknown, unknown>;
  getSource(): string;
}

/** What only a person can decide. */
export interface SaveQuestions {
  /** Where a new file shall go; null to leave it unsaved. */
  place(): Promise<string | null>;
  /** Something is there already, or was changed by somebody else: write over it? */
  overwrite(path: string, reason: 'exists' | 'changed'): Promise<boolean>;
}

/** What is known of the file that the text was read from. */
export interface Saved {
  readonly path: string;
  readonly text: string;
  /** As the server tells it; an empty string when it is not known. */
  readonly modified: string;
}

/** The home of a text that no document is open for. Never writes over anything without a question. */
export class FileHome extends Store<HomeState> implements Home {
  /** `saved` is null for a text that is new; it is dirty as soon as it differs from how it began. */
  constructor(
    private readonly _contents: Contents.IManager,
    private readonly _text: KeptText,
    private readonly _ask: SaveQuestions,
    saved: Saved | null
  ) {
    super({ path: saved?.path ?? null, dirty: (saved?.text ?? _text.getSource()) !== _text.getSource() });
    this._kept = saved?.text ?? _text.getSource();
    this._modified = saved?.modified ?? '';
    _text.changed.connect(this._compare, this);
    _contents.fileChanged.connect(this._follow, this);
  }

  get saved(): string | null {
    return this.state.path === null ? null : this._kept;
  }

  async save(): Promise<string | null> {
    const known = this.state.path;
    return this._write(known ?? (await this._ask.place()), known !== null);
  }

  toFile(): Promise<string | null> {
    return this.save();
  }

  async saveAs(): Promise<string | null> {
    const path = await this._ask.place();
    return this._write(path, path === this.state.path);
  }

  settle(): void {
    this._compare();
  }

  dispose(): void {
    this._text.changed.disconnect(this._compare, this);
    this._contents.fileChanged.disconnect(this._follow, this);
  }

  private async _write(path: string | null, known: boolean): Promise<string | null> {
    if (path === null || !(await this._mayWrite(path, known))) {
      return null;
    }
    await makeFolderOf(this._contents, path);
    const text = this._text.getSource();
    const model = await this._contents.save(path, { type: 'file', format: 'text', content: text });
    this._kept = text;
    this._modified = model.last_modified;
    this.set({ path });
    this._compare();
    return path;
  }

  private async _mayWrite(path: string, known: boolean): Promise<boolean> {
    if (!(await exists(this._contents, path))) {
      return true;
    }
    if (!known) {
      return this._ask.overwrite(path, 'exists');
    }
    const { last_modified } = await this._contents.get(path, { content: false });
    if (last_modified === this._modified) {
      return true;
    }
    // A touched file is no changed file.
    const { content } = await this._contents.get(path, { type: 'file', format: 'text', content: true });
    return content === this._kept || this._ask.overwrite(path, 'changed');
  }

  private _compare(): void {
    this.set({ dirty: this._text.getSource() !== this._kept });
  }

  /** The file keeps its text when it is renamed, here or from the file browser. */
  private _follow(_: unknown, change: Contents.IChangedArgs): void {
    const renamed = change.type === 'rename' && change.oldValue?.path === this.state.path;
    if (renamed && change.newValue?.path) {
      this.set({ path: change.newValue.path });
      this._modified = change.newValue.last_modified ?? this._modified;
    }
  }

  private _kept: string;
  private _modified: string;
}
