import { EngineError } from '../engine/error.js';
import type { Offer } from './offer.js';

/** The releases that this service offers, in the order of its arguments. */
export class Offers {
  readonly all: readonly Offer[];
  readonly #default: string | undefined;

  /** `defaultName`: name or id of the release that is meant when nobody says; else the first. */
  constructor(all: readonly Offer[], defaultName?: string) {
    this.all = all;
    this.#default = defaultName;
  }

  /** The release of that name or id. Fails with `releaseUnknown`. */
  async find(nameOrId: string): Promise<Offer> {
    const offer = await this.#search(nameOrId);
    if (!offer) throw new EngineError('releaseUnknown');
    return offer;
  }

  /** Undefined when the one that was named is not there: another must not take its place unsaid. */
  async default(): Promise<Offer | undefined> {
    return this.#default === undefined ? this.all[0] : this.#search(this.#default);
  }

  async close(patience: number): Promise<void> {
    await Promise.all(this.all.map(offer => offer.close(patience)));
  }

  async #search(nameOrId: string): Promise<Offer | undefined> {
    const known = this.#match(nameOrId, offer => offer.manifest?.name);
    if (known) return known;
    // Only the file knows its name: whatever could not be read so far is read now.
    await Promise.all(this.all.map(offer => offer.manifest ?? offer.state()));
    return this.#match(nameOrId, offer => offer.name);
  }

  #match(nameOrId: string, nameOf: (offer: Offer) => string | undefined): Offer | undefined {
    return (
      this.all.find(offer => nameOf(offer) === nameOrId) ??
      this.all.find(offer => offer.manifest?.id === nameOrId)
    );
  }
}
