import { openDuckDB } from '../engine/duckdb/instance.js';
import type { Engine } from '../engine/engine.js';
import type { Ask } from '../engine/ask.js';
import { join, dirname } from 'node:path';

/** An open engine over a database file, and how to ask it; for what searches a vocabulary. */
export interface OpenVocabulary {
  readonly engine: Engine;
  readonly ask: Ask;
  close(): Promise<void>;
}

export async function openVocabulary(file: string): Promise<OpenVocabulary> {
  const engine = await openDuckDB(file, {
    memoryMB: 500,
    threads: 1,
    temporary: join(dirname(file), 'spill'),
    temporaryMB: 500,
    connections: { panel: 2, kernel: 1 },
    patience: 10_000
  });
  const query = await engine.open('kernel', new AbortController().signal);
  return {
    engine,
    ask: query.ask,
    async close() {
      await query.close();
      await engine.close(0);
    }
  };
}
