import type { QueryState } from '@cohortlab/sdk/wire';
import type { Engine, Line, Query } from '../engine/engine.js';
import { EngineError } from '../engine/error.js';

/** What one request does to an engine, from its arrival to the last byte of its answer. */
export class Work {
  readonly line: Line;
  #state: QueryState['state'] = 'running';
  readonly #stop = new AbortController();
  #query: Promise<Query> | null = null;
  #taken: Query | null = null;
  readonly #afterwards: (() => unknown)[] = [];

  constructor(line: Line) {
    this.line = line;
  }

  /** Aborts, with an `EngineError`, when nobody waits for the answer any more or it takes too long. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  get state(): QueryState['state'] {
    return this.#state;
  }

  /** In per cent; null while unknown. */
  get progress(): number | null {
    return this.#state === 'done' ? 100 : (this.#taken?.progress() ?? null);
  }

  /** The connection of this request, taken when it is needed first. */
  async query(engine: Engine): Promise<Query> {
    this.#query ??= engine.open(this.line, this.signal);
    this.#taken = await this.#query;
    return this.#taken;
  }

  /** What is to be given back once the request's statement has ended; the latest first. */
  afterwards(giveBack: () => unknown): void {
    this.#afterwards.push(giveBack);
  }

  streams(): void {
    this.#state = 'streaming';
  }

  /** Interrupts what runs. Nothing happens to work that has ended. */
  stop(reason: EngineError): void {
    if (this.#state === 'running' || this.#state === 'streaming') this.#stop.abort(reason);
  }

  /** Gives the connection back. The first end counts. */
  async end(failure?: unknown): Promise<void> {
    if (this.#state !== 'running' && this.#state !== 'streaming') return;
    this.#state = failure === undefined ? 'done' : isCancelled(failure) ? 'cancelled' : 'failed';
    this.#taken = null;
    const query = await this.#query?.catch(() => null);
    await query?.close();
    for (const giveBack of this.#afterwards.reverse()) await giveBack();
  }
}

function isCancelled(failure: unknown): boolean {
  return failure instanceof EngineError && failure.code === 'cancelled';
}
