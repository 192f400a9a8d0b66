/** Notebooks that come with their cells (typing them takes a browser many seconds), and JupyterLab's commands. */
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';

type Page = IJupyterLabPageFixture;

interface Cell {
  readonly source: string;
  /** `raises-exception`: the cells below it run all the same. */
  readonly tags?: readonly string[];
}

interface Lab {
  readonly jupyterapp: { readonly commands: { execute(command: string, args: object): Promise<void> } };
}

/** Makes a Python notebook of these cells in the study, and opens it. */
export async function openCells(page: Page, name: string, cells: readonly Cell[]): Promise<void> {
  const notebook = {
    cells: cells.map(({ source, tags = [] }) => ({
      cell_type: 'code',
      execution_count: null,
      metadata: { tags },
      outputs: [],
      source
    })),
    metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } },
    nbformat: 4,
    nbformat_minor: 4
  };
  await page.contents.uploadContent(JSON.stringify(notebook), 'text', `study/${name}`);
  await page.sidebar.openTab('filebrowser');
  await page.notebook.openByPath(`study/${name}`);
  await page.notebook.activate(name);
}

/** Saves the notebook that is in front, with a checkpoint, as Ctrl+S does. */
export async function save(page: Page): Promise<void> {
  await command(page, 'docmanager:save');
}

/** Runs a command of JupyterLab. */
export async function command(page: Page, id: string, args: object = {}): Promise<void> {
  await page.evaluate(
    ([name, given]) => (window as unknown as Lab).jupyterapp.commands.execute(name, given),
    [id, args] as const
  );
}
