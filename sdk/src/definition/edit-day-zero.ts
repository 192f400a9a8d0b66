import type { EventsCohort, PeopleCohort } from './cohort.js';
import type { TimedCriterion } from './criterion.js';
import type { Group, Member } from './group.js';
import { isGroup } from './nodes.js';
import { nextId } from './edit-tree.js';

/**
 * From a set of people to spans of time: one thing that people had becomes day 0, everything else
 * stands as a step that asks the same as before, at any time, also outside observation. What the
 * language cannot keep is that day 0 itself must lie in an observation period.
 */

/** The parts of a set of people that can be day 0: an include group, or one criterion of a group of all. */
export function dayZeroChoices({ include }: PeopleCohort): readonly Member[] {
  return include
    .filter(group => !group.disabled)
    .flatMap((group): readonly Member[] => {
      const members = group.of.filter(({ disabled }) => !disabled);
      if (members.length === 0) return [];
      if (group.kind === 'any' || (group.kind === 'all' && members.length === 1)) {
        return members.every(canEnter) ? [group] : [];
      }
      return group.kind === 'all' ? members.filter(canEnter) : [];
    });
}

const canEnter = (member: Member): member is TimedCriterion =>
  !isGroup(member) &&
  member.kind !== 'demographics' &&
  (member.occurrences === undefined ||
    (member.occurrences.kind !== 'atMost' && member.occurrences.count > 0));

/** The cohort with one of its `dayZeroChoices` as day 0: the earliest such event of a person. */
export function withDayZero(cohort: PeopleCohort, id: string): EventsCohort | null {
  const chosen = dayZeroChoices(cohort).find(each => each.id === id);
  if (chosen === undefined) return null;
  const { include, exclude, kind, ...rest } = cohort;
  const events = (isGroup(chosen) ? chosen.of.filter(canEnter) : [chosen]) as TimedCriterion[];
  let [criterion, group] = [numberOf(nextId(cohort, 'c')), numberOf(nextId(cohort, 'g'))];

  const step = (members: readonly Member[], wrapped: Group): Group => ({
    ...wrapped,
    of: members.map(outside)
  });
  // How often the event must be on record is no part of an event: it is asked for beside it.
  const counted = events
    .filter(event => event.occurrences && !isOnce(event))
    .map((event): Group => {
      const copy = { ...event, id: `c${criterion++}` };
      return step([copy], { id: `g${group++}`, kind: 'all', of: [] });
    });
  const included = include.flatMap(each => {
    if (each === chosen) return [];
    const left = each.of.filter(member => member !== chosen);
    return left.length > 0 ? [step(left, each)] : [];
  });
  const excluded = exclude.map((each): Group => {
    if (each.kind === 'any') return step(each.of, { ...each, kind: 'atMost', count: 0 });
    const { name, ...unnamed } = each;
    const outer = { id: `g${group++}`, ...(name !== undefined && { name }) };
    return { ...outer, kind: 'atMost', count: 0, of: [step(each.of, unnamed as Group)] };
  });
  const steps = [...counted, ...included, ...excluded];
  return {
    ...rest,
    kind: 'events',
    entry: { events: events.map(alone), priorDays: 0, laterDays: 0, limit: 'first' },
    ...(steps.length > 0 && { steps }),
    limit: 'first'
  };
}

const numberOf = (id: string): number => Number(id.slice(1));

const isOnce = ({ occurrences }: TimedCriterion): boolean =>
  occurrences?.kind === 'atLeast' && occurrences.count === 1;

function alone({ occurrences: _, ...event }: TimedCriterion): TimedCriterion {
  return event;
}

/** The same, whether or not it lies in the observation period around day 0, as a set of people has it. */
function outside(member: Member): Member {
  if (isGroup(member)) return { ...member, of: member.of.map(outside) };
  return member.kind === 'demographics' ? member : { ...member, outsideObservation: true };
}
