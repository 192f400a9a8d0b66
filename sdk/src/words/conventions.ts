import { isGroup, nodesOf, type Cohort, type TimedCriterion } from '../definition/index.js';
import { say, type Section } from './statement.js';

/** What a reader must know to read the rest one way; only what this definition uses. */
export function conventions(cohort: Cohort): Section[] {
  const nodes = nodesOf(cohort).filter(({ enabled }) => enabled);
  const events = nodes.flatMap(({ node, dayZero }) =>
    isGroup(node) || node.kind === 'demographics' ? [] : [{ event: node, dayZero }]
  );
  const related = events.filter(({ dayZero }) => dayZero === 'event').map(({ event }) => event);
  const ages = nodes.some(({ node }) => !isGroup(node) && node.where?.some(({ kind }) => kind === 'age'));
  const lines = [
    ...(related.some(({ windows }) => windows?.some(({ event }) => event === 'start')) ? [WINDOWS] : []),
    ...(related.some(event => !event.outsideObservation) ? [OBSERVED[nesting(related)]] : []),
    ...(events.some(({ event }) => event.occurrences?.distinct === 'visit') ? [VISITS] : []),
    ...(events.some(({ event }) => event.firstEver) ? [FIRST_EVER] : []),
    ...(ages ? [AGES] : [])
  ];
  return lines.length === 0 ? [] : [{ heading: 'How to read this', statements: lines.map(say) }];
}

const WINDOWS =
  'An event lies in a window of days if it starts in it, unless the text says that it ends there.';
const OBSERVED = {
  flat: 'An event around day 0 counts only if it starts in the observation period around day 0, unless the text says “also outside observation”.',
  nested:
    'An event around day 0, or around another event, counts only if it starts in the same observation period, unless the text says “also outside observation”.'
} as const;
const VISITS = 'Where visits are counted, a record that belongs to no visit does not count.';
const FIRST_EVER =
  "First ever in the record: the person's earliest record of those concepts, found before anything else is asked of it, in or out of observation.";
const AGES = 'Age is the difference of calendar years, the year of birth taken from that of the date.';

const nesting = (related: readonly TimedCriterion[]): keyof typeof OBSERVED =>
  related.some(({ nested }) => nested !== undefined) ? 'nested' : 'flat';
