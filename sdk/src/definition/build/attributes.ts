import type { Attribute } from '../criterion.js';
import type { Concept } from '../concept-choice.js';
import type { DateRange, NumberRange, TextMatch } from '../range.js';
import type { ChoiceDraft } from './drafts.js';

/**
 * Attributes by the name that they have in the language: `age(atLeast(18))`, `sex(oneOf(8532))`,
 * `value(between(4, 6.5))`. Which kind of event has which is checked when the cohort is made.
 */
type Kind = Attribute['kind'];

const ofConcept =
  <const K extends Kind>(kind: K) =>
  (is: ChoiceDraft) => ({ kind, is });
const ofNumber =
  <const K extends Kind>(kind: K) =>
  (is: NumberRange) => ({ kind, is });
const ofDate =
  <const K extends Kind>(kind: K) =>
  (is: DateRange) => ({ kind, is });
const ofText =
  <const K extends Kind>(kind: K) =>
  (is: TextMatch) => ({ kind, is });

/** Age in whole years; in the groups of a set of people it is that at the cut-off. */
export function age(is: NumberRange, at: 'start' | 'end' | 'cutOff' = 'start') {
  return { kind: 'age' as const, at, is };
}
export const sex = ofConcept('sex');
export const race = ofConcept('race');
export const ethnicity = ofConcept('ethnicity');

export const startDate = ofDate('startDate');
export const endDate = ofDate('endDate');
export const duration = ofNumber('duration');

export const recordType = ofConcept('recordType');
export const status = ofConcept('status');
export const stopReason = ofText('stopReason');
export const specialty = ofConcept('specialty');
export const visitType = ofConcept('visitType');
export const placeOfService = ofConcept('placeOfService');

export const refills = ofNumber('refills');
export const quantity = ofNumber('quantity');
export const daysSupply = ofNumber('daysSupply');
export const route = ofConcept('route');
export const dose = ofNumber('dose');
export const doseUnit = ofConcept('doseUnit');
export const lotNumber = ofText('lotNumber');
export const uniqueDeviceId = ofText('uniqueDeviceId');
export const modifier = ofConcept('modifier');

export const operator = ofConcept('operator');
export const value = ofNumber('value');
export const valueConcept = ofConcept('valueConcept');
export const valueText = ofText('valueText');
export const unit = ofConcept('unit');
export const qualifier = ofConcept('qualifier');
export const rangeLow = ofNumber('rangeLow');
export const rangeHigh = ofNumber('rangeHigh');
export const rangeLowRatio = ofNumber('rangeLowRatio');
export const rangeHighRatio = ofNumber('rangeHighRatio');
export const abnormal = () => ({ kind: 'abnormal' as const });

/** A value with the range that goes with each unit: `valueInUnits([unit, range], …)`. */
export function valueInUnits(...ranges: readonly (readonly [Concept | readonly Concept[], NumberRange])[]) {
  const anyOf = ranges.map(([units, is]) => ({ unit: [units].flat() as Concept[], is }));
  return { kind: 'valueInUnits' as const, anyOf };
}

export const anatomicSite = ofConcept('anatomicSite');
export const diseaseStatus = ofConcept('diseaseStatus');
export const sourceId = ofText('sourceId');

export const recordCount = ofNumber('recordCount');
export const gapDays = ofNumber('gapDays');

export const payer = ofConcept('payer');
export const plan = ofConcept('plan');
export const sponsor = ofConcept('sponsor');
export const planStopReason = ofConcept('planStopReason');
export const payerSource = ofConcept('payerSource');
export const planSource = ofConcept('planSource');
export const sponsorSource = ofConcept('sponsorSource');
export const planStopReasonSource = ofConcept('planStopReasonSource');
