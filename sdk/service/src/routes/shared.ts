import type { Health, ReleaseList, ReleaseRef, ReleaseSummary } from '@cohortlab/sdk/wire';
import { show } from '../disclosure/index.js';
import type { Offer } from '../offer/offer.js';
import type { OpenRelease } from '../offer/open-release.js';
import type { Service } from './service.js';

/** The routes that both sockets have. */
export function sharedHandlers(service: Service) {
  return {
    health: async (): Promise<Health> => ({ service: 'cohortlab', version: service.version }),
    releases: async (): Promise<ReleaseList> => ({
      releases: await Promise.all(service.offers.all.map(offer => summary(service, offer)))
    })
  };
}

/** A release as a list shows it. One that was never read has its file's name for name and id: routes know it by that. */
export async function summary(service: Service, offer: Offer): Promise<ReleaseSummary> {
  const state = await offer.state();
  const { manifest } = offer;
  return {
    name: offer.name,
    id: manifest?.id ?? offer.name,
    default: (await service.offers.default()) === offer,
    synthetic: manifest?.synthetic ?? false,
    tier: manifest?.curation?.tier ?? null,
    madeOn: manifest?.madeAt.slice(0, 10) ?? '',
    people: show(manifest?.people ?? 0),
    cutOff: manifest?.cutOff ?? '',
    cdmVersion: manifest?.cdmVersion ?? '',
    vocabularyVersion: manifest?.vocabularyVersion ?? '',
    state,
    retired: await offer.retirement()
  };
}

export function refOf({ manifest }: OpenRelease): ReleaseRef {
  return { name: manifest.name, id: manifest.id };
}
