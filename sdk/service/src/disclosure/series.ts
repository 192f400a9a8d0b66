import type { Shown } from '@cohortlab/sdk/wire';
import { show, showRecords, type Count } from './door.js';
import { AOU20, type Profile } from './profile.js';

/** People and records of one step of a series, exact. */
export interface Point {
  readonly at: number;
  readonly people: Count;
  readonly records: Count;
}

export interface ShownPoint {
  readonly at: number;
  readonly people: Shown;
  readonly records: Shown;
}

/**
 * A series over steps of time, upwards, each of which stands for itself. Steps of too few people are left
 * out: one that is not listed has few or none.
 */
export function showSeries(points: readonly Point[], profile: Profile = AOU20): ShownPoint[] {
  return [...points]
    .sort((a, b) => a.at - b.at)
    .map(({ at, people, records }) => ({
      at,
      people: show(people, profile),
      records: showRecords(records, people, profile)
    }))
    .filter(({ people }) => people.kind === 'rounded');
}

/** People by the step of their first and by the step of their last value, exact. */
export interface Ends {
  readonly at: number;
  readonly first: Count;
  readonly last: Count;
}

/**
 * From and until when there are values: the step up to which enough people have had their first one, and the
 * step from which on enough people have their last. Neither is the date of fewer people than the profile
 * hides. Null when there are too few, or when they lie too far apart.
 */
export function showRange(
  ends: readonly Ends[],
  profile: Profile = AOU20
): { readonly from: number; readonly to: number } | null {
  const upwards = [...ends].sort((a, b) => a.at - b.at);
  const from = reached(upwards, ({ first }) => first, profile);
  const to = reached(upwards.reverse(), ({ last }) => last, profile);
  return from === null || to === null || from > to ? null : { from, to };
}

/** The first step at which all people so far are enough to be shown. */
function reached(ends: readonly Ends[], people: (ends: Ends) => Count, profile: Profile): number | null {
  let sum = 0;
  for (const each of ends) {
    sum += Number(people(each));
    if (show(sum, profile).kind === 'rounded') return each.at;
  }
  return null;
}
