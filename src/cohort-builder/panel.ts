import type { Contents } from '@jupyterlab/services';
import type { CommandRegistry } from '@lumino/commands';
import { Signal } from '@lumino/signaling';
import { renameCohort } from '@cohortlab/sdk';
import type { Trans } from '../components';
import { cohortIcon } from '../documents/icons';
import { placeFor } from '../documents/place';
import { askLeave, askOverwrite, askPlace } from '../documents/questions';
import type { ICohortDocuments } from '../documents/tokens';
import type { IWorkingFolder } from '../documents/working-folder';
import type { INotebookCells } from '../notebook/tokens';
import type { ServiceModel } from '../service/service-model';
import type { SaveQuestions } from '../documents/file-home';
import type { CohortActions } from './actions';
import { CohortBody } from './body';
import { CommandIDs } from './commands';
import { ConceptBook } from './concept-book';
import { CurrentCohort } from './current';
import { makeActions, report } from './make-actions';
import { addCellCommand } from './from-cell';
import type { CohortSession } from './session';
import type { ICohortBuilder } from './tokens';

export const PANEL_ID = 'cohortlab:cohort-builder';

export interface PanelSurroundings {
  readonly service: ServiceModel;
  readonly documents: ICohortDocuments;
  readonly cells: INotebookCells;
  readonly contents: Contents.IManager;
  readonly commands: CommandRegistry;
  readonly trans: Trans;
  readonly place: IWorkingFolder;
  /** Brings a widget to the front. */
  show(id: string): void;
}

export interface Panel {
  readonly body: CohortBody;
  readonly current: CurrentCohort;
  readonly actions: CohortActions;
  readonly builder: ICohortBuilder;
}

/** The side panel, with the cohort that it shows. */
export function makePanel(around: PanelSurroundings): Panel {
  const { service, documents, contents, commands, trans, place, show } = around;
  const folder = (): string => place.state.folder;
  const questions = (session: () => CohortSession): SaveQuestions => ({
    overwrite: askOverwrite(trans),
    place: askPlace(trans, {
      title: trans.__('Save the cohort'),
      extension: '.cohort.json',
      suggest: () => placeFor('cohort', session().name, session().choice.state.study ?? folder())
    })
  });
  const current = new CurrentCohort({
    service,
    contents,
    documents,
    untitled: trans.__('New cohort'),
    folder,
    questions,
    leave: name => askLeave(trans, name)
  });
  // A cohort that nobody has touched belongs to where the person works now.
  place.stateChanged.connect(() => current.session.settle(place.state.folder));
  const actions: CohortActions = {
    ...makeActions(around),
    create: () => void commands.execute(CommandIDs.create),
    open: () => void commands.execute(CommandIDs.open),
    duplicate: session => {
      const { cohort } = session.model;
      if (cohort) {
        const name = trans.__('%1 (copy)', cohort.name).slice(0, 300);
        report(current.create(renameCohort(cohort, name)), trans);
      }
    },
    openAtlas: () => void commands.execute(CommandIDs.openAtlas)
  };
  const body = new CohortBody({ session: current.session, book: new ConceptBook(service), actions, trans });
  body.id = PANEL_ID;
  body.title.icon = cohortIcon;
  body.title.caption = trans.__('Cohort Builder');
  body.addClass('jp-Cohortlab-panel');
  body.node.setAttribute('role', 'region');
  body.node.setAttribute('aria-label', trans.__('Cohort Builder'));
  const changed = new Signal<object, void>({});
  const tell = (): void => changed.emit();
  const follow = (): void => {
    body.session = current.session;
    current.session.home.stateChanged.connect(tell);
    tell();
  };
  current.changed.connect(follow);
  follow();
  const builder: ICohortBuilder = {
    get path() {
      return current.session.home.state.path;
    },
    get name() {
      return current.session.name;
    },
    changed,
    save: () => current.session.home.toFile(),
    pick: concept => {
      current.session.model.pick(concept);
      show(PANEL_ID);
    }
  };
  addCellCommand({ ...around, current, questions, showPanel: () => show(PANEL_ID) });
  return { body, current, actions, builder };
}
