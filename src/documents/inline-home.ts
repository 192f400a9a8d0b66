import type { Contents } from '@jupyterlab/services';
import { folderOf, resolvePath, type BundleFile } from '@cohortlab/sdk';
import { Store } from '../service/store';
import { FileHome, type KeptText, type SaveQuestions } from './file-home';
import type { Home, HomeState } from './home';
import { exists, makeFolderOf } from './place';

/** A cell with a definition in it, as far as saving needs it. */
export interface InlinePlace {
  /** Workspace path of the notebook. */
  readonly notebook: string;
  /** The definition as it stands in the cell. */
  readonly text: string;
  /** The files that the cell brings along. */
  readonly files: readonly BundleFile[];
  /** Puts another text in its place; false when the cell is gone or was changed. */
  write(text: string): boolean;
}

export interface InlineQuestions extends SaveQuestions {
  /** The cell does not hold the definition any more: shall it go into a file? */
  lost(notebook: string): Promise<boolean>;
  /** Why a file cannot be written: something else is there. */
  taken(path: string): string;
}

/** The home of a definition that stands in a cell; once it was saved as a file, it is at home there. */
export class InlineHome extends Store<HomeState> implements Home {
  constructor(
    private readonly _contents: Contents.IManager,
    private readonly _text: KeptText,
    private readonly _ask: InlineQuestions,
    private readonly _place: InlinePlace
  ) {
    super({ path: null, dirty: _text.getSource() !== _place.text, cell: _place.notebook });
    this._kept = _place.text;
    _text.changed.connect(this._compare, this);
  }

  get saved(): string | null {
    return this._file ? this._file.saved : this._kept;
  }

  /** Writes it back to the cell. Where that cannot be, nothing is lost: it stays here, or goes into a file. */
  async save(): Promise<string | null> {
    if (this._file) {
      return this._file.save();
    }
    const text = this._text.getSource();
    if (text === this._kept) {
      return null;
    }
    if (this._place.write(text)) {
      this._kept = text;
      this._compare();
      return null;
    }
    return (await this._ask.lost(this._place.notebook)) ? this.toFile() : null;
  }

  /** Makes it a file, with the files that it refers to. The cell stays as it is. */
  async toFile(): Promise<string | null> {
    if (this._file) {
      return this._file.save();
    }
    const place = async (): Promise<string | null> => {
      const path = await this._ask.place();
      if (path !== null) {
        await this._bring(folderOf(path));
      }
      return path;
    };
    const file = new FileHome(this._contents, this._text, { ...this._ask, place }, null);
    const path = await file.save();
    if (path === null) {
      file.dispose();
      return null;
    }
    this._file = file;
    this._text.changed.disconnect(this._compare, this);
    file.stateChanged.connect(this._follow, this);
    this._follow();
    return path;
  }

  saveAs(): Promise<string | null> {
    return this._file ? this._file.saveAs() : this.toFile();
  }

  settle(): void {
    if (!this._file) {
      this._compare();
    }
  }

  dispose(): void {
    this._text.changed.disconnect(this._compare, this);
    this._file?.dispose();
  }

  /** Writes what it refers to, seen from its folder; what is there already must be the same. */
  private async _bring(folder: string): Promise<void> {
    const files = this._place.files.map(({ path, text }) => ({
      path: resolvePath(folder, path),
      text: `${text.trim()}\n`
    }));
    const missing: BundleFile[] = [];
    for (const file of files) {
      if (!(await exists(this._contents, file.path))) {
        missing.push(file);
        continue;
      }
      const { content } = await this._contents.get(file.path, {
        type: 'file',
        format: 'text',
        content: true
      });
      if (content !== file.text) {
        throw new Error(this._ask.taken(file.path));
      }
    }
    for (const { path, text } of missing) {
      await makeFolderOf(this._contents, path);
      await this._contents.save(path, { type: 'file', format: 'text', content: text });
    }
  }

  private _compare(): void {
    this.set({ dirty: this._text.getSource() !== this._kept });
  }

  private _follow(): void {
    if (this._file) {
      this.set({ ...this._file.state, cell: undefined });
    }
  }

  private _kept: string;
  private _file: FileHome | null = null;
}
