import { active } from './active.js';
import type { Cohort } from './cohort.js';
import type { Criterion } from './criterion.js';
import { countsDistinct } from './kinds.js';
import { LIMITS } from './limits.js';
import { checkItems, countItems, knownSets, placedSets, uniqueIds } from './list-checks.js';
import { isGroup, nodesOf, setUsesOf, type DayZero, type PlacedNode } from './nodes.js';
import { PROBLEM_CAP, shortValue, type Flaw } from './problem.js';

/** What a schema cannot say of a cohort: limits, ids, and what has no meaning where it stands. */
export function checkCohort(cohort: Cohort): Flaw[] {
  const nodes = nodesOf(cohort);
  if (nodes.length > LIMITS.nodes) {
    const message = `There are ${nodes.length} groups and criteria; ${LIMITS.nodes} are allowed.`;
    return [{ path: '', message: `${message} Use concept sets with several concepts.` }];
  }
  const deep = nodes.find(({ depth }) => depth > LIMITS.depth);
  return [
    ...(deep ? [{ path: deep.pointer, message: `Groups lie more than ${LIMITS.depth} levels deep.` }] : []),
    ...checkEntry(cohort),
    ...uniqueIds([
      ...placedSets(cohort.conceptSets),
      ...nodes.map(({ node, pointer }) => ({ id: node.id, pointer }))
    ]),
    ...knownSets(cohort.conceptSets, setUsesOf(cohort)),
    ...checkItems('/conceptSets', countItems(cohort.conceptSets)),
    ...nodes.flatMap(checkNode).slice(0, PROBLEM_CAP)
  ];
}

/** Nobody can enter by events that are all disabled. */
function checkEntry(cohort: Cohort): Flaw[] {
  if (cohort.kind === 'people' || active(cohort).entry.events.length > 0) return [];
  const message = 'Every entry event is disabled, so nobody can enter. Enable one of them, or add another.';
  return [{ path: '/entry/events', message }];
}

function checkNode({ node, pointer, dayZero }: PlacedNode): Flaw[] {
  if (isGroup(node)) return [];
  return [
    ...checkRelation(node, pointer, dayZero),
    ...checkDistinct(node, pointer),
    ...checkPatterns(node, pointer),
    ...(node.kind === 'demographics' && dayZero === 'person' ? checkFacts(node, pointer) : [])
  ];
}

/** What relates an event to day 0, where there is none. */
const RELATIONS = {
  none: ['occurrences', 'windows', 'sameVisit', 'outsideObservation'],
  person: ['windows', 'sameVisit', 'outsideObservation'],
  event: []
} as const satisfies Record<DayZero, readonly string[]>;

const WAYS_OUT = {
  none: 'an event that is not part of a group has no day 0. Take it out, or say it in "nested" of the event or in a group of "steps"',
  person: 'a set of people has no day 0. Take it out, or say it in "nested" of another event'
} as const;

function checkRelation(node: Criterion, pointer: string, dayZero: DayZero): Flaw[] {
  if (dayZero === 'event') return [];
  const fields = node as { readonly [field: string]: unknown };
  return RELATIONS[dayZero]
    .filter(field => fields[field] !== undefined && fields[field] !== false)
    .map(field => ({
      path: `${pointer}/${field}`,
      message: `"${field}" has no meaning here: ${WAYS_OUT[dayZero]}.`,
      value: shortValue(fields[field])
    }));
}

function checkDistinct(node: Criterion, pointer: string): Flaw[] {
  if (node.kind === 'demographics' || node.occurrences?.distinct === undefined) return [];
  const { distinct } = node.occurrences;
  if (countsDistinct(node.kind, distinct)) return [];
  const message = `Criteria of kind "${node.kind}" have no "${distinct}" to count by. Use "startDate", or leave "distinct" out.`;
  return [{ path: `${pointer}/occurrences/distinct`, message, value: shortValue(distinct) }];
}

/** A pattern of SQL that ends in a lone backslash is an error to every engine, when it runs. */
function checkPatterns(node: Criterion, pointer: string): Flaw[] {
  return (node.where ?? []).flatMap((attribute, index) => {
    if (!('is' in attribute) || !('pattern' in attribute.is)) return [];
    const { pattern } = attribute.is;
    if ((/\\*$/.exec(pattern)?.[0].length ?? 0) % 2 === 0) return [];
    const message =
      'The pattern ends in a backslash that stands before nothing. Write it twice to mean itself.';
    return [{ path: `${pointer}/where/${index}/is/pattern`, message, value: shortValue(pattern) }];
  });
}

/** Facts about a person who is seen at no time but the end of the release. */
function checkFacts({ where = [] }: Criterion, pointer: string): Flaw[] {
  return where.flatMap((attribute, index): Flaw[] => {
    const place = `${pointer}/where/${index}`;
    if (attribute.kind === 'age' && attribute.at !== 'cutOff') {
      const message =
        'A set of people has no day 0 to know the age at. Use "cutOff", the last day that the release covers.';
      return [{ path: `${place}/at`, message, value: shortValue(attribute.at) }];
    }
    if (attribute.kind === 'startDate' || attribute.kind === 'endDate') {
      const message = `"${attribute.kind}" has no meaning here: a set of people has no day 0. Take it out, or ask for the dates of an event.`;
      return [{ path: `${place}/kind`, message, value: shortValue(attribute.kind) }];
    }
    return [];
  });
}
