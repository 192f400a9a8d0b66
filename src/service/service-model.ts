import { DisposableDelegate, type IDisposable } from '@lumino/disposable';
import { Poll } from '@lumino/polling';
import type { ReleaseSummary, ServiceStatus } from '@cohortlab/sdk';
import type { Api } from './api';
import { failureOf, isAbort, type Failure } from './failure';
import { Store } from './store';

/** What the panels know of the service. */
export interface ServiceState {
  /** The last answer to "how are you"; null until there was one. */
  readonly status: ServiceStatus | null;
  /** Why the Jupyter server could not be asked; null when it could. */
  readonly unreachable: Failure | null;
  /** How the service ended that was started again since; null when it did not, or when that was read. */
  readonly ended: ServiceStatus['exit'];
  /** The releases on offer; null until they were told. */
  readonly releases: readonly ReleaseSummary[] | null;
  /** Why the releases could not be told. */
  readonly releasesFailure: Failure | null;
}

/** How often the state is asked for, in milliseconds: often until the service is ready, seldom then. */
const UNTIL_READY = { interval: 1_000, backoff: 1.5, max: 15_000 };
const WHEN_READY = { interval: 20_000, backoff: 1.5, max: 60_000 };

/**
 * The state of the query service and the releases that it offers. Asks only while a panel watches
 * and the page is seen.
 */
export class ServiceModel extends Store<ServiceState> implements IDisposable {
  constructor(readonly api: Api) {
    super({ status: null, unreachable: null, ended: null, releases: null, releasesFailure: null });
    this._poll = new Poll({
      auto: false,
      name: '@cohortlab/labextension:status',
      frequency: UNTIL_READY,
      standby: () => (this._watchers === 0 ? true : 'when-hidden'),
      factory: () => this._ask()
    });
  }

  /** Whether questions can be asked of the service. */
  get ready(): boolean {
    return this.state.unreachable === null && this.state.status?.state === 'ready';
  }

  /** Keeps the state fresh until the returned object is disposed: for as long as a panel is seen. */
  watch(): IDisposable {
    this._watchers += 1;
    void this._poll.start().then(() => this._poll.refresh());
    return new DisposableDelegate(() => {
      this._watchers -= 1;
    });
  }

  /** Asks anew at once, as after a call that found the service gone. */
  refresh(): void {
    void this._poll.refresh();
  }

  /** Takes note that the person knows of the end of the service. */
  dismiss(): void {
    this.set({ ended: null });
  }

  /** Stops the service and starts it anew. */
  async restart(): Promise<void> {
    this._restarting = true;
    this.set({ ended: null });
    try {
      await this.api.restart();
    } catch (error) {
      this.set({ unreachable: failureOf(error) });
    }
    this._changeFrequency(false);
    this.refresh();
  }

  /** Opens the file that lies at the release's path now. */
  async reload(release: string): Promise<void> {
    try {
      await this.api.reload(release);
    } finally {
      await this._askReleases();
    }
  }

  get isDisposed(): boolean {
    return this._poll.isDisposed;
  }

  dispose(): void {
    // A disposed poll leaves its timer running; a stopped one does not.
    void this._poll.stop();
    this._poll.dispose();
  }

  private async _ask(): Promise<void> {
    let status: ServiceStatus;
    try {
      status = await this.api.status();
    } catch (error) {
      this.set({ unreachable: failureOf(error) });
      this._changeFrequency(false);
      throw error;
    }
    const before = this.state.status;
    const died = before !== null && status.restarts > before.restarts && !this._restarting;
    const restarted = status.restarts !== this.state.status?.restarts;
    const ready = status.state === 'ready';
    if (ready && (restarted || !this.ready || this.state.releases === null)) {
      await this._askReleases();
    }
    // An equal answer is no news: nobody renders for it.
    const same = JSON.stringify(status) === JSON.stringify(this.state.status);
    this.set({ unreachable: null, ...(same ? {} : { status }), ...(died && { ended: status.exit }) });
    this._restarting &&= !ready;
    this._changeFrequency(ready);
  }

  private async _askReleases(): Promise<void> {
    try {
      const { releases } = await this.api.releases();
      this.set({ releases, releasesFailure: null });
    } catch (error) {
      if (!isAbort(error)) {
        this.set({ releasesFailure: failureOf(error) });
      }
    }
  }

  private _changeFrequency(ready: boolean): void {
    const frequency = ready ? WHEN_READY : UNTIL_READY;
    if (this._poll.frequency.interval !== frequency.interval) {
      this._poll.frequency = frequency;
    }
  }

  private _watchers = 0;
  private _restarting = false;
  private _poll: Poll;
}
