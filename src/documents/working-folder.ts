import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IDefaultFileBrowser, type FileBrowser } from '@jupyterlab/filebrowser';
import { INotebookTracker } from '@jupyterlab/notebook';
import { folderOf } from '@cohortlab/sdk';
import { Token } from '@lumino/coreutils';
import { Store, type Stateful } from '../service/store';

/** The folder that a person works in, relative to the server's root. */
export type IWorkingFolder = Stateful<{ readonly folder: string }>;

export const IWorkingFolder = new Token<IWorkingFolder>(
  '@cohortlab/labextension:IWorkingFolder',
  'The folder that a person works in: that of the notebook used last, else what the file browser shows.'
);

/** Follows the notebook used last; while there is none, the file browser. */
class WorkingFolder extends Store<{ readonly folder: string }> implements IWorkingFolder {
  constructor(
    private readonly _notebooks: INotebookTracker | null,
    private readonly _browser: FileBrowser | null
  ) {
    super({ folder: '' });
    _notebooks?.currentChanged.connect(this._follow, this);
    _notebooks?.widgetAdded.connect((_, panel) => panel.context.pathChanged.connect(this._follow, this));
    _browser?.model.pathChanged.connect(this._follow, this);
    this._follow();
  }

  private _follow(): void {
    const notebook = this._notebooks?.currentWidget?.context.path;
    this.set({ folder: notebook === undefined ? (this._browser?.model.path ?? '') : folderOf(notebook) });
  }
}

/** Where new definitions belong: beside the notebook that they will be inserted into. */
export const workingFolderPlugin: JupyterFrontEndPlugin<IWorkingFolder> = {
  id: '@cohortlab/labextension:working-folder',
  description: 'Knows the folder that a person works in.',
  autoStart: true,
  optional: [INotebookTracker, IDefaultFileBrowser],
  provides: IWorkingFolder,
  activate: (_: JupyterFrontEnd, notebooks: INotebookTracker | null, browser: IDefaultFileBrowser | null) =>
    new WorkingFolder(notebooks, browser)
};
