import type { EventKind, NumberRange } from '@cohortlab/sdk';
import type { Trans } from '../components';

/** What a criterion's domain is called in front of a person. */
export function eventWord(kind: EventKind, trans: Trans): string {
  const words: Record<EventKind, string> = {
    conditionOccurrence: trans.__('Condition'),
    drugExposure: trans.__('Drug'),
    procedureOccurrence: trans.__('Procedure'),
    measurement: trans.__('Measurement'),
    observation: trans.__('Observation'),
    visitOccurrence: trans.__('Visit'),
    deviceExposure: trans.__('Device')
  };
  return words[kind];
}

/** A condition on a number of years, with both ends said: `40 to 65 years, both included`. */
export function yearsText(range: NumberRange, trans: Trans): string {
  switch (range.kind) {
    case 'equal':
      return trans.__('%1 years', range.value);
    case 'notEqual':
      return trans.__('not %1 years', range.value);
    case 'less':
      return trans.__('younger than %1', range.value);
    case 'atMost':
      return trans.__('at most %1 years', range.value);
    case 'greater':
      return trans.__('older than %1', range.value);
    case 'atLeast':
      return trans.__('at least %1 years', range.value);
    case 'between':
      return trans.__('%1 to %2 years, both included', range.low, range.high);
    case 'notBetween':
      return trans.__('not from %1 to %2 years', range.low, range.high);
  }
}
