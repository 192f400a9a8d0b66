import type { Ask } from '../engine/ask.js';
import type { Offers } from '../offer/offers.js';
import type { OpenRelease } from '../offer/open-release.js';
import type { Answers } from './answers.js';
import type { Queries } from './queries.js';
import type { Uploads } from './uploads.js';
import type { Work } from './work.js';

/** What the routes of both sockets share. */
export interface Service {
  readonly version: string;
  readonly offers: Offers;
  readonly answers: Answers;
  readonly queries: Queries;
  readonly uploads: Uploads;
}

/** An open release, and how one request asks it. */
export interface Asked {
  readonly release: OpenRelease;
  readonly ask: Ask;
}

/**
 * The release of that name or id, for one request. What was asked of the same release before is
 * not asked again, and takes no connection.
 */
export async function askRelease(service: Service, nameOrId: string, work: Work): Promise<Asked> {
  const release = await (await service.offers.find(nameOrId)).use();
  const ask: Ask = async (...statement) => (await work.query(release.engine)).ask(...statement);
  return { release, ask: service.answers.remember(release.manifest.id, ask) };
}
