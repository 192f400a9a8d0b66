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
  /** Saves; asks for a path the first time. The path, or null when the person thought better of it. */
  save(): Promise<string | null>;
  /** Saves it in a file, for whoever needs the path of one: another definition, a cell that names it. */
  toFile(): Promise<string | null>;
  dispose(): void;
}

/** The home of an open document: JupyterLab saves it, and asks when the file changed meanwhile. */
export class DocumentHome extends Store<HomeState> implements Home {
  constructor(private readonly _context: DocumentRegistry.Context) {
    super({ path: _context.path, dirty: _context.model.dirty });
    _context.pathChanged.connect(this._follow, this);
    _context.model.stateChanged.connect(this._follow, this);
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

  dispose(): void {
    this._context.pathChanged.disconnect(this._follow, this);
    this._context.model.stateChanged.disconnect(this._follow, this);
  }

  private _follow(): void {
    this.set({ path: this._context.path, dirty: this._context.model.dirty });
  }
}
