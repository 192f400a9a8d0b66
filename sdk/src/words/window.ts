import type { TimeWindow, WindowEnd } from '../definition/index.js';
import type { Anchor } from './scope.js';
import { counted } from './text.js';

/** What is said of the event that windows are about. */
export interface Timed {
  /** Whether it is named in the plural. */
  readonly many: boolean;
  /** Whether it must be said that it is the start that counts: of what lasts, or stands behind what is counted. */
  readonly starts: boolean;
  /** Whether it counts inside the observation period only. */
  readonly observed: boolean;
}

/** Windows around day 0 or another event, each with both ends and whether they are included. */
export function windowsText(windows: readonly TimeWindow[], anchor: Anchor, timed: Timed): string {
  const { many, starts, observed } = timed;
  const texts = windows.map(window => {
    if (window.event === 'end') return `that ${many ? 'end' : 'ends'} ${windowText(window, anchor, false)}`;
    const span = windowText(window, anchor, observed);
    return starts || windows.length > 1 ? `that ${many ? 'start' : 'starts'} ${span}` : span;
  });
  return texts.join(', and ');
}

/**
 * `from day -90 to day 0, both included`. A start is looked for in the observation period, unless
 * the text says otherwise; where an end of the window is open, that is what bounds it.
 */
function windowText({ index, from, to }: TimeWindow, anchor: Anchor, observed: boolean): string {
  const place = placeOf(index, anchor);
  const ever = observed ? 'any time in observation' : 'any time';
  if (from.kind === 'open') return to.kind === 'open' ? `at ${ever}` : upTo(to, place, ever);
  if (to.kind === 'open') return fromOn(from, place, ever);
  if (from.kind === 'day' && to.kind === 'day') {
    if (from.day === to.day) return place.on(from.day);
    return `${place.span(from.day, to.day)}, both included`;
  }
  return `from ${endText(from, place)} to ${endText(to, place)}, both included`;
}

/** What days around an anchor are called. */
interface Place {
  /** What is before and after: `day 0`, `that visit starts`. */
  readonly itself: string;
  readonly day: (day: number) => string;
  /** From one day to a later one. */
  readonly span: (from: number, to: number) => string;
  readonly on: (day: number) => string;
}

function placeOf(index: TimeWindow['index'], anchor: Anchor): Place {
  const itself = index === 'start' ? anchor.starts : anchor.ends;
  if (anchor.numbered && index === 'start') {
    const day = (number: number): string => `day ${number}`;
    const span = (from: number, to: number): string => `from ${day(from)} to ${day(to)}`;
    return { itself, day, span, on: number => `on day ${number}` };
  }
  const side = (day: number): string => (day < 0 ? 'before' : 'after');
  const far = (day: number): string => counted(Math.abs(day), 'day');
  const away = (day: number): string => `${far(day)} ${side(day)} ${itself}`;
  // `the day that visit starts`, but `the day of that measurement`.
  const dayItself = itself === anchor.start ? `the day of ${itself}` : `the day ${itself}`;
  return {
    itself,
    day: day => (day === 0 ? dayItself : away(day)),
    span(from, to) {
      if (from === 0) return `from ${dayItself} to ${far(to)} later`;
      if (to === 0)
        return `from ${away(from)} to ${itself === anchor.start ? 'that day' : `the day it ${index}s`}`;
      if (side(from) === side(to)) return `from ${far(from)} to ${away(to)}`;
      return `from ${far(from)} before to ${far(to)} after ${itself}`;
    },
    on: day => (day === 0 ? `on ${dayItself}` : `exactly ${away(day)}`)
  };
}

type Closed = Exclude<WindowEnd, { kind: 'open' }>;

function endText(end: Closed, place: Place): string {
  switch (end.kind) {
    case 'day':
      return place.day(end.day);
    case 'observationStart':
      return 'the start of observation';
    case 'observationEnd':
      return 'the end of observation';
  }
}

function upTo(to: Closed, place: Place, ever: string): string {
  if (to.kind === 'day' && to.day === 0) return `${ever} on or before ${place.day(0)}`;
  if (to.kind === 'day' && to.day === -1) return `${ever} before ${place.itself}, that day not included`;
  return `${ever} up to ${endText(to, place)}, included`;
}

function fromOn(from: Closed, place: Place, ever: string): string {
  if (from.kind === 'day' && from.day === 0) return `${ever} on or after ${place.day(0)}`;
  if (from.kind === 'day' && from.day === 1) return `${ever} after ${place.itself}, that day not included`;
  return `${ever} from ${endText(from, place)} on, included`;
}
