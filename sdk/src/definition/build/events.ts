import type { Demographics } from '../criterion.js';
import type {
  AttributeDraft,
  DemographicsDraft,
  EventDraft,
  EventOptions,
  SetDraft,
  TimedKind
} from './drafts.js';

type Asked = AttributeDraft<NonNullable<Demographics['where']>[number]>;

/** `drug(metformin, { firstEver: true })`: the concept set, or null for any concept, then the rest. */
const ofConcepts =
  <const K extends TimedKind>(kind: K) =>
  (set: SetDraft | null = null, options?: EventOptions<K>): EventDraft => {
    const { source, ...rest } = (options ?? {}) as { readonly source?: SetDraft };
    return { kind, ...(set && { conceptSet: set }), ...(source && { sourceConceptSet: source }), ...rest };
  };

const ofPeriod =
  <const K extends TimedKind>(kind: K) =>
  (options?: EventOptions<K>): EventDraft => ({ kind, ...(options as object) });

export const condition = ofConcepts('conditionOccurrence');
export const drug = ofConcepts('drugExposure');
export const procedure = ofConcepts('procedureOccurrence');
export const measurement = ofConcepts('measurement');
export const observation = ofConcepts('observation');
export const visit = ofConcepts('visitOccurrence');
export const visitDetail = ofConcepts('visitDetail');
export const device = ofConcepts('deviceExposure');
export const specimen = ofConcepts('specimen');
export const death = ofConcepts('death');
export const conditionEra = ofConcepts('conditionEra');
export const drugEra = ofConcepts('drugEra');
export const doseEra = ofConcepts('doseEra');
export const observationPeriod = ofPeriod('observationPeriod');
export const payerPlanPeriod = ofPeriod('payerPlanPeriod');

/** Time in a saved cohort; the path is relative to the definition's file. */
export function savedCohort(path: string, options?: EventOptions<'cohort'>): EventDraft {
  return { kind: 'cohort', path, ...(options as object) };
}

/** Facts about the person that must all hold. */
export function demographics(...where: readonly Asked[]): DemographicsDraft {
  return { kind: 'demographics', ...(where.length > 0 && { where }) };
}
