import { type CdmColumnName, type CdmTableName, TABLES } from './tables.js';

/** Where an event ends that has no end on record, as Circe has it: the first of these that is known. */
export type EndWhenMissing = 'never' | 'nextDay' | 'daysSupplyThenNextDay';

/** Where the events of one kind are found. Columns are columns of `table`; null when there is none. */
export interface Domain<Kind extends string = string> {
  /** The kind of criterion: the OMOP table's name in camel case. */
  readonly kind: Kind;
  readonly table: CdmTableName;
  /** Identifies a record inside the table. */
  readonly key: string;
  /** The standard concept of a record. */
  readonly concept: string | null;
  readonly sourceConcept: string | null;
  readonly start: string;
  readonly startDatetime: string | null;
  /** Null: records have no end, or Circe does not read it (procedure_end_date came with 5.4). */
  readonly end: string | null;
  readonly endDatetime: string | null;
  readonly endWhenMissing: EndWhenMissing;
  /** The visit that a record belongs to, as far as Circe reads it. */
  readonly visit: string | null;
  /** What people call the records. */
  readonly name: string;
  /** `domain_id` that the concepts of these records usually have; null when none is usual. */
  readonly domainId: string | null;
}

interface DomainRow<Name extends CdmTableName> {
  readonly table: Name;
  readonly key: CdmColumnName<Name>;
  readonly concept?: CdmColumnName<Name>;
  readonly sourceConcept?: CdmColumnName<Name>;
  readonly start: CdmColumnName<Name>;
  readonly startDatetime?: CdmColumnName<Name>;
  readonly end?: CdmColumnName<Name>;
  readonly endDatetime?: CdmColumnName<Name>;
  readonly endWhenMissing?: EndWhenMissing;
  readonly visit?: CdmColumnName<Name>;
  readonly domainId?: string;
}

function domain<const Kind extends string, Name extends CdmTableName>(
  kind: Kind,
  row: DomainRow<Name>
): Domain<Kind> {
  return Object.freeze({
    kind,
    table: row.table,
    key: row.key,
    concept: row.concept ?? null,
    sourceConcept: row.sourceConcept ?? null,
    start: row.start,
    startDatetime: row.startDatetime ?? null,
    end: row.end ?? null,
    endDatetime: row.endDatetime ?? null,
    endWhenMissing: row.endWhenMissing ?? 'never',
    visit: row.visit ?? null,
    name: TABLES[row.table].title,
    domainId: row.domainId ?? null
  });
}

/** Every kind of event that a criterion can ask for, in the order panels list them. */
export const DOMAINS = Object.freeze([
  domain('conditionOccurrence', {
    table: 'condition_occurrence',
    key: 'condition_occurrence_id',
    concept: 'condition_concept_id',
    sourceConcept: 'condition_source_concept_id',
    start: 'condition_start_date',
    startDatetime: 'condition_start_datetime',
    end: 'condition_end_date',
    endDatetime: 'condition_end_datetime',
    endWhenMissing: 'nextDay',
    visit: 'visit_occurrence_id',
    domainId: 'Condition'
  }),
  domain('drugExposure', {
    table: 'drug_exposure',
    key: 'drug_exposure_id',
    concept: 'drug_concept_id',
    sourceConcept: 'drug_source_concept_id',
    start: 'drug_exposure_start_date',
    startDatetime: 'drug_exposure_start_datetime',
    end: 'drug_exposure_end_date',
    endDatetime: 'drug_exposure_end_datetime',
    endWhenMissing: 'daysSupplyThenNextDay',
    visit: 'visit_occurrence_id',
    domainId: 'Drug'
  }),
  domain('procedureOccurrence', {
    table: 'procedure_occurrence',
    key: 'procedure_occurrence_id',
    concept: 'procedure_concept_id',
    sourceConcept: 'procedure_source_concept_id',
    start: 'procedure_date',
    startDatetime: 'procedure_datetime',
    endWhenMissing: 'nextDay',
    visit: 'visit_occurrence_id',
    domainId: 'Procedure'
  }),
  domain('measurement', {
    table: 'measurement',
    key: 'measurement_id',
    concept: 'measurement_concept_id',
    sourceConcept: 'measurement_source_concept_id',
    start: 'measurement_date',
    startDatetime: 'measurement_datetime',
    endWhenMissing: 'nextDay',
    visit: 'visit_occurrence_id',
    domainId: 'Measurement'
  }),
  domain('observation', {
    table: 'observation',
    key: 'observation_id',
    concept: 'observation_concept_id',
    sourceConcept: 'observation_source_concept_id',
    start: 'observation_date',
    startDatetime: 'observation_datetime',
    endWhenMissing: 'nextDay',
    visit: 'visit_occurrence_id',
    domainId: 'Observation'
  }),
  domain('visitOccurrence', {
    table: 'visit_occurrence',
    key: 'visit_occurrence_id',
    concept: 'visit_concept_id',
    sourceConcept: 'visit_source_concept_id',
    start: 'visit_start_date',
    startDatetime: 'visit_start_datetime',
    end: 'visit_end_date',
    endDatetime: 'visit_end_datetime',
    visit: 'visit_occurrence_id',
    domainId: 'Visit'
  }),
  domain('visitDetail', {
    table: 'visit_detail',
    key: 'visit_detail_id',
    concept: 'visit_detail_concept_id',
    sourceConcept: 'visit_detail_source_concept_id',
    start: 'visit_detail_start_date',
    startDatetime: 'visit_detail_start_datetime',
    end: 'visit_detail_end_date',
    endDatetime: 'visit_detail_end_datetime',
    visit: 'visit_occurrence_id',
    domainId: 'Visit'
  }),
  domain('deviceExposure', {
    table: 'device_exposure',
    key: 'device_exposure_id',
    concept: 'device_concept_id',
    sourceConcept: 'device_source_concept_id',
    start: 'device_exposure_start_date',
    startDatetime: 'device_exposure_start_datetime',
    end: 'device_exposure_end_date',
    endDatetime: 'device_exposure_end_datetime',
    endWhenMissing: 'nextDay',
    visit: 'visit_occurrence_id',
    domainId: 'Device'
  }),
  domain('specimen', {
    table: 'specimen',
    key: 'specimen_id',
    concept: 'specimen_concept_id',
    start: 'specimen_date',
    startDatetime: 'specimen_datetime',
    endWhenMissing: 'nextDay',
    domainId: 'Specimen'
  }),
  domain('death', {
    table: 'death',
    key: 'person_id',
    concept: 'cause_concept_id',
    sourceConcept: 'cause_source_concept_id',
    start: 'death_date',
    startDatetime: 'death_datetime',
    endWhenMissing: 'nextDay'
  }),
  domain('conditionEra', {
    table: 'condition_era',
    key: 'condition_era_id',
    concept: 'condition_concept_id',
    start: 'condition_era_start_date',
    end: 'condition_era_end_date',
    domainId: 'Condition'
  }),
  domain('drugEra', {
    table: 'drug_era',
    key: 'drug_era_id',
    concept: 'drug_concept_id',
    start: 'drug_era_start_date',
    end: 'drug_era_end_date',
    domainId: 'Drug'
  }),
  domain('doseEra', {
    table: 'dose_era',
    key: 'dose_era_id',
    concept: 'drug_concept_id',
    start: 'dose_era_start_date',
    end: 'dose_era_end_date',
    domainId: 'Drug'
  }),
  domain('observationPeriod', {
    table: 'observation_period',
    key: 'observation_period_id',
    start: 'observation_period_start_date',
    end: 'observation_period_end_date'
  }),
  domain('payerPlanPeriod', {
    table: 'payer_plan_period',
    key: 'payer_plan_period_id',
    start: 'payer_plan_period_start_date',
    end: 'payer_plan_period_end_date'
  })
]);

/** The kinds of event that OMOP knows. */
export type DomainKind = (typeof DOMAINS)[number]['kind'];

/** The domain of that kind. */
export function domainOf(kind: DomainKind): Domain<DomainKind> {
  return DOMAINS.find(domain => domain.kind === kind)!;
}

/** The domain whose events lie in that table, or undefined: a table without events, or no table. */
export function domainOfTable(table: string): Domain<DomainKind> | undefined {
  return DOMAINS.find(domain => domain.table === table);
}

/** The domain whose table a concept of that `domain_id` is usually recorded in, or undefined. */
export function domainOfConcept(domainId: string): Domain<DomainKind> | undefined {
  return DOMAINS.find(domain => domain.domainId === domainId);
}
