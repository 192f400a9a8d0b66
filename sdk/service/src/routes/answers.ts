import { createHash } from 'node:crypto';
import type { Ask } from '../engine/ask.js';

type Rows = Awaited<ReturnType<Ask>>;

/** Answers of more rows than this are not kept. */
const KEPT_ROWS = 1_000;

/**
 * The latest answers, exact, by release and statement. While a person edits one group of a cohort,
 * the breakdown and everything that did not change is there already. A release id is the hash of
 * its content: an answer is never out of date.
 */
export class Answers {
  readonly #kept = new Map<string, Rows>();

  constructor(readonly capacity = 500) {}

  /** The same `Ask` over a release, but what was asked lately is answered from here. */
  remember(releaseId: string, ask: Ask): Ask {
    return async (sql, parameters = {}, kept = []) => {
      const key = keyOf([releaseId, sql, parameters, kept]);
      const rows = this.#kept.get(key) ?? (await ask(sql, parameters, kept));
      this.#keep(key, rows);
      return rows;
    };
  }

  /** The latest last: what is at the front of the map was not asked for the longest time. */
  #keep(key: string, rows: Rows): void {
    this.#kept.delete(key);
    if (rows.length <= KEPT_ROWS) this.#kept.set(key, rows);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.capacity) break;
      this.#kept.delete(oldest);
    }
  }
}

function keyOf(asked: readonly unknown[]): string {
  const text = JSON.stringify(asked, (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value
  );
  return createHash('sha256').update(text).digest('base64');
}
