import type { EventCriterion } from '../criterion.js';
import type { Occurrences, TimeWindow, WindowEnd } from '../relation.js';
import { COUNT_COLUMNS, type EventRow } from './event-rows.js';
import {
  choice,
  flag,
  inside,
  needed,
  object,
  optional,
  refuse,
  wholeNumber,
  type At,
  type Content,
  type Read
} from './shape.js';

const days = wholeNumber(-100_000, 100_000);

/** So many days before (-1) or after (1); without days, the start or end of the observation period. */
const POINT = { Days: optional<number | null>(days, null), Coeff: optional(wholeNumber(-1, 1), 0) };
type Point = Content<typeof POINT>;

const WINDOW = {
  Start: needed(object(POINT)),
  End: needed(object(POINT)),
  UseIndexEnd: optional(flag, false),
  UseEventEnd: optional<boolean | null>(flag, null)
};

/** The two windows that an event of a group has in Circe. */
export const WINDOWS = {
  StartWindow: needed(object(WINDOW)),
  EndWindow: optional<Content<typeof WINDOW> | null>(object(WINDOW), null)
};

/** The windows that say something. The end window is about the event's end unless it says otherwise. */
export function windowsOf(
  { StartWindow, EndWindow }: Content<typeof WINDOWS>,
  outside: boolean
): TimeWindow[] {
  const windows = [
    windowOf(StartWindow, 'start', outside),
    ...(EndWindow === null ? [] : [windowOf(EndWindow, 'end', outside)])
  ];
  return windows.filter(({ from, to }) => from.kind !== 'open' || to.kind !== 'open');
}

function windowOf(
  { Start, End, UseIndexEnd, UseEventEnd }: Content<typeof WINDOW>,
  usual: 'start' | 'end',
  outside: boolean
): TimeWindow {
  const event = UseEventEnd === null ? usual : UseEventEnd ? 'end' : 'start';
  const end = (point: Point, idle: WindowEnd['kind']): WindowEnd => {
    const read = windowEnd(point);
    // Outside the observation period its ends are open; an event inside it starts between them anyway.
    const open = read.kind !== 'day' && (outside || (event === 'start' && read.kind === idle));
    return open ? { kind: 'open' } : read;
  };
  return {
    event,
    index: UseIndexEnd ? 'end' : 'start',
    from: end(Start, 'observationStart'),
    to: end(End, 'observationEnd')
  };
}

function windowEnd({ Days, Coeff }: Point): WindowEnd {
  // Adding nothing makes -0 a plain 0.
  if (Days !== null) return { kind: 'day', day: Coeff * Days + 0 };
  return { kind: Coeff === -1 ? 'observationStart' : 'observationEnd' };
}

type Column = keyof typeof COUNT_COLUMNS;
const COLUMNS = Object.fromEntries(Object.keys(COUNT_COLUMNS).map(name => [name, name])) as Record<
  Column,
  Column
>;

/** How many there must be. Without a column, Circe counts concepts. */
const OCCURRENCE = {
  Type: optional(wholeNumber(0, 2), 0),
  Count: optional(wholeNumber(0, 1_000_000), 0),
  IsDistinct: optional(flag, false),
  CountColumn: optional(choice(COLUMNS), 'DOMAIN_CONCEPT')
};
export const OCCURRENCE_TYPES = ['exactly', 'atMost', 'atLeast'] as const;
export const occurrence = object(OCCURRENCE);

/** How many there must be; undefined where that is what the language means by itself. */
export function occurrencesOf(
  { Type, Count, IsDistinct, CountColumn }: Content<typeof OCCURRENCE>,
  row: EventRow,
  at: At
): Occurrences | undefined {
  const kind = OCCURRENCE_TYPES[Type] ?? 'atLeast';
  if (!IsDistinct) return kind === 'atLeast' && Count === 1 ? undefined : { kind, count: Count };
  const distinct = COUNT_COLUMNS[CountColumn];
  if (distinct === null || !row.columns.includes(distinct)) {
    return refuse(inside(at, 'CountColumn'), `ATLAS cannot count this event by ${CountColumn}.`, CountColumn);
  }
  return { kind, count: Count, distinct };
}

const DATE_TYPES = { START_DATE: 'start', END_DATE: 'end' } as const;
const dateType = choice<'start' | 'end'>(DATE_TYPES);

/** Other dates for an event. */
export type Adjustment = NonNullable<EventCriterion['adjust']>;
export const dateAdjustment: Read<Adjustment> = (value, at) => {
  const read = object({
    StartWith: optional(dateType, 'start'),
    StartOffset: optional(days, 0),
    EndWith: optional(dateType, 'end'),
    EndOffset: optional(days, 0)
  })(value, at);
  return (
    read && {
      start: { of: read.StartWith, days: read.StartOffset },
      end: { of: read.EndWith, days: read.EndOffset }
    }
  );
};
