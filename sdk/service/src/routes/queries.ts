import type { QueryState } from '@cohortlab/sdk/wire';
import { showProgress } from '../disclosure/index.js';
import { EngineError } from '../engine/error.js';
import { Refusal } from './refusal.js';
import type { Work } from './work.js';

/** How many queries are remembered, ended ones included. */
const REMEMBERED = 1_000;
/** What a client may choose: a UUID. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The queries of kernels by the ids that the clients chose, so that they can be followed and cancelled. */
export class Queries {
  readonly #works = new Map<string, Work>();

  /** Fails with `badRequest` for what is no UUID or names another query. */
  add(id: string, work: Work): void {
    if (!ID.test(id) || this.#works.has(id)) throw new Refusal('badRequest');
    this.#works.set(id, work);
    for (const [oldest, { state }] of this.#works) {
      if (this.#works.size <= REMEMBERED) break;
      if (state !== 'running' && state !== 'streaming') this.#works.delete(oldest);
    }
  }

  state(id: string): QueryState {
    const { state, progress } = this.#find(id);
    return { state, percentage: showProgress(progress) };
  }

  cancel(id: string): QueryState {
    this.#find(id).stop(new EngineError('cancelled'));
    return this.state(id);
  }

  #find(id: string): Work {
    const work = this.#works.get(id);
    if (!work) throw new Refusal('queryUnknown');
    return work;
  }
}
