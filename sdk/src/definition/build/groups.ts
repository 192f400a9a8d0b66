import type { TimeWindow, WindowEnd } from '../relation.js';
import type { GroupDraft, MemberDraft } from './drafts.js';

/** Every member must hold. */
export function all(...of: readonly MemberDraft[]): GroupDraft {
  return { kind: 'all', of };
}

/** At least one member must hold. */
export function any(...of: readonly MemberDraft[]): GroupDraft {
  return { kind: 'any', of };
}

/** At least so many members must hold. */
export function atLeastOf(count: number, ...of: readonly MemberDraft[]): GroupDraft {
  return { kind: 'atLeast', count, of };
}

/** At most so many members may hold. */
export function atMostOf(count: number, ...of: readonly MemberDraft[]): GroupDraft {
  return { kind: 'atMost', count, of };
}

/** The group under a name, as steps have one. */
export function named(name: string, group: GroupDraft): GroupDraft {
  return { ...group, name };
}

/** The part left out for now. */
export function disabled<D extends MemberDraft>(part: D): D {
  return { ...part, disabled: true };
}

/** The part with notes. */
export function noted<D extends MemberDraft>(notes: string, part: D): D {
  return { ...part, notes };
}

/** One end of a window: days after day 0 (negative: before it), an end of observation, or open. */
export type End = number | 'observationStart' | 'observationEnd' | 'open';

/**
 * Days around day 0 in which an event must start, both ends included: `window(-365, -1)`. `event:
 * 'end'` asks for its end instead; `index: 'end'` counts from the end of the event of day 0.
 */
export function window(
  from: End,
  to: End,
  { event = 'start', index = 'start' }: Partial<Pick<TimeWindow, 'event' | 'index'>> = {}
): TimeWindow {
  return { event, index, from: end(from), to: end(to) };
}

const end = (at: End): WindowEnd => (typeof at === 'number' ? { kind: 'day', day: at } : { kind: at });
