import type { TimeWindow, WindowEnd } from '@cohortlab/sdk';
import type { Trans } from '../components';

/** Windows that people ask for again and again. */
export interface WindowPreset {
  readonly id: string;
  readonly from: WindowEnd;
  readonly to: WindowEnd;
  readonly text: (anchor: string, trans: Trans) => string;
}

const OPEN: WindowEnd = { kind: 'open' };
const day = (number: number): WindowEnd => ({ kind: 'day', day: number });

export const WINDOW_PRESETS: readonly WindowPreset[] = [
  { id: 'before', from: OPEN, to: day(-1), text: (anchor, trans) => trans.__('any time before %1', anchor) },
  { id: 'until', from: OPEN, to: day(0), text: (anchor, trans) => trans.__('on or before %1', anchor) },
  { id: 'on', from: day(0), to: day(0), text: (anchor, trans) => trans.__('on %1', anchor) },
  { id: 'from', from: day(0), to: OPEN, text: (anchor, trans) => trans.__('on or after %1', anchor) },
  { id: 'after', from: day(1), to: OPEN, text: (anchor, trans) => trans.__('any time after %1', anchor) },
  {
    id: 'yearBefore',
    from: day(-365),
    to: day(-1),
    text: (anchor, trans) => trans.__('in the 365 days before %1', anchor)
  },
  {
    id: 'monthBefore',
    from: day(-30),
    to: day(-1),
    text: (anchor, trans) => trans.__('in the 30 days before %1', anchor)
  },
  {
    id: 'month',
    from: day(0),
    to: day(30),
    text: (anchor, trans) => trans.__('from %1 to 30 days later', anchor)
  },
  {
    id: 'quarter',
    from: day(0),
    to: day(90),
    text: (anchor, trans) => trans.__('from %1 to 90 days later', anchor)
  },
  {
    id: 'year',
    from: day(0),
    to: day(365),
    text: (anchor, trans) => trans.__('from %1 to 365 days later', anchor)
  }
];

/** What a new window says before it is changed: a start after day 0, as most follow-up does. */
export function windowOf({ from, to }: Pick<TimeWindow, 'from' | 'to'>): TimeWindow {
  return { event: 'start', index: 'start', from, to };
}

/** The preset that a window is; null when its days are its own. */
export function presetOf({ from, to }: TimeWindow): WindowPreset | null {
  const same = (a: WindowEnd, b: WindowEnd): boolean =>
    a.kind === b.kind && (a.kind !== 'day' || b.kind !== 'day' || a.day === b.day);
  return WINDOW_PRESETS.find(each => same(each.from, from) && same(each.to, to)) ?? null;
}
