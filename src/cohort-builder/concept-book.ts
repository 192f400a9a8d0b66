import type { ConceptMatch } from '@cohortlab/sdk';
import { failureOf } from '../service/failure';
import type { ServiceModel } from '../service/service-model';
import { Store } from '../service/store';

/** What is known of a concept in a release; `unknown`: the release's vocabulary does not have it. */
export type ConceptFacts = ConceptMatch | 'unknown';

interface BookState {
  readonly entries: ReadonlyMap<string, ConceptFacts>;
}

/**
 * Codes and vocabularies of the concepts in a cohort, looked up one at a time, so that a definition
 * of many concepts never crowds out its own count.
 */
export class ConceptBook extends Store<BookState> {
  constructor(private readonly _service: ServiceModel) {
    super({ entries: new Map() });
  }

  /** What is known; asks when nothing is known yet. */
  find(release: string, conceptId: number): ConceptFacts | undefined {
    return this.state.entries.get(keyOf(release, conceptId));
  }

  /** Takes note of a concept that was met in passing, such as one that was picked. */
  remember(release: string, match: ConceptMatch): void {
    this._write(release, match.conceptId, match);
  }

  /** Looks a concept up, unless it is known or asked for already. */
  want(release: string, conceptId: number): void {
    const key = keyOf(release, conceptId);
    if (!this.state.entries.has(key) && !this._wanted.has(key)) {
      this._wanted.set(key, { release, conceptId });
      if (!this._busy) {
        void this._work();
      }
    }
  }

  private async _work(): Promise<void> {
    this._busy = true;
    for (const [key, { release, conceptId }] of this._wanted) {
      try {
        const card = await this._service.api.concept(release, { conceptId });
        this._write(release, conceptId, card.concept);
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind === 'service' && failure.code === 'conceptUnknown') {
          this._write(release, conceptId, 'unknown');
        }
      }
      this._wanted.delete(key);
    }
    this._busy = false;
  }

  private _write(release: string, conceptId: number, facts: ConceptFacts): void {
    const entries = new Map(this.state.entries);
    entries.set(keyOf(release, conceptId), facts);
    this.set({ entries });
  }

  private _busy = false;
  private _wanted = new Map<string, { release: string; conceptId: number }>();
}

function keyOf(release: string, conceptId: number): string {
  return `${release} ${conceptId}`;
}
