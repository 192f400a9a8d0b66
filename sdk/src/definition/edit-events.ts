import type { Entry, EventsCohort, Limit } from './cohort.js';
import type { EventKind } from './criterion.js';
import type { Joint } from './edit-nodes.js';
import { withEvent } from './edit-nodes.js';
import type { PickedConcept } from './edit-sets.js';
import { nextId, tidySets } from './edit-tree.js';
import type { Exit } from './exit.js';
import { SCHEMAS } from './names.js';
import type { DaySpan } from './range.js';

/** Edits of a cohort of spans of time: day 0, the steps, and how a person leaves. */

/**
 * A cohort of spans whose day 0 is the first record ever of a concept. Nothing more is asked for:
 * no observation around it, no steps, and people stay to the end of observation.
 */
export function beginEvents(name: string, kind: EventKind, picked: PickedConcept): EventsCohort {
  const entry: Entry = { events: [], priorDays: 0, laterDays: 0, limit: 'first' };
  const none: EventsCohort = {
    $schema: SCHEMAS.cohort,
    kind: 'events',
    name,
    entry,
    limit: 'first',
    conceptSets: []
  };
  return withEvent(none, kind, picked, (cohort, criterion) => ({
    ...cohort,
    entry: { ...entry, events: [{ ...criterion, firstEver: true }] }
  }));
}

/** Adds another event that a person can enter by: the first ever, where the others are. */
export function addEntryEvent(cohort: EventsCohort, kind: EventKind, picked: PickedConcept): EventsCohort {
  return withEvent(cohort, kind, picked, (before, criterion) => {
    const { entry } = before;
    const first = entry.events.every(event => event.firstEver);
    const event = first ? { ...criterion, firstEver: true } : criterion;
    return { ...before, entry: { ...entry, events: [...entry.events, event] } };
  });
}

/** Adds an event that ends the time in the cohort on the day it starts. */
export function addCensoring(cohort: EventsCohort, kind: EventKind, picked: PickedConcept): EventsCohort {
  return withEvent(cohort, kind, picked, (before, criterion) => ({
    ...before,
    censoring: [...(before.censoring ?? []), criterion]
  }));
}

/** Adds an empty step behind the others; it must get a member before the cohort is saved. */
export function addStep(cohort: EventsCohort, kind: Joint = 'all'): EventsCohort {
  return { ...cohort, steps: [...(cohort.steps ?? []), { id: nextId(cohort, 'g'), kind, of: [] }] };
}

/** Days of observation needed before and after day 0. */
export function setObservation(
  cohort: EventsCohort,
  days: Partial<Pick<Entry, 'priorDays' | 'laterDays'>>
): EventsCohort {
  return { ...cohort, entry: { ...cohort.entry, ...days } };
}

/** Which of a person's entry events are looked at, and which of those that pass all steps count. */
export function setLimits(cohort: EventsCohort, entry: Limit, limit: Limit): EventsCohort {
  return { ...cohort, entry: { ...cohort.entry, limit: entry }, limit };
}

/** How a person leaves, and how spans are joined and cut; undefined says nothing of it. */
export interface Leaving {
  readonly exit?: Exit | undefined;
  readonly eraGapDays?: number | undefined;
  readonly dates?: DaySpan | undefined;
}

/** Says the given parts of leaving anew, and leaves the others. */
export function setLeaving(cohort: EventsCohort, leaving: Leaving): EventsCohort {
  const kept = Object.entries({ ...cohort, ...leaving }).filter(([, value]) => value !== undefined);
  return tidySets(cohort, Object.fromEntries(kept) as EventsCohort);
}

/** A person leaves when the era of exposure to a drug ends, with a concept set of its own. */
export function exitByDrug(cohort: EventsCohort, picked: PickedConcept, gapDays = 30): EventsCohort {
  return withEvent(cohort, 'drugExposure', picked, (before, criterion) => {
    const conceptSet = 'conceptSet' in criterion ? (criterion.conceptSet ?? '') : '';
    return setLeaving(before, { exit: { kind: 'drugEra', conceptSet, gapDays, offset: 0 } });
  });
}
