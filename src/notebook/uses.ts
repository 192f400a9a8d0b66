import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { Debouncer } from '@lumino/polling';
import { folderOf, resolvePath } from '@cohortlab/sdk';
import { mentionsIn } from '@cohortlab/sdk/snippets';
import { Store } from '../service/store';
import { cellLanguage } from './language';

/** The files that a notebook's cells name. */
export interface NotebookUse {
  /** Workspace path of the notebook. */
  readonly notebook: string;
  /** Paths as the cells say them. */
  readonly paths: readonly string[];
}

export interface Uses {
  readonly notebooks: readonly NotebookUse[];
}

/** Milliseconds after the last key before cells are read anew. */
const PAUSE = 400;

/** The open notebooks whose cells name a file. */
export function usersOf({ notebooks }: Uses, path: string): string[] {
  return notebooks
    .filter(({ notebook, paths }) => paths.some(each => placesOf(notebook, each).includes(path)))
    .map(({ notebook }) => notebook);
}

/**
 * Where the client in the kernel looks for a file: from the notebook's folder, then from the study's,
 * which is one of those above.
 */
export function placesOf(notebook: string, path: string): string[] {
  const places: string[] = [];
  for (let folder = folderOf(notebook); ; folder = folderOf(folder)) {
    places.push(resolvePath(folder, path));
    if (folder === '') {
      return places;
    }
  }
}

/** Follows what the cells of all open notebooks name. */
export class NotebookUses extends Store<Uses> {
  constructor(private readonly _tracker: INotebookTracker) {
    super({ notebooks: [] });
    _tracker.forEach(panel => this._follow(panel));
    _tracker.widgetAdded.connect((_, panel) => this._follow(panel));
  }

  private _follow(panel: NotebookPanel): void {
    const again = (): void => void this._look.invoke();
    panel.context.pathChanged.connect(again);
    panel.disposed.connect(again);
    void panel.context.ready.then(() => {
      panel.content.modelContentChanged.connect(again);
      again();
    });
  }

  private _read(): void {
    const notebooks: NotebookUse[] = [];
    this._tracker.forEach(panel => {
      const cells = panel.isDisposed ? [] : (panel.content.model?.sharedModel.cells ?? []);
      const language = cellLanguage(panel);
      const paths = cells.flatMap(cell =>
        cell.cell_type === 'code'
          ? mentionsIn(cell.getSource(), language).flatMap(each => (each.kind === 'file' ? [each.path] : []))
          : []
      );
      if (paths.length > 0) {
        notebooks.push({ notebook: panel.context.path, paths: [...new Set(paths)] });
      }
    });
    if (JSON.stringify(notebooks) !== JSON.stringify(this.state.notebooks)) {
      this.set({ notebooks });
    }
  }

  private readonly _look = new Debouncer(() => this._read(), PAUSE);
}
