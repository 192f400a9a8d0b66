import type { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { CommandRegistry } from '@lumino/commands';
import { readDefinition } from '@cohortlab/sdk';
import type { Trans } from '../components';
import { askFile } from '../documents/ask-file';
import { readTextOf } from '../documents/bundle';
import { cohortIcon } from '../documents/icons';
import { addInsertCommand } from '../notebook/insert-menu';
import type { CohortActions } from './actions';
import type { CurrentCohort } from './current';
import { report } from './make-actions';
import type { CohortSession } from './session';

/** Ids of the commands, for menus, shortcuts and other extensions. */
export const CommandIDs = Object.freeze({
  create: 'cohortlab:new-cohort',
  open: 'cohortlab:open-cohort',
  openAtlas: 'cohortlab:open-atlas',
  save: 'cohortlab:save-cohort',
  saveAs: 'cohortlab:save-cohort-as',
  addData: 'cohortlab:add-data',
  insert: 'cohortlab:insert-cohort',
  insertCount: 'cohortlab:insert-count',
  undo: 'cohortlab:undo',
  redo: 'cohortlab:redo'
});

export interface CommandSurroundings {
  readonly commands: CommandRegistry;
  readonly trans: Trans;
  readonly current: CurrentCohort;
  readonly actions: CohortActions;
  /** The cohort that the person works in: a document's, else the panel's. */
  readonly active: () => CohortSession;
  readonly showPanel: () => void;
  readonly files: IFileBrowserFactory | null;
  readonly documents: IDocumentManager | null;
}

const NOTHING = { type: 'object', properties: {}, additionalProperties: false } as const;

/** Registers the commands of the Cohort Builder. */
export function addCommands(around: CommandSurroundings): void {
  const { commands, trans, current, actions, active, showPanel, files, documents } = around;
  const open = async (path: string): Promise<void> => {
    await current.open(path);
    showPanel();
  };
  const choose = async (): Promise<void> => {
    const path = documents && (await askFile(documents, trans.__('Open a cohort'), '.cohort.json'));
    if (path !== null) {
      await open(path);
    }
  };
  commands.addCommand(CommandIDs.create, {
    label: args => (args['isLauncher'] ? trans.__('Cohort') : trans.__('New Cohort')),
    caption: trans.__('Begin a new cohort in the Cohort Builder'),
    icon: cohortIcon,
    describedBy: {
      args: {
        type: 'object',
        properties: { isLauncher: { type: 'boolean', description: 'Whether it is shown in the launcher.' } }
      }
    },
    execute: () =>
      report(
        current.create().then(() => showPanel()),
        trans
      )
  });
  commands.addCommand(CommandIDs.open, {
    label: args =>
      args['fromFileBrowser'] ? trans.__('Open in Cohort Builder Panel') : trans.__('Open Cohort…'),
    caption: trans.__('Open a cohort in the Cohort Builder panel'),
    icon: cohortIcon,
    describedBy: {
      args: {
        type: 'object',
        properties: {
          path: { type: 'string', description: 'Path of the cohort; without it, a dialog asks.' },
          fromFileBrowser: { type: 'boolean', description: 'Takes the file selected in the file browser.' }
        }
      }
    },
    execute: args => {
      const selected = args['fromFileBrowser']
        ? files?.tracker.currentWidget?.selectedItems().next()
        : undefined;
      const path = (args['path'] as string | undefined) ?? selected?.value?.path;
      report(path === undefined ? choose() : open(path), trans);
    }
  });
  const simple = (id: string, label: string, execute: () => void, isEnabled = () => true): void => {
    commands.addCommand(id, { label, execute, isEnabled, describedBy: { args: NOTHING } });
  };
  simple(
    CommandIDs.openAtlas,
    trans.__('New Cohort from ATLAS File…'),
    () => report(fromAtlas(around), trans),
    () => documents !== null
  );
  const readable = (): boolean => active().model.state.reading.kind !== 'problems';
  simple(CommandIDs.save, trans.__('Save Cohort'), () => actions.save(active()), readable);
  simple(CommandIDs.saveAs, trans.__('Save Cohort As…'), () => actions.saveAs(active()), readable);
  simple(
    CommandIDs.addData,
    trans.__('New Dataset for Cohort…'),
    () => actions.addData(active()),
    () => readable() && commands.hasCommand('cohortlab:new-dataset')
  );
  addInsertCommand(commands, {
    id: CommandIDs.insert,
    labels: {
      usual: trans.__('Insert Cohort into Notebook'),
      reference: trans.__('Insert Cohort into Notebook by Its File'),
      inline: trans.__('Insert Self-contained Cohort into Notebook'),
      sql: trans.__('Insert SQL of Cohort into Notebook')
    },
    isEnabled: readable,
    insert: kind => actions.insert(active(), 'frame', kind)
  });
  simple(
    CommandIDs.insertCount,
    trans.__('Insert Exact Count of Cohort into Notebook'),
    () => actions.insert(active(), 'count'),
    readable
  );
  simple(CommandIDs.undo, trans.__('Undo in Cohort'), () => active().model.undo());
  simple(CommandIDs.redo, trans.__('Redo in Cohort'), () => active().model.redo());
}

/** Begins a cohort with what a file says that ATLAS has written; the file itself stays as it is. */
async function fromAtlas({ current, documents, trans, showPanel }: CommandSurroundings): Promise<void> {
  const path = documents && (await askFile(documents, trans.__('Choose a file of ATLAS'), '.json'));
  if (!documents || path === null) {
    return;
  }
  const text = await readTextOf(documents.services.contents)(path);
  const reading = readDefinition({ path, text: text ?? '' });
  if (reading.kind !== 'cohort') {
    const [first] = reading.kind === 'problems' ? reading.problems : [];
    throw new Error(first ? `${first.path} ${first.message}` : trans.__('%1 holds no cohort.', path));
  }
  if (await current.create(reading.cohort)) {
    showPanel();
  }
}
