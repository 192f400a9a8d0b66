import type { ReleaseSummary } from '@cohortlab/sdk';
import { failureOf, isAbort, type Failure } from './failure';
import type { ServiceModel } from './service-model';
import { Store } from './store';

/** Where the choice of a release comes from. */
export type ReleaseOrigin = 'user' | 'study' | 'server';

export interface ReleaseState {
  /** The release that questions go to; null while unknown, or when the named one is not on offer. */
  readonly release: ReleaseSummary | null;
  /** Name or id that was asked for, offered or not; null when nothing names one. */
  readonly wanted: string | null;
  readonly origin: ReleaseOrigin;
  /** Folder of the study, relative to the server's root; null outside any study. */
  readonly study: string | null;
  /** Why the study could not be asked. */
  readonly failure: Failure | null;
}

/**
 * Which release one panel works on, by the one precedence: what the user chose here, then the pin
 * of the study that the file lies in, then the server's default. Never "the newest", and never
 * another one in place of a pinned one that is missing.
 */
export class ReleaseChoice extends Store<ReleaseState> {
  constructor(readonly service: ServiceModel) {
    super({ release: null, wanted: null, origin: 'server', study: null, failure: null });
    service.stateChanged.connect(this._resolve, this);
    this._resolve();
  }

  /** Follows the study that a workspace path lies in. A choice of the user is kept. */
  async follow(path: string): Promise<void> {
    this._asked?.abort();
    const asked = new AbortController();
    this._asked = asked;
    try {
      const study = await this.service.api.study(path, asked.signal);
      this._pin = study.release;
      this.set({ study: study.root, failure: null });
      this._resolve();
    } catch (error) {
      if (!isAbort(error) && !asked.signal.aborted) {
        this.set({ failure: failureOf(error) });
      }
    }
  }

  /** Chooses a release by name or id; null goes back to the study's, else the server's. */
  choose(release: string | null): void {
    this._chosen = release;
    this._resolve();
  }

  /** Before something is tried again: opens the file that took the release's place, if that was the trouble. */
  async mend(failure: Failure): Promise<void> {
    const { release } = this.state;
    if (failure.kind === 'service' && failure.code === 'releaseReplaced' && release) {
      // What still fails is told by what is tried again.
      await this.service.reload(release.name).catch(() => undefined);
    }
  }

  dispose(): void {
    this._asked?.abort();
    this.service.stateChanged.disconnect(this._resolve, this);
  }

  private _resolve(): void {
    const offered = this.service.state.releases ?? [];
    const origin = this._chosen !== null ? 'user' : this._pin !== null ? 'study' : 'server';
    const wanted = this._chosen ?? this._pin;
    const release = offered.find(r => (wanted === null ? r.default : r.name === wanted || r.id === wanted));
    this.set({ release: release ?? null, wanted, origin });
  }

  private _chosen: string | null = null;
  private _pin: string | null = null;
  private _asked: AbortController | null = null;
}
