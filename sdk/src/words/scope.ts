import type { Cohort, ResolvedCohort } from '../definition/index.js';
import type { Noun } from './noun.js';
import { plain, quoted } from './text.js';

/** What windows and ages are counted from. */
export interface Anchor {
  /** Whether days have numbers: day -90, day 0. Else they are so many days before and after. */
  readonly numbered: boolean;
  /** The event, its start and its end, as a sentence names them. */
  readonly event: string;
  readonly start: string;
  readonly end: string;
  /** The same as what a day is before or after: `that visit starts`, `that measurement`. */
  readonly starts: string;
  readonly ends: string;
  /** What a record can be in: a visit, else the visit that the event belongs to. */
  readonly visit: string;
}

/** What names are known by, and what day 0 is, where a sentence is made. */
export interface Scope {
  /** A concept set as a sentence names it. */
  readonly set: (id: string) => string;
  /** A saved cohort likewise, by its path. */
  readonly saved: (path: string) => string;
  /** Null where a person has events by themselves. */
  readonly anchor: Anchor | null;
  /** What an event that is said now is to the cohort: its start may be day 0 itself. */
  readonly isEntry: boolean;
  /** Events that hold the one that is said now, by noun, outermost first. */
  readonly around: readonly string[];
}

export const DAY_0: Anchor = Object.freeze({
  numbered: true,
  event: 'the entry event',
  start: 'day 0',
  end: 'the end of the entry event',
  starts: 'day 0',
  ends: 'the entry event ends',
  visit: 'the same visit as the entry event'
});

export function scopeOf(cohort: Cohort | ResolvedCohort): Scope {
  const names = setNames(cohort);
  const cohorts = 'cohorts' in cohort ? cohort.cohorts : undefined;
  return {
    set: id => names.get(id) ?? quoted(id),
    saved: path => {
      const found = cohorts !== undefined && Object.hasOwn(cohorts, path) ? cohorts[path] : undefined;
      return found === undefined ? quoted(path.replace(/^.*\//, '')) : quoted(found.name);
    },
    anchor: null,
    isEntry: false,
    around: []
  };
}

/** Concept sets by id, in quotes; names that are there twice are told apart by a number. */
export function setNames({ conceptSets }: Cohort | ResolvedCohort): ReadonlyMap<string, string> {
  const seen = new Map<string, number>();
  return new Map(
    conceptSets.map(set => {
      const name = plain(set.kind === 'inline' ? set.name : fileName(set.path));
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      return [set.id, times === 1 ? `“${name}”` : `“${name}” (${times})`];
    })
  );
}

const fileName = (path: string): string => path.replace(/^.*\//, '').replace(/\.concepts\.json$/, '');

/** Events of one noun inside each other, told apart: the first two are all that people write. */
const WHICH = ['', 'other ', 'third '];

/** The scope of what is asked around an event; `dayZero`: its start is day 0 of the cohort too. */
export function aroundEvent(scope: Scope, { short, onOneDay }: Noun, dayZero = false): Scope {
  const same = scope.around.filter(each => each === short).length;
  const event = `that ${WHICH[same] ?? `${same + 1}th `}${short}`;
  const anchor: Anchor = {
    numbered: dayZero,
    event,
    start: dayZero ? DAY_0.start : onOneDay ? event : `the start of ${event}`,
    end: `the end of ${event}`,
    starts: dayZero ? DAY_0.starts : onOneDay ? event : `${event} starts`,
    ends: `${event} ends`,
    visit: short === 'visit' ? event : `the same visit as ${event}`
  };
  return { ...scope, anchor, isEntry: false, around: [...scope.around, short] };
}
