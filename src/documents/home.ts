import type { DocumentRegistry } from '@jupyterlab/docregistry';
import { Store, type Stateful } from '../service/store';

export interface HomeState {
  /** Workspace path; null until it was saved for the first time. */
  readonly path: string | null;
  /** Whether the text differs from what is saved. */
  readonly dirty: boolean;
  /** Workspace path of the notebook with the cell that it stands in, while it stands in one. */
  readonly cell?: string | undefined;
}

/** Where a definition is kept. */
export interface Home extends Stateful<HomeState> {
  /** The text as it is saved; null when it never was, or when that is not known. */
  readonly saved: string | null;
  /** Saves; asks for a path the first time. The path, or null when the person thought better of it. */
  save(): Promise<string | null>;
  /** Saves it in a file, for whoever needs the path of one: another definition, a cell that names it. */
  toFile(): Promise<string | null>;
  /** Saves under another path, which is asked for, and goes on with that file; the old one stays. */
  saveAs(): Promise<string | null>;
  /** The text was made as it is saved: there is nothing left to save. */
  settle(): void;
  dispose(): void;
}

/** The home of an open document: JupyterLab saves it, and asks when the file changed meanwhile. */
export class DocumentHome extends Store<HomeState> implements Home {
  constructor(private readonly _context: DocumentRegistry.IContext<DocumentRegistry.ICodeModel>) {
    super({ path: _context.path, dirty: _context.model.dirty });
    _context.pathChanged.connect(this._follow, this);
    _context.model.stateChanged.connect(this._follow, this);
    void _context.ready.then(() => this._follow());
  }

  get saved(): string | null {
    return this._saved;
  }

  async save(): Promise<string | null> {
    if (this._context.model.dirty) {
      await this._context.save();
    }
    this._follow();
    return this._context.model.dirty ? null : this._context.path;
  }

  toFile(): Promise<string | null> {
    return this.save();
  }

  async saveAs(): Promise<string | null> {
    const before = this._context.path;
    await this._context.saveAs();
    return this._context.path === before ? null : this._context.path;
  }

  settle(): void {
    if (this._source() === this._saved) {
      this._context.model.dirty = false;
    }
  }

  dispose(): void {
    this._context.pathChanged.disconnect(this._follow, this);
    this._context.model.stateChanged.disconnect(this._follow, this);
  }

  private _source(): string {
    return this._context.model.sharedModel.getSource();
  }

  private _follow(): void {
    // JupyterLab does not keep what it read or wrote: a text that is not dirty is that.
    if (this._context.isReady && !this._context.model.dirty) {
      this._saved = this._source();
    }
    this.set({ path: this._context.path, dirty: this._context.model.dirty });
  }

  private _saved: string | null = null;
}
