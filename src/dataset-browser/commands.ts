import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import type { CommandRegistry } from '@lumino/commands';
import { report } from '../cohort-builder/make-actions';
import type { Trans } from '../components';
import { askFile } from '../documents/ask-file';
import type { Current } from '../documents/current';
import { addInsertCommand } from '../notebook/insert-menu';
import { OPEN_ARGUMENTS, OPEN_COMMANDS } from '../notebook/open-command';
import { datasetIcon } from './icon';
import type { BrowserBody } from './body';
import type { OfferedCohort } from './cohort-choice';
import type { DatasetSession } from './session';
import { CommandIDs, EXTENSION } from './tokens';

export interface CommandSurroundings {
  readonly commands: CommandRegistry;
  readonly trans: Trans;
  readonly current: Current<DatasetSession>;
  /** Begins a dataset, of a cohort that is named or of the one at hand. False when the person stayed. */
  readonly create: (cohort?: OfferedCohort) => Promise<boolean>;
  readonly panel: BrowserBody;
  /** The view that the person works in: a document's, else the panel's. */
  readonly active: () => BrowserBody;
  readonly showPanel: () => void;
  readonly files: IFileBrowserFactory | null;
  readonly manager: IDocumentManager;
  /** Goes on with the dataset that the cell with the cursor names or holds; false when it does not. */
  readonly openCell: (start?: number) => Promise<boolean>;
  /** Whether that cell has one. */
  readonly inCell: () => boolean;
}

const NOTHING = { type: 'object', properties: {}, additionalProperties: false } as const;

/** Registers the commands of the Dataset Browser. */
export function addCommands(around: CommandSurroundings): void {
  const { commands, trans, create, panel, active, showPanel } = around;
  const simple = (id: string, label: string, execute: () => void, isEnabled = () => true): void => {
    commands.addCommand(id, { label, execute, isEnabled, describedBy: { args: NOTHING } });
  };
  const model = (): DatasetSession['model'] => active().model.state.session.model;
  const whole = (): boolean => model().whole;
  const turn = (): void => {
    panel.model.turn('dataset');
    showPanel();
  };
  simple(CommandIDs.show, trans.__('Dataset Browser'), showPanel);
  commands.addCommand(CommandIDs.create, {
    label: args => (args['isLauncher'] ? trans.__('Dataset') : trans.__('New Dataset')),
    caption: trans.__('Begin a new dataset in the Dataset Browser'),
    icon: datasetIcon,
    describedBy: {
      args: {
        type: 'object',
        properties: {
          isLauncher: { type: 'boolean', description: 'Whether it is shown in the launcher.' },
          cohort: { type: 'string', description: 'Path of the cohort whose data it shall hold.' },
          name: { type: 'string', description: 'What that cohort is called.' }
        }
      }
    },
    execute: ({ cohort, name }) => {
      const offered = typeof cohort === 'string' ? { path: cohort, name: String(name ?? '') } : undefined;
      report(
        create(offered).then(created => created && turn()),
        trans
      );
    }
  });
  commands.addCommand(CommandIDs.open, {
    label: args =>
      args['fromFileBrowser'] ? trans.__('Open in Dataset Browser Panel') : trans.__('Open Dataset…'),
    caption: trans.__('Open a dataset in the Dataset Browser panel'),
    icon: datasetIcon,
    describedBy: {
      args: {
        type: 'object',
        properties: {
          path: { type: 'string', description: 'Path of the dataset; without it, a dialog asks.' },
          fromFileBrowser: { type: 'boolean', description: 'Takes the file selected in the file browser.' }
        }
      }
    },
    execute: args => report(openDataset(around, args, turn), trans)
  });
  commands.addCommand(OPEN_COMMANDS.dataset, {
    label: trans.__('Open in Dataset Browser'),
    caption: trans.__('Open the dataset that the cell names or holds'),
    describedBy: { args: OPEN_ARGUMENTS },
    isEnabled: around.inCell,
    isVisible: around.inCell,
    execute: args =>
      report(
        around.openCell(args['start'] as number | undefined).then(opened => opened && turn()),
        trans
      )
  });
  simple(CommandIDs.save, trans.__('Save Dataset'), () => active().actions.save(), whole);
  addInsertCommand(commands, {
    id: CommandIDs.insert,
    labels: {
      usual: trans.__('Insert Dataset into Notebook'),
      reference: trans.__('Insert Dataset into Notebook by Its File'),
      inline: trans.__('Insert Self-contained Dataset into Notebook'),
      sql: trans.__('Insert SQL of Dataset into Notebook')
    },
    isEnabled: whole,
    insert: kind => active().actions.insert(kind)
  });
  simple(CommandIDs.undo, trans.__('Undo in Dataset'), () => model().undo());
  simple(CommandIDs.redo, trans.__('Redo in Dataset'), () => model().redo());
}

async function openDataset(
  { current, files, manager, trans }: CommandSurroundings,
  args: { readonly path?: unknown; readonly fromFileBrowser?: unknown },
  shown: () => void
): Promise<void> {
  const selected = args.fromFileBrowser ? files?.tracker.currentWidget?.selectedItems().next() : undefined;
  const named = typeof args.path === 'string' ? args.path : selected?.value?.path;
  const path = named ?? (await askFile(manager, trans.__('Open a dataset'), EXTENSION));
  if (path !== null && (await current.open(path))) {
    shown();
  }
}
