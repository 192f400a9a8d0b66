import { factsOf, type Facts, type Member } from '@cohortlab/sdk';

/** The facts of demographics, when there is nothing in them that the form would hide; else null. */
export function simpleFacts(member: Member): Facts | null {
  return member.kind === 'demographics' ? factsOf(member) : null;
}

const SIMPLE = ['id', 'kind', 'notes', 'conceptSet', 'firstEver'];

/** Is a criterion told by its concepts alone, so that its name says it all? */
export function isSimple(member: Member): boolean {
  return Object.entries(member).every(([field, value]) => SIMPLE.includes(field) || value === false);
}
