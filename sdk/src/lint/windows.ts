import type { TimedCriterion, TimeWindow } from '../definition/index.js';
import { type Interval, isEmpty, meet } from './interval.js';
import type { Look, Placed } from './look.js';
import { error, note, type Remark } from './remark.js';

/** Windows that no event can lie in, alone or together. */
export function checkWindows({ events }: Look): Remark[] {
  return events.flatMap(({ node, pointer }) => {
    const windows = node.windows ?? [];
    return windows.flatMap((window, index) => {
      const path = `${pointer}/windows/${index}`;
      if (isReversed(window)) {
        return [
          error(
            'windowReversed',
            path,
            'The window ends before it begins, so no event lies in it.',
            'Exchange "from" and "to", and look at their signs.'
          )
        ];
      }
      const before = windows.findIndex((other, place) => place < index && apart(other, window));
      if (before === -1) return [];
      const message = `No event can lie in this window and in ${pointer}/windows/${before} as well.`;
      return [error('windowsExclude', path, message, 'Take one of the two out, or let them overlap.')];
    });
  });
}

function isReversed({ from, to }: TimeWindow): boolean {
  if (from.kind === 'observationEnd' && to.kind === 'observationStart') return true;
  return from.kind === 'day' && to.kind === 'day' && from.day > to.day;
}

const daysOf = ({ from, to }: TimeWindow): Interval<number> => ({
  low: from.kind === 'day' ? from.day : null,
  high: to.kind === 'day' ? to.day : null,
  withLow: true,
  withHigh: true
});

/** Windows around the same day; an event never ends before it starts. */
function apart(one: TimeWindow, other: TimeWindow): boolean {
  if (one.index !== other.index || isReversed(one) || isReversed(other)) return false;
  const [a, b] = [daysOf(one), daysOf(other)];
  if (isEmpty(a) || isEmpty(b)) return false;
  if (one.event === other.event) return !meet([a], [b]);
  const [start, end] = one.event === 'start' ? [a, b] : [b, a];
  return start.low !== null && end.high !== null && end.high < start.low;
}

/** Windows that reach further than the observation that the entry asks for: one remark, at the furthest. */
export function checkReach({ cohort, events }: Look): Remark[] {
  if (cohort.kind === 'people') return [];
  const { priorDays, laterDays } = cohort.entry;
  // Only what is asked around day 0: around other events nothing is known of the observation.
  const around = events.filter(
    ({ node, dayZero, pointer }) =>
      dayZero === 'event' && !node.outsideObservation && !pointer.includes('/nested')
  );
  const back = furthest(around, ({ from }) => (from.kind === 'day' ? -from.day : 0), priorDays);
  const ahead = furthest(around, ({ to }) => (to.kind === 'day' ? to.day : 0), laterDays);
  return [
    ...(back === null
      ? []
      : [
          note(
            'reachBack',
            back.path,
            `${reach('back', back)}; the entry asks for ${priorDays} days of observation before day 0.`,
            'Raise "priorDays" of the entry, if people must have been observed for that long.'
          )
        ]),
    ...(ahead === null
      ? []
      : [
          note(
            'reachAhead',
            ahead.path,
            `${reach('ahead', ahead)}; the entry asks for ${laterDays} days of observation after day 0.`,
            'Raise "laterDays" of the entry, if people must be observed for that long.'
          )
        ])
  ];
}

interface Reach {
  readonly path: string;
  readonly days: number;
  readonly more: number;
}

function furthest(
  events: readonly Placed<TimedCriterion>[],
  daysOf: (window: TimeWindow) => number,
  observed: number
): Reach | null {
  const found = events.flatMap(({ node, pointer }) =>
    (node.windows ?? [])
      .map((window, index) => ({ path: `${pointer}/windows/${index}`, days: daysOf(window), window }))
      .filter(({ days, window }) => window.index === 'start' && days > observed)
  );
  if (found.length === 0) return null;
  const far = found.reduce((best, each) => (each.days > best.days ? each : best));
  return { path: far.path, days: far.days, more: found.length - 1 };
}

const reach = (where: 'back' | 'ahead', { days, more }: Reach): string =>
  `This looks ${days} days ${where}${more > 0 ? ` (and ${more} more windows look too far)` : ''}`;
