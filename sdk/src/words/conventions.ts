import { isGroup, nodesOf, type Cohort, type PlacedNode } from '../definition/index.js';
import { say, type Section } from './statement.js';

/** What a reader must know to read the rest one way; only what this definition uses. */
export function conventions(cohort: Cohort): Section[] {
  const nodes = nodesOf(cohort).filter(({ enabled }) => enabled);
  const events = nodes.flatMap(placed =>
    isGroup(placed.node) || placed.node.kind === 'demographics' ? [] : [{ ...placed, event: placed.node }]
  );
  const related = events.filter(({ dayZero }) => dayZero === 'event');
  const observed = related.filter(({ event }) => !event.outsideObservation);
  const ages = nodes.some(({ node }) => !isGroup(node) && node.where?.some(({ kind }) => kind === 'age'));
  const lines = [
    ...(related.some(({ event: { windows } }) => windows?.some(({ event }) => event === 'start'))
      ? [WINDOWS]
      : []),
    ...(observed.length > 0 ? [OBSERVED[anchors(observed)]] : []),
    ...(events.some(({ event }) => event.occurrences?.distinct === 'visit') ? [VISITS] : []),
    ...(events.some(({ event }) => event.firstEver) ? [FIRST_EVER] : []),
    ...(ages ? [AGES] : [])
  ];
  return lines.length === 0 ? [] : [{ heading: 'How to read this', statements: lines.map(say) }];
}

const WINDOWS =
  'An event lies in a window of days if it starts in it, unless the text says that it ends there.';
const OBSERVED = {
  day0: 'An event around day 0 counts only if it starts in the observation period around day 0, unless the text says “also outside observation”.',
  other:
    'An event around another one counts only if it starts in the observation period around that one, unless the text says “also outside observation”.',
  both: 'An event around day 0, or around another event, counts only if it starts in the same observation period, unless the text says “also outside observation”.'
} as const;
const VISITS = 'Where visits are counted, a record that belongs to no visit does not count.';
const FIRST_EVER =
  "First ever in the record: the person's earliest record of those concepts, found before anything else is asked of it, in or out of observation.";
const AGES = 'Age is the difference of calendar years, the year of birth taken from that of the date.';

/** What the events are around that are looked for inside observation only. */
function anchors(related: readonly PlacedNode[]): keyof typeof OBSERVED {
  const other = related.filter(({ pointer }) => levels(pointer) > 0).length;
  return other === 0 ? 'day0' : other === related.length ? 'other' : 'both';
}

/** Events between this one and day 0; what is nested in an entry event has that event's start as day 0. */
const levels = (pointer: string): number =>
  pointer.split('/nested').length - 1 - (pointer.startsWith('/entry/events') ? 1 : 0);
