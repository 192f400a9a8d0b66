import type { Contents } from '@jupyterlab/services';
import { blankDataset, folderOf, formatDefinition } from '@cohortlab/sdk';
import { PlainText } from '../cohort-builder/text-source';
import type { Trans } from '../components';
import { readTextOf } from '../documents/bundle';
import { Current } from '../documents/current';
import { FileHome, type Saved, type SaveQuestions } from '../documents/file-home';
import { InlineHome } from '../documents/inline-home';
import { placeFor } from '../documents/place';
import { askInline, askLeave, askOverwrite, askPlace } from '../documents/questions';
import { relativePath } from '../documents/relative-path';
import type { IWorkingFolder } from '../documents/working-folder';
import type { CellPlace } from '../notebook/cell-place';
import type { ServiceModel } from '../service';
import type { BrowserActions } from './actions';
import { BrowserBody } from './body';
import type { DatasetDocuments } from './document';
import { datasetIcon } from './icon';
import { BrowserModel } from './model';
import type { OfferedCohort } from './cohort-choice';
import type { CohortOffer } from './offered-cohort';
import { DatasetSession } from './session';
import { EXTENSION, PANEL_ID } from './tokens';

export interface PanelSurroundings {
  readonly service: ServiceModel;
  readonly contents: Contents.IManager;
  readonly documents: DatasetDocuments;
  readonly offered: CohortOffer;
  readonly trans: Trans;
  readonly actionsOf: (model: BrowserModel) => BrowserActions;
  readonly place: IWorkingFolder;
}

export interface Panel {
  readonly body: BrowserBody;
  readonly current: Current<DatasetSession>;
  /** Begins a dataset, of a cohort that is named or of the one at hand. False when the person stayed. */
  create(cohort?: OfferedCohort): Promise<boolean>;
  /** Goes on with a dataset that stands in a cell. False when the person stayed. */
  readonly take: (cell: CellPlace) => Promise<boolean>;
}

/** The side panel, with the dataset that it shows. */
export function makePanel(around: PanelSurroundings): Panel {
  const { service, contents, documents, offered, place, trans, actionsOf } = around;
  const current = new Current<DatasetSession>({
    contents,
    documents,
    begin: saved => begin(around, saved),
    leave: name => askLeave(trans, name || trans.__('New dataset'))
  });
  const read = readTextOf(contents);
  const { session } = current;
  const model = new BrowserModel({ service, read, files: contents, session, side: 'explore' });
  current.changed.connect(() => model.adopt(current.session));
  // A dataset that nobody has touched is about the cohort at hand, where the person works now.
  offered.stateChanged.connect(() => current.renew());
  place.stateChanged.connect(() => current.renew());
  const body = new BrowserBody({ trans, model, offered, actions: actionsOf(model) });
  body.id = PANEL_ID;
  body.title.icon = datasetIcon;
  body.title.caption = trans.__('Dataset Browser');
  body.addClass('jp-Cohortlab-datasetPanel');
  body.node.setAttribute('role', 'region');
  body.node.setAttribute('aria-label', trans.__('Dataset Browser'));
  const create = async (cohort?: OfferedCohort): Promise<boolean> => {
    const created = await current.create();
    if (created && cohort) {
      current.session.model.replace(textFor(cohort, trans, place.state.folder));
    }
    return created;
  };
  return { body, current, create, take: cell => current.take(() => beginInCell(around, cell)) };
}

function begin(around: PanelSurroundings, saved: Saved | null): DatasetSession {
  const { contents, offered, place, trans } = around;
  const root = place.state.folder;
  const source = new PlainText(saved?.text ?? blankText(offered, trans, root));
  const home = new FileHome(
    contents,
    source,
    questions(trans, () => session),
    saved
  );
  const session: DatasetSession = new DatasetSession({ source, home, root });
  return session;
}

/** A dataset that stands in a cell, edited in the panel. */
function beginInCell({ contents, trans }: PanelSurroundings, cell: CellPlace): DatasetSession {
  const source = new PlainText(cell.text);
  const ask = { ...questions(trans, () => session), ...askInline(trans) };
  const home = new InlineHome(contents, source, ask, cell);
  const root = folderOf(cell.notebook);
  const session: DatasetSession = new DatasetSession({ source, home, root, files: cell.files });
  return session;
}

function questions(trans: Trans, session: () => DatasetSession): SaveQuestions {
  return {
    overwrite: askOverwrite(trans),
    place: async () => {
      const path = await askPlace(trans, {
        title: trans.__('Save the dataset'),
        extension: EXTENSION,
        suggest: () => session().path
      })();
      // What a cell brings along is written beside the file, under the names that it has in the cell.
      if (path !== null && session().home.state.cell === undefined) {
        session().plan(path);
      }
      return path;
    }
  };
}

function blankText({ state }: CohortOffer, trans: Trans, root: string): string {
  const { cohort } = state;
  return cohort === null
    ? formatDefinition(blankDataset(trans.__('New dataset'), null))
    : textFor(cohort, trans, root);
}

/** A dataset of a cohort's people that has no table yet. */
function textFor(cohort: OfferedCohort, trans: Trans, root: string): string {
  const name = trans.__('%1: data', cohort.name);
  const folder = folderOf(placeFor('dataset', name, root));
  return formatDefinition(blankDataset(name, relativePath(folder, cohort.path)));
}
