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
 * A series over whole steps of time, each of which stands for itself. It begins with the first step that is
 * shown and ends with the last. Every step between is listed: one with few people and one that is not there
 * are told alike. Empty when no step is shown.
 */
export function showSeries(points: readonly Point[], profile: Profile = AOU20): ShownPoint[] {
  const enough = points.filter(({ people }) => show(people, profile).kind === 'rounded');
  const places = enough.map(({ at }) => at);
  if (places.length === 0) return [];
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const known = new Map(enough.map(point => [point.at, point]));
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const { people = 0, records = 0 } = known.get(first + i) ?? {};
    return { at: first + i, people: show(people, profile), records: showRecords(records, people, profile) };
  });
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
