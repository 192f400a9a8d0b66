import type { Contents } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';
import { DisposableDelegate, DisposableSet, type IDisposable } from '@lumino/disposable';
import {
  folderOf,
  isRecords,
  type Bundle,
  type ConceptMatch,
  type Dataset,
  type SearchAnswer
} from '@cohortlab/sdk';
import { domainOf, domainOfTable } from '@cohortlab/sdk/cdm';
import { bundleOf, type ReadText } from '../documents/bundle';
import { ReleaseChoice, Store, type ServiceModel } from '../service';
import { addConcept, addTable, conceptsOf, setOf } from './edit';
import { ExploreModel } from './explore-model';
import { PeopleCount } from './people-count';
import type { DatasetSession } from './session';

/** The two sides of the browser: what there is, and what is taken of it. */
export type Side = 'explore' | 'dataset';

export interface BrowserState {
  readonly session: DatasetSession;
  /** The side that is shown when there is room for one only. */
  readonly side: Side;
}

export interface BrowserOptions {
  readonly service: ServiceModel;
  readonly read: ReadText;
  /** Tells of files that were saved: a cohort that changed is counted anew. */
  readonly files: Pick<Contents.IManager, 'fileChanged'>;
  readonly session: DatasetSession;
  readonly side: Side;
}

/** The Dataset Browser, in the panel or in a document: a release to look at, and a dataset being made of it. */
export class BrowserModel extends Store<BrowserState> {
  constructor({ service, read, files, session, side }: BrowserOptions) {
    super({ session, side });
    this.choice = new ReleaseChoice(service);
    this.explore = new ExploreModel(this.choice);
    this._read = async path => this.state.session.brought(path) ?? (await read(path));
    this.people = new PeopleCount(this.choice, this._read);
    this._files = files;
    files.fileChanged.connect(this._recount, this);
    this._attach(session);
  }

  readonly choice: ReleaseChoice;
  readonly explore: ExploreModel;
  /** The people of the cohort that the dataset is about. */
  readonly people: PeopleCount;

  /** Goes on with another dataset. */
  adopt(session: DatasetSession): void {
    this._detach(this.state.session);
    this.set({ session });
    this._attach(session);
  }

  /** The dataset as it is now, with all that it refers to. */
  bundle(): Promise<Bundle> {
    const { session } = this.state;
    return bundleOf(session.path, session.model.state.text, this._read);
  }

  turn(side: Side): void {
    this.set({ side });
  }

  /** Takes a table of the release into the dataset, or shows it there when it is in it. */
  takeTable(name: string): void {
    const { model } = this.state.session;
    const place = model.dataset?.tables.findIndex(table => isRecords(table) && table.table === name) ?? -1;
    const card = this.explore.table(name);
    if (place >= 0) {
      model.unfold(place);
      this.turn('dataset');
    } else if (card) {
      model.edit(dataset => addTable(dataset, card));
    }
  }

  /** Takes a concept's records into the dataset, or shows the table that has them. */
  takeConcept(concept: ConceptMatch): void {
    const { model } = this.state.session;
    const taken = this.placeOf(concept);
    if (taken !== null) {
      model.unfold(taken);
      this.turn('dataset');
      return;
    }
    const card = this.explore.table(tableOf(concept) ?? '');
    if (card) {
      model.edit(dataset => {
        const open = narrowed(dataset, card.name);
        const grown = open === null ? addTable(dataset, card) : dataset;
        return addConcept(grown, open ?? grown.tables.length - 1, concept);
      });
    }
  }

  /** Place of the table that names the concept; null when none does. */
  placeOf(concept: ConceptMatch): number | null {
    const { dataset } = this.state.session.model;
    const place = dataset?.tables.findIndex(
      (table, at) =>
        isRecords(table) &&
        table.table === tableOf(concept) &&
        conceptsOf(dataset, at)?.some(item => item.conceptId === concept.conceptId)
    );
    return place === undefined || place < 0 ? null : place;
  }

  /** Asks for concepts, of the table's own domain when a table is given. */
  search(text: string, signal: AbortSignal, table?: string): Promise<SearchAnswer> {
    const { release, service } = { release: this.choice.state.release, service: this.choice.service };
    const domain = table === undefined ? null : domainOfTable(table)?.domainId;
    return service.api.search(release?.name ?? '', { text, ...(domain && { domain }) }, signal);
  }

  /** Keeps state and counts fresh for somebody who looks, until the returned object is disposed. */
  look(): IDisposable {
    const active = (on: boolean): void => {
      this.explore.active = on;
      this.people.active = on;
    };
    active(true);
    return DisposableSet.from([this.choice.service.watch(), new DisposableDelegate(() => active(false))]);
  }

  dispose(): void {
    this._detach(this.state.session);
    this._files.fileChanged.disconnect(this._recount, this);
    this.people.dispose();
    this.explore.dispose();
    this.choice.dispose();
    Signal.clearData(this);
  }

  private _attach(session: DatasetSession): void {
    session.model.stateChanged.connect(this._follow, this);
    session.home.stateChanged.connect(this._follow, this);
    this._follow();
  }

  private _detach(session: DatasetSession): void {
    session.model.stateChanged.disconnect(this._follow, this);
    session.home.stateChanged.disconnect(this._follow, this);
  }

  /** The study may change when the file is saved or moved, the people when another cohort is chosen. */
  private _follow(): void {
    const { session } = this.state;
    this.people.follow(session.cohortPath);
    const folder = folderOf(session.path);
    if (folder !== this._followed) {
      this._followed = folder;
      void this.choice.follow(session.path);
    }
  }

  private _recount(_: unknown, change: Contents.IChangedArgs): void {
    if (change.type === 'save' && change.newValue?.path === this.people.state.path) {
      this.people.recount();
    }
  }

  private readonly _files: BrowserOptions['files'];
  private readonly _read: ReadText;
  private _followed: string | null = null;
}

/** The OMOP table with a concept's records; null when the release has none. */
function tableOf(concept: ConceptMatch): string | null {
  return concept.criterion === null ? null : domainOf(concept.criterion).table;
}

/** Place of the last table over the same records that takes some concepts only; null when there is none. */
function narrowed(dataset: Dataset, table: string): number | null {
  const places = dataset.tables.flatMap((each, at) =>
    isRecords(each) && each.table === table && setOf(dataset, at)?.kind === 'inline' ? [at] : []
  );
  return places.at(-1) ?? null;
}
