import { Dialog, Notification, showDialog } from '@jupyterlab/apputils';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { CommandRegistry } from '@lumino/commands';
import { folderOf } from '@cohortlab/sdk';
import {
  cohortSnippet,
  countSnippet,
  datasetSnippet,
  sqlSnippet,
  type Language
} from '@cohortlab/sdk/snippets';
import type { Trans } from '../components';
import { relativePath } from '../documents/relative-path';
import { insertCell } from './insert-cell';
import { kernelLanguage } from './language';
import { mismatchOf } from './mismatch';
import type { Insertion } from './tokens';

/** The parts of JupyterLab that inserting needs. */
export interface NotebookSurroundings {
  readonly tracker: INotebookTracker;
  readonly commands: CommandRegistry;
  readonly trans: Trans;
  /** Brings a widget to the front. */
  activate(id: string): void;
}

/** Puts the cell for a saved definition into the notebook that was used last. False when it could not. */
export async function insertDefinition(around: NotebookSurroundings, insertion: Insertion): Promise<boolean> {
  const { trans } = around;
  const panel = around.tracker.currentWidget ?? (await newNotebook(around, insertion));
  await panel.context.ready;
  await panel.sessionContext.ready;
  const language = await kernelLanguage(panel);
  if (language === null) {
    Notification.error(
      trans.__('Choose a kernel for %1 first: the cell depends on its language.', panel.title.label),
      {
        autoClose: 8_000
      }
    );
    return false;
  }
  if (language !== 'python' && language !== 'r') {
    Notification.error(
      trans.__('The kernel of %1 speaks %2; Cohortlab writes Python and R.', panel.title.label, language),
      {
        autoClose: 8_000
      }
    );
    return false;
  }
  if (!(await agree(around, insertion, panel))) {
    return false;
  }
  const text = await snippetOf(
    insertion,
    language,
    relativePath(folderOf(panel.context.path), insertion.path)
  );
  insertCell(panel.content, text);
  around.activate(panel.id);
  return true;
}

async function snippetOf(insertion: Insertion, language: Language, path: string): Promise<string> {
  const { kind, bundle, choice } = insertion;
  const release = choice.state.release;
  const written = { language, ...(release && { writtenFor: release.name }) };
  const sql = async (table?: string): Promise<string> =>
    (await choice.service.api.sql(release?.name ?? '', { bundle, ...(table !== undefined && { table }) }))
      .sql;
  const source = kind === 'inline' ? { bundle } : { path };
  switch (insertion.what) {
    case 'cohort': {
      const { definition } = insertion;
      return kind === 'sql'
        ? sqlSnippet({ ...written, noun: 'cohort', definition, statements: [await sql()] })
        : cohortSnippet({ ...written, ...source, definition });
    }
    case 'count':
      return countSnippet({ ...written, ...source, definition: insertion.definition });
    case 'dataset': {
      const { definition } = insertion;
      if (kind !== 'sql') {
        return datasetSnippet({ ...written, ...source, definition });
      }
      const statements: string[] = [];
      for (const { name } of definition.tables) {
        statements.push(await sql(name));
      }
      return sqlSnippet({ ...written, noun: 'dataset', definition, statements });
    }
  }
}

async function newNotebook(
  around: NotebookSurroundings,
  { path, choice }: Insertion
): Promise<NotebookPanel> {
  const cwd = choice.state.study ?? folderOf(path);
  return around.commands.execute('notebook:create-new', {
    cwd,
    kernelName: 'python3'
  }) as Promise<NotebookPanel>;
}

/** Panel and kernel on different releases would show different numbers under one name: never silently. */
async function agree(
  { trans }: NotebookSurroundings,
  { choice }: Insertion,
  panel: NotebookPanel
): Promise<boolean> {
  const mismatch = await mismatchOf(choice, panel.context.path);
  if (mismatch === null) {
    return true;
  }
  const { here, there } = mismatch;
  const { button } = await showDialog({
    title: trans.__('Two releases'),
    body: [
      trans.__('This panel counts in the release %1.', here),
      trans.__('The notebook %1 works on the release %2.', panel.title.label, there),
      trans.__('A study works on another release when its cohortlab.toml says: release = "%1".', here)
    ].join(' '),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Switch panel to %1', there) })
    ]
  });
  if (button.accept) {
    choice.choose(there);
  }
  return false;
}
