import type { INotebookTracker } from '@jupyterlab/notebook';
import type { CommandRegistry } from '@lumino/commands';
import type { Trans } from '../components';
import { chooseMention, mentionsAtCursor } from './choose';
import type { Noun } from './tokens';

/** Opens whatever the cell with the cursor says. */
export const OPEN_COMMAND = 'cohortlab:open-cell';

/** The commands of the panels that open one of their kind; they take the place in the cell as `start`. */
export const OPEN_COMMANDS: Readonly<Record<Noun, string>> = Object.freeze({
  cohort: 'cohortlab:open-cell-cohort',
  dataset: 'cohortlab:open-cell-dataset'
});

/** What those commands may be told. */
export const OPEN_ARGUMENTS = {
  type: 'object',
  properties: { start: { type: 'number', description: 'Where in the cell the definition begins.' } }
} as const;

/** One command, and one shortcut, for cohorts and datasets alike. */
export function addOpenCommand(around: {
  readonly commands: CommandRegistry;
  readonly tracker: INotebookTracker;
  readonly trans: Trans;
}): void {
  const { commands, tracker, trans } = around;
  commands.addCommand(OPEN_COMMAND, {
    label: trans.__('Open Cohort or Dataset of Cell'),
    caption: trans.__('Open the cohort or dataset that the cell with the cursor names or holds'),
    describedBy: { args: { type: 'object', properties: {}, additionalProperties: false } },
    isEnabled: () => mentionsAtCursor(tracker) !== null,
    execute: async () => {
      const found = mentionsAtCursor(tracker);
      const mention = found && (await chooseMention(found.mentions, trans));
      if (mention) {
        await commands.execute(OPEN_COMMANDS[mention.noun], { start: mention.start });
      }
    }
  });
}
