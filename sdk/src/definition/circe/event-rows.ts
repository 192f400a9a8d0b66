import type { EventKind } from '../criterion.js';
import type { Occurrences } from '../relation.js';
import * as of from './attributes.js';
import type { AttributeRow } from './attributes.js';

/** What is counted once, by Circe's name of the column. */
export const COUNT_COLUMNS = {
  DOMAIN_CONCEPT: 'concept',
  START_DATE: 'startDate',
  END_DATE: 'endDate',
  VISIT_ID: 'visit',
  DURATION: 'duration',
  VALUE_AS_NUMBER: 'value',
  UNIT: 'unit',
  QUANTITY: 'quantity',
  DAYS_SUPPLY: 'daysSupply',
  REFILLS: 'refills',
  RANGE_LOW: 'rangeLow',
  RANGE_HIGH: 'rangeHigh',
  ERA_OCCURRENCES: 'recordCount',
  GAP_DAYS: 'gapDays',
  DOMAIN_SOURCE_CONCEPT: null,
  VISIT_DETAIL_ID: null
} as const satisfies Record<string, Distinct | null>;
type Distinct = NonNullable<Occurrences['distinct']>;

/** An event of Circe: what it is here, and the fields that it has. */
export interface EventRow {
  readonly kind: EventKind;
  /** Has it `CodesetId`, `First`, `UserDefinedPeriod`? */
  readonly standard: boolean;
  readonly first: boolean;
  readonly period: boolean;
  /** The field of its source concept; `ignored` ones are there, but Circe's SQL takes no notice. */
  readonly source?: string;
  readonly ignored?: readonly string[];
  /** What `DateAdjustment` moves: either date to either; each date by itself, whatever it says; nothing. */
  readonly adjust: 'any' | 'own' | 'nothing';
  readonly attributes: readonly AttributeRow[];
  /** What Circe can count once of it; its SQL for anything else fails. */
  readonly columns: readonly Distinct[];
  /** Fields that the language has no word for, and why. */
  readonly beyond?: Readonly<Record<string, string>>;
}

const DATES = ['startDate', 'endDate'] as const;
const VISIT = [...DATES, 'visit'] as const;
const event = (
  kind: EventKind,
  rest: Partial<EventRow> & Pick<EventRow, 'attributes' | 'columns'>
): EventRow => ({
  kind,
  standard: true,
  first: true,
  period: false,
  adjust: 'any',
  ...rest
});

export const REGION = 'Regions of places are not in CDM 5.3 and 5.4 (LOCATION_HISTORY).';

const SEX = of.concept('Gender', 'sex');
const PERSON = [of.age('Age', 'start'), ...SEX];
const AGES = [of.age('AgeAtStart', 'start'), of.age('AgeAtEnd', 'end')];
const SPECIALTY = of.concept('ProviderSpecialty', 'specialty');
const CARE = [...PERSON, ...SPECIALTY, ...of.concept('VisitType', 'visitType')];
const START = of.date('OccurrenceStartDate', 'startDate');
const END = of.date('OccurrenceEndDate', 'endDate');
const ERA = [
  of.date('EraStartDate', 'startDate'),
  of.date('EraEndDate', 'endDate'),
  of.whole('EraLength', 'duration')
];
const PERIOD = [of.date('PeriodStartDate', 'startDate'), of.date('PeriodEndDate', 'endDate')];
const VALUE = [of.decimal('ValueAsNumber', 'value'), ...of.concept('ValueAsConcept', 'valueConcept')];
const UNIT = of.concept('Unit', 'unit');

/** Every event of Circe that the language has a word for. */
// prettier-ignore
export const EVENTS: Readonly<Record<string, EventRow>> = {
  ConditionOccurrence: event('conditionOccurrence', {
    source: 'ConditionSourceConcept', columns: [...VISIT, 'concept', 'duration'],
    attributes: [START, END, ...of.recordType('ConditionType'), of.text('StopReason', 'stopReason'), ...CARE,
      ...of.concept('ConditionStatus', 'status')] }),
  DrugExposure: event('drugExposure', {
    source: 'DrugSourceConcept', columns: [...VISIT, 'concept', 'duration', 'quantity', 'daysSupply', 'refills'],
    attributes: [START,
      // Circe's SQL asks the start date here too.
      of.date('OccurrenceEndDate', 'startDate'),
      ...of.recordType('DrugType'), of.text('StopReason', 'stopReason'), of.whole('Refills', 'refills'),
      of.decimal('Quantity', 'quantity'), of.whole('DaysSupply', 'daysSupply'), ...of.concept('RouteConcept', 'route'),
      of.decimal('EffectiveDrugDose', 'dose'), ...of.concept('DoseUnit', 'doseUnit'),
      of.text('LotNumber', 'lotNumber'), ...CARE] }),
  ProcedureOccurrence: event('procedureOccurrence', {
    source: 'ProcedureSourceConcept', columns: [...VISIT, 'concept', 'duration', 'quantity'],
    attributes: [START, ...of.recordType('ProcedureType'), ...of.concept('Modifier', 'modifier'),
      of.whole('Quantity', 'quantity'), ...CARE] }),
  Measurement: event('measurement', {
    source: 'MeasurementSourceConcept', columns: [...VISIT, 'concept', 'duration', 'value', 'rangeLow', 'rangeHigh'],
    attributes: [START, ...of.recordType('MeasurementType'), ...of.concept('Operator', 'operator'), ...VALUE, ...UNIT,
      of.decimal('RangeLow', 'rangeLow'), of.decimal('RangeHigh', 'rangeHigh'),
      of.decimal('RangeLowRatio', 'rangeLowRatio'), of.decimal('RangeHighRatio', 'rangeHighRatio'),
      of.yes('Abnormal', 'abnormal'), ...CARE] }),
  Observation: event('observation', {
    source: 'ObservationSourceConcept', columns: [...VISIT, 'concept', 'duration', 'value'],
    attributes: [START, ...of.recordType('ObservationType'), ...VALUE, of.text('ValueAsString', 'valueText'),
      ...of.concept('Qualifier', 'qualifier'), ...UNIT, ...CARE] }),
  VisitOccurrence: event('visitOccurrence', {
    source: 'VisitSourceConcept', columns: [...VISIT, 'concept', 'duration'],
    attributes: [START, END, ...of.recordType('VisitType'), of.whole('VisitLength', 'duration'), ...PERSON,
      ...SPECIALTY, ...of.concept('PlaceOfService', 'placeOfService')],
    beyond: { PlaceOfServiceLocation: REGION } }),
  VisitDetail: event('visitDetail', {
    source: 'VisitDetailSourceConcept', columns: [...DATES, 'concept', 'duration'],
    attributes: [of.date('VisitDetailStartDate', 'startDate'), of.date('VisitDetailEndDate', 'endDate'),
      of.set('VisitDetailTypeCS', 'recordType'), of.whole('VisitDetailLength', 'duration'),
      // Circe's SQL takes the year in which the stay ends.
      of.age('Age', 'end'),
      of.set('GenderCS', 'sex'), of.set('ProviderSpecialtyCS', 'specialty'), of.set('PlaceOfServiceCS', 'placeOfService')],
    beyond: { PlaceOfServiceLocation: REGION } }),
  DeviceExposure: event('deviceExposure', {
    source: 'DeviceSourceConcept', columns: [...VISIT, 'concept', 'duration', 'quantity'],
    attributes: [START, END, ...of.recordType('DeviceType'), of.text('UniqueDeviceId', 'uniqueDeviceId'),
      of.whole('Quantity', 'quantity'), ...CARE] }),
  Specimen: event('specimen', {
    ignored: ['SpecimenSourceConcept'], adjust: 'nothing', columns: [...VISIT, 'concept', 'duration'],
    attributes: [START, ...of.recordType('SpecimenType'), of.decimal('Quantity', 'quantity'), ...UNIT,
      ...of.concept('AnatomicSite', 'anatomicSite'), ...of.concept('DiseaseStatus', 'diseaseStatus'),
      of.text('SourceId', 'sourceId'), ...PERSON] }),
  Death: event('death', {
    source: 'DeathSourceConcept', first: false, adjust: 'own', columns: [...VISIT, 'concept', 'duration'],
    attributes: [START, ...of.recordType('DeathType'), ...PERSON] }),
  ConditionEra: event('conditionEra', {
    columns: [...DATES, 'concept', 'duration', 'recordCount'],
    attributes: [...ERA, of.whole('OccurrenceCount', 'recordCount'), ...AGES, ...SEX] }),
  DrugEra: event('drugEra', {
    columns: [...VISIT, 'concept', 'duration', 'recordCount', 'gapDays'],
    attributes: [...ERA, of.whole('OccurrenceCount', 'recordCount'),
      // Circe's SQL asks the gap by the range of the length.
      { ...of.whole('GapDays', 'gapDays'), rangeOf: 'EraLength' }, ...AGES, ...SEX] }),
  DoseEra: event('doseEra', {
    columns: [...VISIT, 'concept', 'duration', 'value', 'unit'],
    attributes: [...ERA, ...UNIT, of.decimal('DoseValue', 'value'), ...AGES, ...SEX] }),
  ObservationPeriod: event('observationPeriod', {
    standard: false, period: true, columns: [...VISIT, 'concept', 'duration'],
    attributes: [...PERIOD, ...of.concept('PeriodType', 'recordType'), of.whole('PeriodLength', 'duration'), ...AGES] }),
  PayerPlanPeriod: event('payerPlanPeriod', {
    standard: false, period: true, columns: [...VISIT, 'concept'],
    attributes: [...PERIOD, of.whole('PeriodLength', 'duration'), ...AGES, ...SEX,
      of.codeset('PayerConcept', 'payer'), of.codeset('PlanConcept', 'plan'), of.codeset('SponsorConcept', 'sponsor'),
      of.codeset('StopReasonConcept', 'planStopReason'), of.codeset('PayerSourceConcept', 'payerSource'),
      of.codeset('PlanSourceConcept', 'planSource'), of.codeset('SponsorSourceConcept', 'sponsorSource'),
      of.codeset('StopReasonSourceConcept', 'planStopReasonSource')] })
};

/** Facts about the person, asked on day 0. Circe's SQL asks the sex where race or ethnicity is given by set. */
// prettier-ignore
export const DEMOGRAPHICS: readonly AttributeRow[] = [
  ...PERSON, of.list('Race', 'race'), of.set('RaceCS', 'sex'),
  of.list('Ethnicity', 'ethnicity'), of.set('EthnicityCS', 'sex'), START, END
];
