import { Signal } from '@lumino/signaling';
import type { ConceptCard, ReleaseCard, TableCard } from '@cohortlab/sdk';
import { Store, type ReleaseChoice } from '../service';
import { back, begin, forth, step, type History } from './history';
import { IDLE, Latest, valueOf, type Loading } from './loading';
import { samePlace, type Page, type Place } from './places';
import { StatisticsModel } from './statistics-model';

/** What is being looked at. */
export interface ExploreState {
  /** The release, its tables and columns. */
  readonly card: Loading<ReleaseCard>;
  /** The places walked through; null is the release itself. */
  readonly walk: History<Place>;
  /** The card of the concept that the walk stands at. */
  readonly concept: Loading<ConceptCard>;
  /** The tables whose columns are unfolded. */
  readonly unfolded: ReadonlySet<string>;
}

/** Browsing one release: its tables, and a walk through its concepts and pages. Holds answers, never asks twice. */
export class ExploreModel extends Store<ExploreState> {
  constructor(readonly choice: ReleaseChoice) {
    super({ card: IDLE, walk: begin<Place>(null), concept: IDLE, unfolded: new Set() });
    this.statistics = new StatisticsModel(choice);
    choice.stateChanged.connect(this._follow, this);
    choice.service.stateChanged.connect(this._follow, this);
  }

  /** What is counted of tables, concepts, surveys. */
  readonly statistics: StatisticsModel;

  /** Whether anybody looks. Turning it on asks for what is not known yet. */
  set active(active: boolean) {
    this._active = active;
    this._follow();
  }

  /** The tables of the release that hold records of people; none while unknown. */
  get tables(): readonly TableCard[] {
    return valueOf(this.state.card)?.tables ?? [];
  }

  /** The table of that name, when the release has it. */
  table(name: string): TableCard | undefined {
    return this.tables.find(table => table.name === name);
  }

  /** Opens the card of a concept. */
  show(conceptId: number): void {
    this._step({ kind: 'concept', conceptId });
  }

  /** Opens a page about the release. */
  page(page: Page): void {
    this._step({ kind: 'page', page });
  }

  /** Opens a module of a survey as a questionnaire. */
  survey(conceptId: number): void {
    this._step({ kind: 'survey', conceptId });
  }

  /** Leaves for the release; Back leads to what was looked at again. */
  home(): void {
    this._step(null);
  }

  back(): void {
    this._go(back(this.state.walk));
  }

  forward(): void {
    this._go(forth(this.state.walk));
  }

  /** Folds or unfolds the columns of a table. */
  toggle(table: string): void {
    const unfolded = new Set(this.state.unfolded);
    if (!unfolded.delete(table)) {
      unfolded.add(table);
    }
    this.set({ unfolded });
  }

  /** Asks again for what is shown, as after a failure; a release that was replaced is opened anew. */
  async retry(): Promise<void> {
    const { card, concept } = this.state;
    for (const each of [card, concept]) {
      if (each.kind === 'failed') {
        await this.choice.mend(each.failure);
        break;
      }
    }
    this._ask();
  }

  dispose(): void {
    this._cards.stop();
    this._concepts.stop();
    this.statistics.dispose();
    Signal.clearData(this);
  }

  /** Asks anew when another release answers, or the same one after a restart. */
  private _follow(): void {
    const { service } = this.choice;
    const release = this.choice.state.release;
    if (!service.ready || !this._active) {
      return;
    }
    if (release === null) {
      this._source = '';
      this._cards.stop();
      this._concepts.stop();
      this.set({ card: IDLE, concept: IDLE });
      this.statistics.begin(null);
      return;
    }
    const source = [release.name, release.id, release.state, service.state.status?.restarts].join('\n');
    if (source !== this._source) {
      this._source = source;
      this._ask();
    }
  }

  private _step(place: Place): void {
    if (!samePlace(place, this.state.walk.present)) {
      this._go(step(this.state.walk, place));
    }
  }

  private _go(walk: History<Place>): void {
    if (walk !== this.state.walk) {
      this.set({ walk });
      this._askConcept();
    }
  }

  private _ask(): void {
    this.statistics.begin(this.choice.state.release?.name ?? null);
    this._askCard();
    this._askConcept();
  }

  private _askCard(): void {
    const release = this.choice.state.release;
    if (release !== null) {
      const { api } = this.choice.service;
      const known = valueOf(this.state.card);
      const before = known?.release.name === release.name ? known : null;
      void this._cards.ask(
        signal => api.card(release.name, signal),
        card => this._tell({ card }),
        before
      );
    }
  }

  private _askConcept(): void {
    const release = this.choice.state.release;
    const place = this.state.walk.present;
    if (place?.kind !== 'concept' || release === null) {
      this._concepts.stop();
      this.set({ concept: IDLE });
      return;
    }
    const { conceptId } = place;
    const { api } = this.choice.service;
    void this._concepts.ask(
      signal => api.concept(release.name, { conceptId }, signal),
      concept => this._tell({ concept }),
      valueOf(this.state.concept)
    );
  }

  private _tell(change: Partial<ExploreState>): void {
    this.set(change);
    if (change.card?.kind === 'failed' || change.concept?.kind === 'failed') {
      this.choice.service.refresh();
    }
  }

  private _active = false;
  private _source = '';
  private _cards = new Latest();
  private _concepts = new Latest();
}
