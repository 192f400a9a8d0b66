import type { Engine } from '../../engine/engine.js';
import type { Rank } from '../levels.js';
import { type Names, readNames } from './names.js';

/** By the engine of an open release: the names of a release do not change while it is open. */
const known = new WeakMap<Engine, Promise<Names>>();

/** The names of an open release: read when they are first asked for, and kept until it is closed. */
export function namesOf(engine: Engine, rank: Rank): Promise<Names> {
  const before = known.get(engine);
  if (before !== undefined) return before;
  // On behalf of everyone who asks: whoever asked first may be gone before it is done.
  const reading = readNames(engine, rank, new AbortController().signal);
  known.set(engine, reading);
  reading.catch(() => known.delete(engine));
  return reading;
}
