import type { Occurrences, TimeWindow, WindowEnd } from '../relation.js';
import { COUNT_COLUMNS, type EventRow } from './event-rows.js';
import { inside, refuse, type At } from './shape.js';
import { OCCURRENCE_TYPES, type Adjustment } from './windows.js';
import type { Circe } from './write-values.js';

const OPEN = { Start: { Coeff: -1 }, End: { Coeff: 1 }, UseIndexEnd: false, UseEventEnd: false };

/** Circe's two windows. One about the event's end alone is the end window. */
export function writeWindows(windows: readonly TimeWindow[], outside: boolean, at: At): Circe {
  const said = windows.flatMap((window, index) => {
    const open = window.from.kind === 'open' && window.to.kind === 'open';
    return open ? [] : [{ ...window, circe: writeWindow(window, outside, inside(at, index)) }];
  });
  const [first, second] = said;
  if (said.length > 2) refuse(at, 'ATLAS has two windows for an event. Join those that can be joined.');
  if (first === undefined) return { StartWindow: OPEN };
  if (second !== undefined) return { StartWindow: first.circe, EndWindow: second.circe };
  return first.event === 'start'
    ? { StartWindow: first.circe }
    : { StartWindow: OPEN, EndWindow: first.circe };
}

function writeWindow({ event, index, from, to }: TimeWindow, outside: boolean, at: At): Circe {
  const end = (side: 'from' | 'to', given: WindowEnd): Circe => {
    const place = inside(at, side);
    const usual = side === 'from' ? -1 : 1;
    switch (given.kind) {
      case 'day':
        return { Days: Math.abs(given.day), Coeff: Math.sign(given.day) || usual };
      case 'open':
        // Without days, Circe means the observation period; only there does an event start anyway.
        if (!outside && event === 'end') {
          refuse(
            place,
            'ATLAS has no open end for the end of an event. Take the end of the observation period, or a day.'
          );
        }
        return { Coeff: usual };
      case 'observationStart':
      case 'observationEnd':
        if (outside) {
          refuse(place, 'Outside the observation period ATLAS has no end there. Take "open", or a day.');
        }
        return { Coeff: given.kind === 'observationStart' ? -1 : 1 };
    }
  };
  return {
    Start: end('from', from),
    End: end('to', to),
    UseIndexEnd: index === 'end',
    UseEventEnd: event === 'end'
  };
}

/** What is still there to be counted of an event that has criteria of its own. */
const KEPT = ['startDate', 'endDate', 'visit'];

export function writeOccurrence(
  given: Occurrences | undefined,
  row: EventRow,
  event: { readonly nested: boolean; readonly payer: boolean },
  at: At
): Circe {
  const { kind, count, distinct } = given ?? { kind: 'atLeast', count: 1 };
  const occurrence = {
    Type: OCCURRENCE_TYPES.indexOf(kind),
    Count: count,
    IsDistinct: distinct !== undefined
  };
  if (distinct === undefined) return occurrence;
  const place = inside(at, 'distinct');
  const column = Object.entries(COUNT_COLUMNS).find(each => each[1] === distinct)?.[0];
  if (column === undefined || !row.columns.includes(distinct)) {
    refuse(
      place,
      `ATLAS cannot count this event by "${distinct}". Count records, or by "startDate".`,
      distinct
    );
  } else if (event.nested && !KEPT.includes(distinct)) {
    refuse(place, `ATLAS cannot count by "${distinct}" an event that has a group of its own.`, distinct);
  } else if (row.kind === 'payerPlanPeriod' && distinct === 'concept' && !event.payer) {
    refuse(
      place,
      'ATLAS counts payers only where the payer is asked for. Ask "payer" by a concept set.',
      distinct
    );
  }
  return { ...occurrence, CountColumn: column };
}

const DATE_TYPES = { start: 'START_DATE', end: 'END_DATE' } as const;

/** Another date for an event, as far as Circe's SQL moves it. */
export function writeAdjustment({ start, end }: Adjustment, { adjust }: EventRow, at: At): Circe {
  if (adjust === 'nothing') refuse(at, 'ATLAS takes no notice of other dates for this event. Take them out.');
  if (adjust === 'own' && (start.of !== 'start' || end.of !== 'end')) {
    refuse(at, 'For this event ATLAS moves the start from the start, and the end from the end.');
  }
  return {
    StartWith: DATE_TYPES[start.of],
    StartOffset: start.days,
    EndWith: DATE_TYPES[end.of],
    EndOffset: end.days
  };
}
