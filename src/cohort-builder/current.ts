import type { Contents } from '@jupyterlab/services';
import { blankCohort, formatDefinition, type Cohort } from '@cohortlab/sdk';
import { readTextOf } from '../documents/bundle';
import { Current, type OpenDocuments } from '../documents/current';
import { FileHome, type Saved, type SaveQuestions } from '../documents/file-home';
import type { ServiceModel } from '../service/service-model';
import { CohortSession } from './session';
import { PlainText } from './text-source';

/** The cohorts that are open as documents. */
export type OpenCohorts = OpenDocuments<CohortSession>;

/** What only a person can decide, and what the application knows. */
export interface Surroundings {
  readonly service: ServiceModel;
  readonly contents: Contents.IManager;
  readonly documents: OpenCohorts;
  /** Name of a cohort that nobody has named. */
  readonly untitled: string;
  /** The folder that the person works in. */
  folder(): string;
  questions(session: () => CohortSession): SaveQuestions;
  /** What shall become of edits that are about to be left. */
  leave(name: string): Promise<'save' | 'discard' | 'stay'>;
}

/** The one cohort that the side panel shows: the last that was begun or opened in it. */
export class CurrentCohort extends Current<CohortSession> {
  constructor(around: Surroundings) {
    const { contents, documents, untitled } = around;
    super({
      contents,
      documents,
      begin: saved => begin(around, saved),
      leave: name => around.leave(name || untitled)
    });
  }

  /** Begins a new cohort, blank unless one to begin from is given. False when the person stayed. */
  override async create(example?: Cohort): Promise<boolean> {
    const created = await super.create();
    if (created && example) {
      this.session.model.replace(formatDefinition(example));
    }
    return created;
  }
}

function begin(around: Surroundings, saved: Saved | null): CohortSession {
  const { service, contents, untitled } = around;
  const source = new PlainText(saved?.text ?? formatDefinition(blankCohort(untitled)));
  const questions = around.questions(() => session);
  const session: CohortSession = new CohortSession({
    service,
    source,
    home: new FileHome(contents, source, questions, saved),
    read: readTextOf(contents),
    folder: around.folder(),
    untitled
  });
  return session;
}
