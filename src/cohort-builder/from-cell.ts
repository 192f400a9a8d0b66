import type { Contents } from '@jupyterlab/services';
import type { CommandRegistry } from '@lumino/commands';
import { folderOf } from '@cohortlab/sdk';
import type { Trans } from '../components';
import { readTextOf } from '../documents/bundle';
import type { SaveQuestions } from '../documents/file-home';
import { InlineHome } from '../documents/inline-home';
import { askInline } from '../documents/questions';
import type { CellPlace } from '../notebook/cell-place';
import { OPEN_ARGUMENTS, OPEN_COMMANDS } from '../notebook/open-command';
import type { INotebookCells } from '../notebook/tokens';
import type { ServiceModel } from '../service/service-model';
import type { CurrentCohort } from './current';
import { report } from './make-actions';
import { CohortSession } from './session';
import { PlainText } from './text-source';

export interface CellSurroundings {
  readonly commands: CommandRegistry;
  readonly trans: Trans;
  readonly cells: INotebookCells;
  readonly current: CurrentCohort;
  readonly service: ServiceModel;
  readonly contents: Contents.IManager;
  questions(session: () => CohortSession): SaveQuestions;
  readonly showPanel: () => void;
}

/** Opens the cohort that the cell with the cursor names or holds. */
export function addCellCommand(around: CellSurroundings): void {
  const { commands, trans, cells, current, showPanel } = around;
  const open = async (start: number | undefined): Promise<void> => {
    const chosen = await cells.choose('cohort', start);
    if (chosen === null) {
      return;
    }
    const opened =
      chosen.kind === 'file'
        ? await current.open(chosen.path)
        : await current.take(() => sessionOf(around, chosen.place));
    if (opened) {
      showPanel();
    }
  };
  const names = (): boolean => cells.names('cohort');
  commands.addCommand(OPEN_COMMANDS.cohort, {
    label: trans.__('Open in Cohort Builder'),
    caption: trans.__('Open the cohort that the cell names or holds'),
    describedBy: { args: OPEN_ARGUMENTS },
    isEnabled: names,
    isVisible: names,
    execute: args => report(open(args['start'] as number | undefined), trans)
  });
}

/** A cohort that stands in a cell, edited in the panel; while it does, it refers to what the cell brings along. */
function sessionOf(
  { contents, questions, service, trans }: CellSurroundings,
  place: CellPlace
): CohortSession {
  const source = new PlainText(place.text);
  const home = new InlineHome(contents, source, { ...questions(() => session), ...askInline(trans) }, place);
  const session: CohortSession = new CohortSession({
    service,
    source,
    home,
    read: readTextOf(contents),
    folder: folderOf(place.notebook),
    bundle: text =>
      home.state.path === null ? { path: 'cell.cohort.json', text, files: [...place.files] } : null
  });
  return session;
}
