import { DisposableSet, type IDisposable } from '@lumino/disposable';
import { folderOf, readDefinition, type Bundle, type Cohort } from '@cohortlab/sdk';
import { bundleOf, type ReadText } from '../documents/bundle';
import type { Home } from '../documents/home';
import { ServiceFailure } from '../service/failure';
import { ReleaseChoice } from '../service/release-choice';
import type { ServiceModel } from '../service/service-model';
import { moved } from './copied';
import { CountModel } from './counts';
import { CohortModel } from './model';
import type { TextSource } from './text-source';

/** What a cohort is edited with: in a document, in the panel, or in both at once. */
export interface SessionOptions {
  readonly service: ServiceModel;
  readonly source: TextSource;
  readonly home: Home;
  readonly read: ReadText;
  /** The folder that an unsaved cohort is thought to lie in. */
  readonly folder: string;
  /** Name of a cohort that nobody has named: the first concept that is picked names it. */
  readonly untitled?: string;
  /** What a text is asked about with, while it does not lie in the workspace; null when it does. */
  readonly bundle?: (text: string) => Bundle | null;
}

/** One cohort being edited: its text, its counts, the release they are of, and where it is kept. */
export class CohortSession {
  constructor(options: SessionOptions) {
    const { service, source, home, read, folder, untitled, bundle } = options;
    this.home = home;
    this.source = source;
    this._folder = folder;
    this.model = new CohortModel(source, () => this.path, untitled);
    this.choice = new ReleaseChoice(service);
    this._bundle = async text => bundle?.(text) ?? (await bundleOf(this.path, text, read));
    this.counts = new CountModel(this.model, this.choice, this._bundle);
    home.stateChanged.connect(this._follow, this);
    this._follow();
  }

  readonly model: CohortModel;
  readonly counts: CountModel;
  readonly choice: ReleaseChoice;
  readonly home: Home;
  readonly source: TextSource;

  /** Where the cohort lies, or would lie. */
  get path(): string {
    const folder = this._folder === '' ? '' : `${this._folder}/`;
    return this.home.state.path ?? `${folder}untitled.cohort.json`;
  }

  /** What the cohort is called; empty while the text cannot be read. */
  get name(): string {
    const { reading } = this.model.state;
    return reading.kind === 'problems' ? '' : reading.cohort.name;
  }

  /**
   * Saves under a path that is asked for, and goes on with that file. References to other files are
   * said from the new folder. The path, or null when the person thought better of it.
   */
  async saveAs(): Promise<string | null> {
    const before = this.path;
    const path = await this.home.saveAs();
    if (path !== null && folderOf(path) !== folderOf(before)) {
      this.model.edit(cohort => moved(cohort, before, path));
      return this.home.save();
    }
    return path;
  }

  /** The cohort as it is now, with all that it refers to. */
  bundle(): Promise<Bundle> {
    return this._bundle(this.model.state.text);
  }

  /** What the file holds, read as a cohort; null when it was never saved, or cannot be read. */
  readSaved(): Cohort | null {
    const { saved } = this.home;
    const reading = saved === null ? null : readDefinition({ path: this.path, text: saved });
    return reading?.kind === 'cohort' ? reading.cohort : null;
  }

  /** Makes the text as it is saved, as one step of undo. */
  revert(): void {
    const { saved } = this.home;
    if (saved !== null) {
      this.model.replace(saved);
      this.home.settle();
    }
  }

  /** The SQL that answers for the cohort as it is now. Rejects while there is no release or no service. */
  async sql(signal: AbortSignal): Promise<string> {
    const { service, state } = this.choice;
    if (!state.release || !service.ready) {
      throw new ServiceFailure({ kind: 'service', code: 'serviceDown', problems: [] });
    }
    const bundle = await this.bundle();
    return (await service.api.sql(state.release.name, { bundle }, signal)).sql;
  }

  /** Keeps state and counts fresh for somebody who looks, until the returned object is disposed. */
  look(): IDisposable {
    return DisposableSet.from([this.choice.service.watch(), this.counts.look()]);
  }

  /** Moves a cohort that nobody has touched to the folder that the person works in now. */
  settle(folder: string): void {
    const { path, dirty, cell } = this.home.state;
    if (path === null && cell === undefined && !dirty) {
      this._folder = folder;
      this._follow();
    }
  }

  dispose(): void {
    this.home.stateChanged.disconnect(this._follow, this);
    this.counts.dispose();
    this.choice.dispose();
    this.model.dispose();
    this.home.dispose();
  }

  /** The study may change when the file is saved or moved. */
  private _follow(): void {
    if (this.path !== this._followed) {
      this._followed = this.path;
      void this.choice.follow(this.path);
    }
  }

  private readonly _bundle: (text: string) => Promise<Bundle>;
  private _folder: string;
  private _followed: string | null = null;
}
