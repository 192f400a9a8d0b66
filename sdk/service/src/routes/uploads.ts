import { randomUUID } from 'node:crypto';
import type { Engine, SessionTable } from '../engine/engine.js';
import type { Spans } from '../engine/people.js';
import { Refusal } from './refusal.js';

/** Most sets of people that are kept at a time; the one not used for longest makes room. */
const MOST = 16;
/** Milliseconds after which a set that nobody used is given up: kernels that are gone do not say so. */
const LIFETIME = 3_600_000;

/** People whom a kernel worked out itself, as a table beside a release. */
export interface Upload {
  readonly id: string;
  readonly engine: Engine;
  readonly table: SessionTable;
}

/**
 * The sets of people that kernels sent, in the memory of the engines and nowhere else. Their names are
 * random: who was not told one cannot ask for it. A kernel sends its own again when it is gone.
 */
export class Uploads {
  readonly #kept = new Map<string, Upload & { used: number }>();

  async add(engine: Engine, spans: AsyncIterable<Spans>, signal: AbortSignal): Promise<Upload> {
    const id = randomUUID();
    const table: SessionTable = `memory.main.people_${id.replaceAll('-', '')}`;
    await engine.keep(table, spans, signal);
    this.#kept.set(id, { id, engine, table, used: Date.now() });
    await this.#makeRoom();
    return { id, engine, table };
  }

  /** Fails with `peopleUnknown`, also when the release was opened anew since. */
  find(id: string, engine: Engine): Upload {
    const upload = this.#kept.get(id);
    if (!upload || upload.engine !== engine) throw new Refusal('peopleUnknown');
    this.#kept.delete(id);
    this.#kept.set(id, { ...upload, used: Date.now() });
    return upload;
  }

  async remove(id: string): Promise<void> {
    const upload = this.#kept.get(id);
    if (!upload) throw new Refusal('peopleUnknown');
    this.#kept.delete(id);
    if (upload.engine.sound) await upload.engine.drop(upload.table);
  }

  async #makeRoom(): Promise<void> {
    for (const [id, { used }] of this.#kept) {
      if (this.#kept.size <= MOST && Date.now() - used < LIFETIME) return;
      await this.remove(id);
    }
  }
}
