import type { Shown } from '@cohortlab/sdk/wire';
import { AOU20 } from '../disclosure/profile.js';
import { show, showRecords, shownRank } from '../disclosure/index.js';

/** A count of people or of their records as it is told: through the door, or exactly to whoever asked for that. */
export type Told = Shown | { readonly kind: 'exact'; readonly value: number };

/** How counts are told. */
export interface Teller {
  people(count: bigint): Told;
  records(count: bigint, people: bigint): Told;
  /** What lists are ordered by: nothing more than what is told. */
  rank(people: bigint): number;
  /** So many people at least, or there are none to speak of. */
  readonly least: number;
}

const exact = (count: bigint): Told => ({ kind: 'exact', value: Number(count) });

export const EXACTLY: Teller = Object.freeze({
  people: exact,
  records: exact,
  rank: (people: bigint) => Number(people),
  least: 1
});

export const THROUGH_THE_DOOR: Teller = Object.freeze({
  people: (count: bigint) => show(count),
  records: (count: bigint, people: bigint) => showRecords(count, people),
  rank: (people: bigint) => shownRank(people),
  least: AOU20.below
});
