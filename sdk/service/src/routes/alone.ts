import type { Engine } from '../engine/engine.js';
import { pool } from '../engine/pool.js';
import type { OpenRelease } from '../offer/open-release.js';
import type { Work } from './work.js';

/** How many questions run on engines of their own at a time; others wait in line, then are told `busy`. */
const AT_A_TIME = 2;
const PATIENCE = 10_000;

const places = pool(
  Array.from({ length: AT_A_TIME }, (_, place) => place),
  PATIENCE
);

/** An engine of the request's own over a release, closed when the request has ended. */
export async function openAlone(release: OpenRelease, work: Work): Promise<Engine> {
  const place = await places.take(work.signal);
  work.afterwards(() => places.give(place));
  const engine = await release.openAlone();
  work.afterwards(() => engine.close(0));
  return engine;
}
