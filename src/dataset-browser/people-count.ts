import { Signal } from '@lumino/signaling';
import { readDefinition, type Shown } from '@cohortlab/sdk';
import { bundleOf, type ReadText } from '../documents/bundle';
import { ServiceFailure, Store, type ReleaseChoice } from '../service';
import { IDLE, Latest, valueOf, type Loading } from './loading';

/** What is known of the cohort that a dataset is about. */
export interface CohortFacts {
  /** What its file calls it. */
  readonly name: string;
  readonly people: Shown;
}

export interface PeopleState {
  /** Workspace path of the cohort file; null when the dataset is about everyone. */
  readonly path: string | null;
  /** Of that file, on the release chosen. Idle when there is nothing to ask. */
  readonly facts: Loading<CohortFacts>;
}

/** Counts the people that a dataset is about. Asks nothing while nobody looks. */
export class PeopleCount extends Store<PeopleState> {
  constructor(
    private readonly _choice: ReleaseChoice,
    private readonly _read: ReadText
  ) {
    super({ path: null, facts: IDLE });
    _choice.stateChanged.connect(this._consider, this);
    _choice.service.stateChanged.connect(this._consider, this);
  }

  /** Whether anybody looks. Turning it on counts what is not counted yet. */
  set active(active: boolean) {
    this._active = active;
    this._consider();
  }

  /** Says which cohort it is about. */
  follow(path: string | null): void {
    if (path !== this.state.path) {
      this._latest.stop();
      this._asked = '';
      this.set({ path, facts: IDLE });
      this._consider();
    }
  }

  /** Counts again, as after a failure; a release that was replaced is opened anew. */
  async retry(): Promise<void> {
    const { facts } = this.state;
    if (facts.kind === 'failed') {
      await this._choice.mend(facts.failure);
    }
    this.recount();
  }

  /** Counts again, as after the cohort's file was saved. */
  recount(): void {
    this._asked = '';
    this._consider();
  }

  dispose(): void {
    this._latest.stop();
    Signal.clearData(this);
  }

  private _consider(): void {
    const { path } = this.state;
    const { service } = this._choice;
    const { release } = this._choice.state;
    if (path === null || !this._active || !service.ready || release === null) {
      return;
    }
    const question = [release.id, release.state, service.state.status?.restarts, path].join('\n');
    if (question !== this._asked) {
      this._asked = question;
      void this._latest.ask(
        signal => this._count(path, release.name, signal),
        facts => this.set({ facts }),
        valueOf(this.state.facts)
      );
    }
  }

  private async _count(path: string, release: string, signal: AbortSignal): Promise<CohortFacts> {
    const text = await this._read(path);
    if (text === null) {
      throw unusable(path, `There is no file ${path}.`);
    }
    const reading = readDefinition({ path, text });
    if (reading.kind === 'problems') {
      throw new ServiceFailure({ kind: 'service', code: 'badDefinition', problems: reading.problems });
    }
    if (reading.kind !== 'cohort') {
      throw unusable(path, 'This file holds no cohort.');
    }
    const bundle = await bundleOf(path, text, this._read);
    signal.throwIfAborted();
    const { people } = await this._choice.service.api.count(release, { bundle }, signal);
    return { name: reading.cohort.name, people };
  }

  private _active = false;
  private _asked = '';
  private _latest = new Latest();
}

function unusable(file: string, message: string): ServiceFailure {
  return new ServiceFailure({
    kind: 'service',
    code: 'badDefinition',
    problems: [{ file, path: '', message }]
  });
}
