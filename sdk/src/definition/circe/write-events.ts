import type { TimedCriterion } from '../criterion.js';
import type { DaySpan } from '../range.js';
import { EVENTS, type EventRow } from './event-rows.js';
import { inside, refuse, type At } from './shape.js';
import { writeAttributes } from './write-attributes.js';
import { counts, writeGroup } from './write-groups.js';
import type { Circe, SetNumbers } from './write-values.js';
import { writeAdjustment } from './write-windows.js';

/** The row of an event, with Circe's name of it; a flaw is noted for what has none. */
export function rowOf({ kind }: TimedCriterion, at: At): readonly [string, EventRow] | undefined {
  const found = Object.entries(EVENTS).find(([, row]) => row.kind === kind);
  const message = 'ATLAS cannot ask for a saved cohort. Copy its criteria here instead.';
  return found ?? refuse(at, message);
}

/** Writes an event as `{ "ConditionOccurrence": { … } }`. */
export function writeEvent(event: TimedCriterion, at: At, sets: SetNumbers): Circe {
  const found = rowOf(event, at);
  if (found === undefined) return {};
  const [name, row] = found;
  const { conceptSet, sourceConceptSet, period } = event as Concepts;
  const { firstEver, adjust, where, nested } = event;
  if (firstEver && !row.first) {
    refuse(inside(at, 'firstEver'), 'ATLAS has no first ever for this event. Take it out: it happens once.');
  }
  return {
    [name]: {
      ...(conceptSet === undefined ? {} : { CodesetId: sets.get(conceptSet) }),
      ...(sourceConceptSet === undefined ? {} : { [row.source ?? '']: sets.get(sourceConceptSet) }),
      ...(period === undefined ? {} : { UserDefinedPeriod: writeSpan(period) }),
      ...(firstEver ? { First: true } : {}),
      ...(adjust === undefined ? {} : { DateAdjustment: writeAdjustment(adjust, row, inside(at, 'adjust')) }),
      ...writeAttributes(row.attributes, where, at, sets),
      ...(nested !== undefined && counts(nested)
        ? { CorrelatedCriteria: writeGroup(nested, inside(at, 'nested'), sets) }
        : {})
    }
  };
}

/** What only some events have. */
interface Concepts {
  readonly conceptSet?: string;
  readonly sourceConceptSet?: string;
  readonly period?: DaySpan;
}

/** A span of days; an end that is left out is left out. */
export function writeSpan({ from, to }: DaySpan): Circe {
  return {
    ...(from === undefined ? {} : { StartDate: from }),
    ...(to === undefined ? {} : { EndDate: to })
  };
}
