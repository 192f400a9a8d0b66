import { DisposableDelegate, type IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { AttritionAnswer, BreakdownAnswer, Bundle, CountAnswer } from '@cohortlab/sdk';
import { failureOf, isAbort, type Failure } from '../service/failure';
import type { ReleaseChoice } from '../service/release-choice';
import { Store } from '../service/store';
import type { CohortModel } from './model';

/** Milliseconds after an edit before it is counted. */
const PAUSE = 150;

/** Milliseconds after which an answer is long in coming. */
const SLOW = 1_000;

export interface CountState {
  /** The last answers; they stay while the next are on their way. */
  readonly count: CountAnswer | null;
  readonly breakdown: BreakdownAnswer | null;
  /** Who is left after each step or group. */
  readonly attrition: AttritionAnswer | null;
  /** Whether the count, the steps and the breakdown are of the cohort as it is now. */
  readonly countFresh: boolean;
  readonly attritionFresh: boolean;
  readonly breakdownFresh: boolean;
  /** A question is on its way. */
  readonly busy: boolean;
  readonly failure: Failure | null;
}

const NOTHING: CountState = {
  count: null,
  breakdown: null,
  attrition: null,
  countFresh: false,
  attritionFresh: false,
  breakdownFresh: false,
  busy: false,
  failure: null
};

/**
 * Counts a cohort while it is edited: a short pause after each edit, the running question given up
 * (the service interrupts it), a late answer dropped. Asks nothing while nobody looks, and nothing
 * anew when an edit changed names alone.
 */
export class CountModel extends Store<CountState> {
  constructor(
    private readonly _model: CohortModel,
    private readonly _choice: ReleaseChoice,
    private readonly _bundle: (text: string) => Promise<Bundle>
  ) {
    super(NOTHING);
    _model.stateChanged.connect(this._consider, this);
    _choice.stateChanged.connect(this._consider, this);
    _choice.service.stateChanged.connect(this._consider, this);
  }

  /** Counts while somebody looks: until the returned object is disposed. */
  look(): IDisposable {
    this._looking += 1;
    this._consider();
    return new DisposableDelegate(() => {
      this._looking -= 1;
    });
  }

  /** Counts again, whatever was counted before. */
  retry(): void {
    this._asked = '';
    this._consider();
  }

  dispose(): void {
    this._giveUp();
    Signal.clearData(this);
  }

  private _consider(): void {
    const meaning = this._meaning();
    if (meaning === null) {
      this._giveUp();
      this._asked = '';
      this.set(NOTHING);
      return;
    }
    const { release, service } = { release: this._choice.state.release, service: this._choice.service };
    const question = `${release?.id ?? ''} ${meaning}`;
    if (question === this._asked) {
      return;
    }
    this._giveUp();
    this.set({ countFresh: false, attritionFresh: false, breakdownFresh: false, busy: false, failure: null });
    if (this._looking === 0 || !service.ready || !release) {
      this._asked = '';
      return;
    }
    this._asked = question;
    this.set({ busy: true });
    this._timer = setTimeout(() => void this._ask(release.name), PAUSE);
  }

  private async _ask(release: string): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    this._running = controller;
    const { service } = this._choice;
    const { api } = service;
    // An answer that is long in coming may mean that the service is being started again.
    const slow = setTimeout(() => service.refresh(), SLOW);
    try {
      const bundle = await this._bundle(this._model.state.text);
      signal.throwIfAborted();
      const count = await api.count(release, { bundle }, signal);
      signal.throwIfAborted();
      this.set({ count, countFresh: true });
      const attrition = await api.attrition(release, { bundle }, signal);
      signal.throwIfAborted();
      this.set({ attrition, attritionFresh: true });
      const breakdown = await api.breakdown(release, { bundle }, signal);
      signal.throwIfAborted();
      this.set({ breakdown, breakdownFresh: true, busy: false });
    } catch (error) {
      if (!signal.aborted && !isAbort(error)) {
        this._fail(failureOf(error));
      }
    } finally {
      clearTimeout(slow);
    }
  }

  private _fail(failure: Failure): void {
    this.set({ failure, busy: false });
    if (failure.kind !== 'service' || failure.code === 'serviceDown') {
      // Ask again by itself as soon as the service is there again.
      this._asked = '';
      this._choice.service.refresh();
    }
  }

  private _giveUp(): void {
    clearTimeout(this._timer);
    this._running?.abort();
    this._running = null;
  }

  /** What is asked for, without names and notes; null when there is nothing to count. */
  private _meaning(): string | null {
    const { reading } = this._model.state;
    if (reading.kind === 'problems') {
      return null;
    }
    const { cohort } = reading;
    if (cohort.kind === 'people' && cohort.include.length + cohort.exclude.length === 0) {
      return null;
    }
    return JSON.stringify(cohort, (key, value: unknown) =>
      key === 'name' || key === 'notes' ? undefined : value
    );
  }

  private _looking = 0;
  private _asked = '';
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _running: AbortController | null = null;
}
