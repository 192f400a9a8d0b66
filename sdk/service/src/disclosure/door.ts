import type { Shown } from '@cohortlab/sdk/wire';
import { AOU20, type Profile } from './profile.js';

/** An exact count, as a statement over a release returns it. */
export type Count = number | bigint;

/**
 * The door: the only way from a number of people to anything that is shown.
 * Hidden below `profile.below`; else rounded to the nearest multiple of `profile.base`, half up.
 */
export function show(people: Count, profile: Profile = AOU20): Shown {
  const n = whole(people);
  if (n < profile.below) return { kind: 'hidden', below: profile.below };
  const value = Math.max(profile.below, profile.base * Math.floor(n / profile.base + 1 / 2));
  return { kind: 'rounded', value, base: profile.base };
}

/** Records, entries or rows of `people`: hidden when the people are, else rounded like them. */
export function showRecords(records: Count, people: Count, profile: Profile = AOU20): Shown {
  const shownPeople = show(people, profile);
  return shownPeople.kind === 'hidden' ? shownPeople : show(records, profile);
}

/**
 * What a list may be sorted or filtered by: the shown count, 0 when hidden. The exact count would
 * tell by its place in the list what the door keeps back.
 */
export function shownRank(people: Count, profile: Profile = AOU20): number {
  const shown = show(people, profile);
  return shown.kind === 'hidden' ? 0 : shown.value;
}

/** Steps that each keep some of the one before, such as an attrition: never rises once rounded. */
export function showSteps(people: readonly Count[], profile: Profile = AOU20): Shown[] {
  const steps: Shown[] = [];
  for (const count of people) {
    const step = show(count, profile);
    const before = steps.at(-1);
    steps.push(before && rank(before) < rank(step) ? before : step);
  }
  return steps;
}

/**
 * How far a query is, in steps of 5 %, rounded down; null while the engine cannot say. The steps
 * and the missing row count keep progress from being a way to count.
 */
export function showProgress(percentage: number | null): number | null {
  if (percentage === null || !(percentage >= 0)) return null;
  return 5 * Math.floor(Math.min(percentage, 100) / 5);
}

function rank(shown: Shown): number {
  return shown.kind === 'hidden' ? 0 : shown.value;
}

/** Anything but a natural number is a fault of ours, and a fault shows nothing. */
function whole(count: Count): number {
  const n = Number(count);
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError('A count must be a natural number.');
  return n;
}
