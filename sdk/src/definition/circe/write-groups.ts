import type { Demographics, TimedCriterion } from '../criterion.js';
import type { Group, Member } from '../group.js';
import { isGroup } from '../nodes.js';
import { DEMOGRAPHICS } from './event-rows.js';
import { inside, type At } from './shape.js';
import { writeAttributes } from './write-attributes.js';
import { rowOf, writeEvent } from './write-events.js';
import type { Circe, SetNumbers } from './write-values.js';
import { writeOccurrence, writeWindows } from './write-windows.js';

const TYPES = { all: 'ALL', any: 'ANY', atLeast: 'AT_LEAST', atMost: 'AT_MOST' } as const;

/** Is the node, or any member of the group, enabled? */
export function counts(node: Member): boolean {
  return node.disabled !== true && (!isGroup(node) || node.of.some(counts));
}

/** Writes a group as a `CriteriaGroup`, which holds its members by what they are. */
export function writeGroup(group: Group, at: At, sets: SetNumbers): Circe {
  const events: Circe[] = [];
  const demographics: Circe[] = [];
  const groups: Circe[] = [];
  group.of.forEach((member, index) => {
    const place = inside(at, 'of', index);
    if (!counts(member)) return;
    if (isGroup(member)) groups.push(writeGroup(member, place, sets));
    else if (member.kind === 'demographics') demographics.push(writeDemographics(member, place, sets));
    else events.push(writeRelated(member, place, sets));
  });
  return {
    Type: TYPES[group.kind],
    ...('count' in group ? { Count: group.count } : {}),
    CriteriaList: events,
    DemographicCriteriaList: demographics,
    Groups: groups
  };
}

function writeDemographics({ where }: Demographics, at: At, sets: SetNumbers): Circe {
  return writeAttributes(DEMOGRAPHICS, where, at, sets);
}

function writeRelated(event: TimedCriterion, at: At, sets: SetNumbers): Circe {
  const { occurrences, windows = [], sameVisit = false, outsideObservation = false, nested, where } = event;
  const found = rowOf(event, at);
  if (found === undefined) return {};
  const [, row] = found;
  const has = {
    nested: nested !== undefined && counts(nested),
    payer: where?.some(({ kind }) => kind === 'payer') === true
  };
  return {
    Criteria: writeEvent(event, at, sets),
    ...writeWindows(windows, outsideObservation, inside(at, 'windows')),
    Occurrence: writeOccurrence(occurrences, row, has, inside(at, 'occurrences')),
    RestrictVisit: sameVisit,
    IgnoreObservationPeriod: outsideObservation
  };
}
