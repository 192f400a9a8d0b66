import { Clipboard, Notification } from '@jupyterlab/apputils';
import type { Contents } from '@jupyterlab/services';
import type { CommandRegistry } from '@lumino/commands';
import { formatDefinition } from '@cohortlab/sdk';
import type { SnippetKind } from '@cohortlab/sdk/snippets';
import type { Trans } from '../components';
import { exists, makeFolderOf } from '../documents/place';
import { askPlace } from '../documents/questions';
import { openInsertMenu } from '../notebook/insert-menu';
import type { INotebookCells } from '../notebook/tokens';
import type { CohortActions, Insertion } from './actions';
import type { CohortSession } from './session';

export interface ActionSurroundings {
  readonly commands: CommandRegistry;
  readonly cells: INotebookCells;
  readonly contents: Contents.IManager;
  readonly trans: Trans;
}

/** What a view can ask for, wherever it stands. */
export function makeActions(around: ActionSurroundings): CohortActions {
  const { commands, cells, trans } = around;
  const kindOf = (session: CohortSession): SnippetKind =>
    session.home.state.cell === undefined ? cells.kind : 'inline';
  const insert = async (
    session: CohortSession,
    what: Insertion,
    asked: SnippetKind = kindOf(session)
  ): Promise<void> => {
    // An exact count has no SQL of its own.
    const kind = what === 'count' && asked === 'sql' ? 'reference' : asked;
    const path = kind === 'reference' ? await session.home.toFile() : session.path;
    const { reading } = session.model.state;
    if (path !== null && reading.kind !== 'problems') {
      await cells.insert({
        what: what === 'frame' ? 'cohort' : 'count',
        kind,
        path,
        bundle: await session.bundle(),
        definition: reading.cohort,
        choice: session.choice
      });
    }
  };
  const editText = async (session: CohortSession): Promise<void> => {
    const path = session.home.state.path ?? (await session.home.toFile());
    if (path !== null) {
      await commands.execute('docmanager:open', {
        path,
        factory: 'Editor',
        options: { mode: 'split-right' }
      });
    }
  };
  return {
    save: session => report(session.home.save(), trans),
    saveAs: session => report(session.saveAs(), trans),
    renameFile: session => report(renameFile(session, around), trans),
    addData: session => report(addData(session, commands), trans),
    toFile: session => report(session.home.toFile(), trans),
    insert: (session, what, kind) => report(insert(session, what, kind), trans),
    insertMenu: (session, anchor) =>
      openInsertMenu(anchor, kindOf(session), trans, kind => report(insert(session, 'frame', kind), trans)),
    uses: cells.uses,
    copyData,
    copied: type => (Clipboard.getInstance().getData(type) as string | undefined) ?? null,
    copyText: text => Clipboard.copyToSystem(text),
    editText: session => report(editText(session), trans),
    example: (session, example) => session.model.replace(formatDefinition(example))
  };
}

/** Moves the file of a cohort; everything that knows it by its path is told by JupyterLab. */
async function renameFile(session: CohortSession, { contents, trans }: ActionSurroundings): Promise<void> {
  const { path } = session.home.state;
  const ask = askPlace(trans, {
    title: trans.__('Rename or move the file'),
    extension: '.cohort.json',
    suggest: () => path ?? ''
  });
  const wanted = path === null ? null : await ask();
  if (path === null || wanted === null || wanted === path) {
    return;
  }
  if (await exists(contents, wanted)) {
    throw new Error(trans.__('There is already a file %1.', wanted));
  }
  await makeFolderOf(contents, wanted);
  await contents.rename(path, wanted);
}

/** The cohort must be a file before a dataset can name it. */
async function addData(session: CohortSession, commands: CommandRegistry): Promise<void> {
  const cohort = await session.home.toFile();
  if (cohort !== null) {
    await commands.execute('cohortlab:new-dataset', { cohort, name: session.name });
  }
}

/** The system's clipboard, and JupyterLab's own: a page may read that one without being asked. */
function copyData(data: ReadonlyMap<string, string>): void {
  const clipboard = Clipboard.getInstance();
  clipboard.clear();
  data.forEach((value, type) => clipboard.setData(type, value));
  Clipboard.copyToSystem(clipboard);
}

/** Says what went wrong with something that was asked for and cannot answer itself. */
export function report(doing: Promise<unknown>, trans: Trans): void {
  doing.catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    Notification.error(trans.__('That did not work: %1', reason), { autoClose: 8_000 });
  });
}
