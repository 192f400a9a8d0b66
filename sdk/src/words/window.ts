import type { TimeWindow, WindowEnd } from '../definition/index.js';
import type { Anchor } from './scope.js';
import { counted } from './text.js';

/** Windows around day 0 or another event, each with both ends and whether they are included. */
export function windowsText(windows: readonly TimeWindow[], anchor: Anchor, many: boolean): string {
  const texts = windows.map(window => {
    const span = windowText(window, anchor);
    if (window.event === 'end') return `that ${many ? 'end' : 'ends'} ${span}`;
    return windows.length === 1 ? span : `that ${many ? 'start' : 'starts'} ${span}`;
  });
  return texts.join(', and ');
}

/** `from day -90 to day 0, both included`. */
export function windowText({ index, from, to }: TimeWindow, anchor: Anchor): string {
  const place = placeOf(index, anchor);
  if (from.kind === 'open') return to.kind === 'open' ? 'at any time' : upTo(to, place);
  if (to.kind === 'open') return fromOn(from, place);
  if (from.kind === 'day' && to.kind === 'day') {
    if (from.day === to.day) return place.on(from.day);
    return `from ${place.day(from.day)} to ${place.again(to.day)}, both included`;
  }
  return `from ${endText(from, place)} to ${endText(to, place)}, both included`;
}

/** What days around an anchor are called. */
interface Place {
  /** What is before and after: `day 0`, `that visit starts`. */
  readonly itself: string;
  readonly day: (day: number) => string;
  /** A day, where the anchor was named just before. */
  readonly again: (day: number) => string;
  readonly on: (day: number) => string;
}

function placeOf(index: TimeWindow['index'], anchor: Anchor): Place {
  const itself = index === 'start' ? anchor.starts : anchor.ends;
  if (anchor.numbered && index === 'start') {
    const day = (number: number): string => `day ${number}`;
    return { itself, day, again: day, on: number => `on day ${number}` };
  }
  const away = (day: number, named: string): string =>
    `${counted(Math.abs(day), 'day')} ${day < 0 ? 'before' : 'after'} ${named}`;
  // `the day that visit starts`, but `the day of that measurement`.
  const dayItself = itself === anchor.start ? `the day of ${itself}` : `the day ${itself}`;
  return {
    itself,
    day: day => (day === 0 ? dayItself : away(day, itself)),
    again: day =>
      day === 0 ? (itself === anchor.start ? 'that day' : `the day it ${index}s`) : away(day, 'it'),
    on: day => (day === 0 ? `on ${dayItself}` : `exactly ${away(day, itself)}`)
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

function upTo(to: Closed, place: Place): string {
  if (to.kind === 'day' && to.day === 0) return `any time before ${place.itself} or on that day`;
  if (to.kind === 'day' && to.day === -1) return `any time before ${place.itself}, that day not included`;
  return `any time up to ${endText(to, place)}, included`;
}

function fromOn(from: Closed, place: Place): string {
  if (from.kind === 'day' && from.day === 0) return `${place.on(0)} or any time after it`;
  if (from.kind === 'day' && from.day === 1) return `any time after ${place.itself}, that day not included`;
  return `any time from ${endText(from, place)} on, included`;
}
