import type { EventCriterion, Member } from '../definition/index.js';

/**
 * Whether so many records are likely asked for that choosing people first leaves fewer: all of a table, or
 * visits, which are of few kinds.
 */
export const isBroad = (criterion: EventCriterion): boolean =>
  ['visitOccurrence', 'visitDetail'].includes(criterion.kind) ||
  !(
    ('conceptSet' in criterion && criterion.conceptSet) ||
    ('sourceConceptSet' in criterion && criterion.sourceConceptSet)
  );

/** Whether a member of a group asks for at least one event of some concepts. */
export function isSelective(member: Member): member is EventCriterion {
  if ('of' in member || member.kind === 'demographics' || member.kind === 'cohort') return false;
  const { kind = 'atLeast', count = 1 } = member.occurrences ?? {};
  return kind !== 'atMost' && count > 0 && !isBroad(member);
}
