import { Signal, type ISignal } from '@lumino/signaling';
import {
  addCriterion,
  addDemographics,
  addGroup,
  formatDefinition,
  readDefinition,
  renameCohort,
  type ConceptMatch,
  type EventsCohort,
  type Facts,
  type PeopleCohort,
  type Problem,
  type Side
} from '@cohortlab/sdk';
import { Store } from '../service/store';
import { rewrite, type TextSource } from './text-source';

/** What the text says: a set of people, spans of time, or something that must be mended first. */
export type CohortReading =
  | { readonly kind: 'people'; readonly cohort: PeopleCohort }
  | { readonly kind: 'events'; readonly cohort: EventsCohort }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Where the next picked concept goes: into a group of its own, or beside the others of one. */
export type Target =
  { readonly kind: 'new'; readonly side: Side } | { readonly kind: 'group'; readonly id: string };

export interface CohortState {
  readonly text: string;
  readonly reading: CohortReading;
  readonly target: Target;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

const NARROW: Target = { kind: 'new', side: 'include' };

/**
 * A cohort as it is edited. The text is the truth: every edit is a small change of it, every change
 * of it, by whomever, is read anew. No DOM.
 */
export class CohortModel extends Store<CohortState> {
  /**
   * `file` is what problems call the text. A blank cohort of the name `untitled` is named after the
   * first concept that is picked.
   */
  constructor(
    readonly source: TextSource,
    private readonly _file: () => string,
    private readonly _untitled?: string
  ) {
    super({
      text: source.getSource(),
      reading: read(source.getSource(), _file()),
      target: NARROW,
      canUndo: source.canUndo(),
      canRedo: source.canRedo()
    });
    source.changed.connect(this._reread, this);
  }

  /** Emitted when an edit put something into the cohort: the id of the group that it went to. */
  get added(): ISignal<this, string> {
    return this._added;
  }

  /** The set of people, when the text is one. */
  get people(): PeopleCohort | null {
    return this.state.reading.kind === 'people' ? this.state.reading.cohort : null;
  }

  /**
   * Makes an edit, one step of undo. An edit of anything but a set of people, or one whose result
   * would not be a valid file, is refused: nothing changes, and the answer is false.
   */
  edit(change: (cohort: PeopleCohort) => PeopleCohort): boolean {
    const { people } = this;
    if (!people) {
      return false;
    }
    const next = change(people);
    if (next === people) {
      return true;
    }
    const text = formatDefinition(next);
    if (read(text, this._file()).kind !== 'people') {
      return false;
    }
    rewrite(this.source, text);
    this._reread();
    return true;
  }

  /** Puts a concept where the target says. */
  pick(match: Pick<ConceptMatch, 'conceptId' | 'name' | 'criterion'>): void {
    const { criterion } = match;
    if (criterion !== null) {
      const named = (cohort: PeopleCohort): PeopleCohort =>
        cohort.name === this._untitled && cohort.conceptSets.length === 0
          ? renameCohort(cohort, match.name.slice(0, 100))
          : cohort;
      this._put((cohort, group) => addCriterion(named(cohort), group, criterion, match));
    }
  }

  /** Puts facts about the person where the target says. */
  pickFacts(facts: Facts): void {
    this._put((cohort, group) => addDemographics(cohort, group, facts));
  }

  /** Says where the next pick goes; nothing said means a new group that everyone must be in. */
  aim(target: Target = NARROW): void {
    this.set({ target });
  }

  /** Replaces the whole text, as one step of undo. */
  replace(text: string): void {
    rewrite(this.source, text);
    this._reread();
  }

  undo(): void {
    this.source.undo();
    this._reread();
  }

  redo(): void {
    this.source.redo();
    this._reread();
  }

  dispose(): void {
    Signal.clearData(this);
  }

  private _put(add: (cohort: PeopleCohort, group: string) => PeopleCohort): void {
    const { target } = this.state;
    let id = '';
    const done = this.edit(cohort => {
      const roomy = target.kind === 'new' ? addGroup(cohort, target.side) : cohort;
      id = target.kind === 'new' ? (roomy[target.side].at(-1)?.id ?? '') : target.id;
      return add(roomy, id);
    });
    // Excluding is said each time; a group that was aimed at stays the target for more of its kind.
    if (done) {
      if (target.kind === 'new') {
        this.aim();
      }
      this._added.emit(id);
    }
  }

  private _reread(): void {
    const text = this.source.getSource();
    const reading = text === this.state.text ? this.state.reading : read(text, this._file());
    const { target } = this.state;
    const lost = target.kind === 'group' && !groupsOf(reading).some(({ id }) => id === target.id);
    this.set({
      text,
      reading,
      target: lost ? NARROW : target,
      canUndo: this.source.canUndo(),
      canRedo: this.source.canRedo()
    });
  }

  private _added = new Signal<this, string>(this);
}

function groupsOf(reading: CohortReading): PeopleCohort['include'] {
  return reading.kind === 'people' ? [...reading.cohort.include, ...reading.cohort.exclude] : [];
}

function read(text: string, file: string): CohortReading {
  const reading = readDefinition({ path: file, text });
  switch (reading.kind) {
    case 'cohort':
      return reading.cohort.kind === 'people'
        ? { kind: 'people', cohort: reading.cohort }
        : { kind: 'events', cohort: reading.cohort };
    case 'problems':
      return reading;
    default: {
      const message = 'This file holds no cohort: its "$schema" says that it is something else.';
      return { kind: 'problems', problems: [{ file, path: '/$schema', message }] };
    }
  }
}
