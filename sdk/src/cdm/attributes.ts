import type { DomainKind } from './domains.js';
import type { CdmTableName } from './tables.js';

/**
 * Which column of an event's own table holds an attribute, by the attribute's kind in the
 * definition language. `effective_drug_dose` and `dose_unit_concept_id` are read by Circe, but no
 * CDM from 5.1 on has them.
 */
// prettier-ignore
const COLUMNS = {
  conditionOccurrence: {
    recordType: 'condition_type_concept_id', status: 'condition_status_concept_id', stopReason: 'stop_reason'
  },
  drugExposure: {
    recordType: 'drug_type_concept_id', stopReason: 'stop_reason', refills: 'refills', quantity: 'quantity',
    daysSupply: 'days_supply', route: 'route_concept_id', dose: 'effective_drug_dose',
    doseUnit: 'dose_unit_concept_id', lotNumber: 'lot_number'
  },
  procedureOccurrence: {
    recordType: 'procedure_type_concept_id', modifier: 'modifier_concept_id', quantity: 'quantity'
  },
  measurement: {
    recordType: 'measurement_type_concept_id', operator: 'operator_concept_id', value: 'value_as_number',
    valueConcept: 'value_as_concept_id', unit: 'unit_concept_id', rangeLow: 'range_low', rangeHigh: 'range_high'
  },
  observation: {
    recordType: 'observation_type_concept_id', value: 'value_as_number', valueConcept: 'value_as_concept_id',
    valueText: 'value_as_string', unit: 'unit_concept_id', qualifier: 'qualifier_concept_id'
  },
  visitOccurrence: { recordType: 'visit_type_concept_id' },
  visitDetail: { recordType: 'visit_detail_type_concept_id' },
  deviceExposure: {
    recordType: 'device_type_concept_id', uniqueDeviceId: 'unique_device_id', quantity: 'quantity'
  },
  specimen: {
    recordType: 'specimen_type_concept_id', quantity: 'quantity', unit: 'unit_concept_id',
    anatomicSite: 'anatomic_site_concept_id', diseaseStatus: 'disease_status_concept_id',
    sourceId: 'specimen_source_id'
  },
  death: { recordType: 'death_type_concept_id' },
  conditionEra: { recordCount: 'condition_occurrence_count' },
  drugEra: { recordCount: 'drug_exposure_count', gapDays: 'gap_days' },
  doseEra: { value: 'dose_value', unit: 'unit_concept_id' },
  observationPeriod: { recordType: 'period_type_concept_id' },
  payerPlanPeriod: {
    payer: 'payer_concept_id', plan: 'plan_concept_id', sponsor: 'sponsor_concept_id',
    planStopReason: 'stop_reason_concept_id', payerSource: 'payer_source_concept_id',
    planSource: 'plan_source_concept_id', sponsorSource: 'sponsor_source_concept_id',
    planStopReasonSource: 'stop_reason_source_concept_id'
  }
} as const satisfies Record<DomainKind, Readonly<Record<string, string>>>;

/** The column of the event's own table that holds an attribute; undefined when it lies elsewhere or nowhere. */
export function attributeColumn(kind: DomainKind, attribute: string): string | undefined {
  const columns: Readonly<Record<string, string>> = COLUMNS[kind];
  return Object.hasOwn(columns, attribute) ? columns[attribute] : undefined;
}

/** A table beside the event's own that holds attributes, and how a record finds its row there. */
export interface Beside {
  readonly table: CdmTableName;
  /** Columns that both tables have and that must agree. */
  readonly on: readonly string[];
  readonly column: string;
  /** Whether a record without such a row counts as one where nothing is recorded. */
  readonly mayLack: boolean;
}

/** Attributes that lie in other tables than the event's own, as Circe reads them. */
export const BESIDE: Readonly<Record<string, Beside>> = Object.freeze({
  sex: { table: 'person', on: ['person_id'], column: 'gender_concept_id', mayLack: false },
  race: { table: 'person', on: ['person_id'], column: 'race_concept_id', mayLack: false },
  ethnicity: { table: 'person', on: ['person_id'], column: 'ethnicity_concept_id', mayLack: false },
  visitType: {
    table: 'visit_occurrence',
    on: ['visit_occurrence_id', 'person_id'],
    column: 'visit_concept_id',
    mayLack: false
  },
  specialty: { table: 'provider', on: ['provider_id'], column: 'specialty_concept_id', mayLack: true },
  placeOfService: {
    table: 'care_site',
    on: ['care_site_id'],
    column: 'place_of_service_concept_id',
    mayLack: false
  }
});
