import type { Quantile, Shown, ValueBin } from '@cohortlab/sdk/wire';
import { show, showRecords, type Count } from './door.js';
import { AOU20, type Profile } from './profile.js';

/** People with a value from `from` to below `to`, exact; null: open. */
export interface Bin {
  readonly from: number | null;
  readonly to: number | null;
  readonly people: Count;
  readonly records: Count;
}

/**
 * A histogram as it may be shown: upwards, without gaps, open at both ends. The bins come from the release
 * with people enough in each. Where one has not, by a stricter profile than they were made for, nothing is
 * shown: left out or put together with its neighbour, a bin could be told from the others. Null then, and
 * when there are none.
 */
export function showBins(bins: readonly Bin[], profile: Profile = AOU20): ValueBin[] | null {
  const upwards = [...bins].sort((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity));
  if (!isWhole(upwards)) return null;
  if (upwards.some(({ people }) => show(people, profile).kind === 'hidden')) return null;
  return upwards.map(({ from, to, people, records }) => ({
    from,
    to,
    people: show(people, profile),
    records: showRecords(records, people, profile)
  }));
}

/** Open below and above, and each bin begins where the one before ends: an end would tell the least or largest value. */
function isWhole(bins: readonly Bin[]): boolean {
  return (
    bins.length > 0 &&
    bins[0]!.from === null &&
    bins.at(-1)!.to === null &&
    bins.every((bin, i) => i === 0 || (bin.from !== null && bin.from === bins[i - 1]!.to))
  );
}

/** The quantiles that are told of values. */
export const QUANTILES = [5, 25, 50, 75, 95] as const;

/**
 * Quantiles of a histogram that is shown, from nothing but what is shown of it: the bin in which each lies,
 * and about where in it, as if its values lay evenly. Empty when one open bin holds everything.
 */
export function quantilesOf(bins: readonly ValueBin[]): Quantile[] {
  const records = bins.map(bin => valueOf(bin.records));
  const total = records.reduce((sum, count) => sum + count, 0);
  if (bins.length < 2 || total === 0) return [];
  return QUANTILES.map(percent => {
    const wanted = (total * percent) / 100;
    let before = 0;
    let place = 0;
    while (place < bins.length - 1 && before + records[place]! < wanted) before += records[place++]!;
    const { from, to } = bins[place]!;
    const about = from === null || to === null ? null : within(from, to, (wanted - before) / records[place]!);
    return { percent, from, to, about };
  });
}

/** A place between two edges, in tenths of the way: more would be made up. */
function within(from: number, to: number, share: number): number {
  const tenths = Math.round(10 * Math.min(1, Math.max(0, share)));
  return Number((from + ((to - from) * tenths) / 10).toPrecision(12));
}

/** The share of a shown number in another, in whole percent; null when one is hidden. */
export function showShare(part: Shown, whole: Shown): number | null {
  if (part.kind === 'hidden' || whole.kind === 'hidden') return null;
  return Math.min(100, Math.round((100 * part.value) / whole.value));
}

function valueOf(shown: Shown): number {
  return shown.kind === 'hidden' ? 0 : shown.value;
}
