import { Signal, type ISignal } from '@lumino/signaling';
import {
  formatDefinition,
  readDefinition,
  renameCohort,
  type Cohort,
  type ConceptMatch,
  type EventsCohort,
  type Facts,
  type PeopleCohort,
  type Problem
} from '@cohortlab/sdk';
import { Store } from '../service/store';
import { putConcepts, type ManyPicked } from './put-concepts';
import { defaultTarget, isLasting, isThere, newNodes, putConcept, putFacts, type Target } from './targets';
import { rewrite, type TextSource } from './text-source';

/** What the text says: a set of people, spans of time, or something that must be mended first. */
export type CohortReading =
  | { readonly kind: 'people'; readonly cohort: PeopleCohort }
  | { readonly kind: 'events'; readonly cohort: EventsCohort }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

export interface CohortState {
  readonly text: string;
  readonly reading: CohortReading;
  readonly target: Target;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** An edit of a cohort of either kind. */
export type Edit = <C extends Cohort>(cohort: C) => C;

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
    const reading = read(source.getSource(), _file());
    super({
      text: source.getSource(),
      reading,
      target: defaultTarget(cohortOf(reading)),
      canUndo: source.canUndo(),
      canRedo: source.canRedo()
    });
    source.changed.connect(this._reread, this);
  }

  /** Emitted when an edit put something into the cohort: the id of the criterion that was added. */
  get added(): ISignal<this, string> {
    return this._added;
  }

  /** The cohort; null while the text cannot be read. */
  get cohort(): Cohort | null {
    return cohortOf(this.state.reading);
  }

  /** The set of people, when the text is one. */
  get people(): PeopleCohort | null {
    return this.state.reading.kind === 'people' ? this.state.reading.cohort : null;
  }

  /** The spans of time, when the text is about them. */
  get events(): EventsCohort | null {
    return this.state.reading.kind === 'events' ? this.state.reading.cohort : null;
  }

  /**
   * Makes an edit, one step of undo. An edit of a text that cannot be read, or one whose result would
   * not be a valid file, is refused: nothing changes, and the answer is false.
   */
  edit(change: Edit): boolean {
    return this._become(cohort => change(cohort));
  }

  /** Makes an edit of a set of people; refused, as above, when the text is not one. */
  editPeople(change: (cohort: PeopleCohort) => Cohort): boolean {
    return this._become(cohort => (cohort.kind === 'people' ? change(cohort) : null));
  }

  /** Makes an edit of spans of time; refused, as above, when the text is not about them. */
  editEvents(change: (cohort: EventsCohort) => Cohort): boolean {
    return this._become(cohort => (cohort.kind === 'events' ? change(cohort) : null));
  }

  /** Puts a concept where the target says. */
  pick(match: Pick<ConceptMatch, 'conceptId' | 'name' | 'criterion'>): void {
    const { criterion } = match;
    if (criterion !== null) {
      this._put((cohort, target) => putConcept(this._named(cohort, match.name), target, criterion, match));
    }
  }

  /** Puts several concepts where the target says, as one step of undo. */
  pickAll(picked: ManyPicked): void {
    const [first] = picked.concepts;
    if (first) {
      this._put((cohort, target) => putConcepts(this._named(cohort, first.name), target, picked));
    }
  }

  /** Puts facts about the person where the target says. */
  pickFacts(facts: Facts): void {
    this._put((cohort, target) => putFacts(cohort, target, facts));
  }

  /** Says where the next pick goes; nothing said means a group or a step of its own that must hold. */
  aim(target: Target = defaultTarget(this.cohort)): void {
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

  /** A cohort that nobody has named is called after the first concept in it. */
  private _named(cohort: Cohort, name: string): Cohort {
    return cohort.name === this._untitled && cohort.conceptSets.length === 0
      ? renameCohort(cohort, name.slice(0, 100))
      : cohort;
  }

  private _put(add: (cohort: Cohort, target: Target) => Cohort): void {
    const { cohort: before } = this;
    const { target } = this.state;
    if (before && this._become(cohort => add(cohort, target)) && this.cohort) {
      const [id] = newNodes(before, this.cohort);
      if (!isLasting(target)) {
        this.aim();
      }
      if (id !== undefined) {
        this._added.emit(id);
      }
    }
  }

  private _become(change: (cohort: Cohort) => Cohort | null): boolean {
    const { cohort } = this;
    const next = cohort && change(cohort);
    if (!next) {
      return false;
    }
    if (next === cohort) {
      return true;
    }
    const text = formatDefinition(next);
    if (read(text, this._file()).kind === 'problems') {
      return false;
    }
    rewrite(this.source, text);
    this._reread();
    return true;
  }

  private _reread(): void {
    const text = this.source.getSource();
    const reading = text === this.state.text ? this.state.reading : read(text, this._file());
    const cohort = cohortOf(reading);
    const { target } = this.state;
    this.set({
      text,
      reading,
      target: cohort && isThere(target, cohort) ? target : defaultTarget(cohort),
      canUndo: this.source.canUndo(),
      canRedo: this.source.canRedo()
    });
  }

  private _added = new Signal<this, string>(this);
}

function cohortOf(reading: CohortReading): Cohort | null {
  return reading.kind === 'problems' ? null : reading.cohort;
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
