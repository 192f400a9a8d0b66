import { factsOf, isGroup, type EventCriterion, type Facts, type Member } from '@cohortlab/sdk';

/** An event of some concepts, perhaps the first ever: what the panel can edit. */
export type SimpleEvent = Extract<EventCriterion, { conceptSet?: unknown }>;

const EDITED = ['id', 'kind', 'notes', 'conceptSet', 'firstEver'];

/** The event, when there is nothing in it that the panel would hide; else null. */
export function simpleEvent(member: Member): SimpleEvent | null {
  if (isGroup(member) || member.kind === 'demographics' || member.kind === 'cohort') {
    return null;
  }
  if (member.kind === 'observationPeriod' || member.kind === 'payerPlanPeriod') {
    return null;
  }
  return Object.entries(member).every(([field, value]) => EDITED.includes(field) || value === false)
    ? member
    : null;
}

/** The facts of demographics, when there is nothing in them that the panel would hide; else null. */
export function simpleFacts(member: Member): Facts | null {
  return member.kind === 'demographics' && !member.disabled ? factsOf(member) : null;
}
