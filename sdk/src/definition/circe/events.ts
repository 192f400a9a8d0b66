import type { EventCriterion, EventKind } from '../criterion.js';
import { didYouMean, listOf } from '../wording.js';
import type { ConceptSets } from './concept-sets.js';
import { isEmptyGroup } from './groups.js';
import {
  flag,
  isObject,
  later,
  notYet,
  object,
  optional,
  refuse,
  remark,
  wholeNumber,
  type At,
  type Field
} from './shape.js';

/** Circe's attributes of events, by name; a row becomes a reader when the language can say it. */
const ATTRIBUTES = {
  Abnormal: later('abnormal results'),
  Age: later('ages at the event'),
  ConditionSourceConcept: later('source concepts'),
  ConditionStatus: later('condition statuses'),
  ConditionStatusCS: later('condition statuses'),
  ConditionType: later('record types'),
  ConditionTypeCS: later('record types'),
  DaysSupply: later('days of supply'),
  DeviceSourceConcept: later('source concepts'),
  DeviceType: later('record types'),
  DeviceTypeCS: later('record types'),
  DoseUnit: later('dose units'),
  DoseUnitCS: later('dose units'),
  DrugSourceConcept: later('source concepts'),
  DrugType: later('record types'),
  DrugTypeCS: later('record types'),
  EffectiveDrugDose: later('effective drug doses'),
  Gender: later('sexes of an event'),
  GenderCS: later('sexes of an event'),
  LotNumber: later('lot numbers'),
  MeasurementSourceConcept: later('source concepts'),
  MeasurementType: later('record types'),
  MeasurementTypeCS: later('record types'),
  Modifier: later('procedure modifiers'),
  ModifierCS: later('procedure modifiers'),
  ObservationSourceConcept: later('source concepts'),
  ObservationType: later('record types'),
  ObservationTypeCS: later('record types'),
  OccurrenceEndDate: later('end dates of events'),
  OccurrenceStartDate: later('start dates of events'),
  Operator: later('value operators'),
  OperatorCS: later('value operators'),
  PlaceOfService: later('places of service'),
  PlaceOfServiceCS: later('places of service'),
  PlaceOfServiceLocation: later('locations of service'),
  ProcedureSourceConcept: later('source concepts'),
  ProcedureType: later('record types'),
  ProcedureTypeCS: later('record types'),
  ProviderSpecialty: later('provider specialties'),
  ProviderSpecialtyCS: later('provider specialties'),
  Qualifier: later('qualifiers'),
  QualifierCS: later('qualifiers'),
  Quantity: later('quantities'),
  RangeHigh: later('ranges of normal'),
  RangeHighRatio: later('ranges of normal'),
  RangeLow: later('ranges of normal'),
  RangeLowRatio: later('ranges of normal'),
  Refills: later('refills'),
  RouteConcept: later('routes'),
  RouteConceptCS: later('routes'),
  StopReason: later('stop reasons'),
  UniqueDeviceId: later('device identifiers'),
  Unit: later('units'),
  UnitCS: later('units'),
  ValueAsConcept: later('values'),
  ValueAsConceptCS: later('values'),
  ValueAsNumber: later('values'),
  ValueAsString: later('values'),
  VisitLength: later('lengths of stay'),
  VisitSourceConcept: later('source concepts'),
  VisitType: later('visit types'),
  VisitTypeCS: later('visit types'),
  // These turn a list of record types round, and say nothing without the list.
  ConditionTypeExclude: remark,
  DeviceTypeExclude: remark,
  DrugTypeExclude: remark,
  MeasurementTypeExclude: remark,
  ObservationTypeExclude: remark,
  ProcedureTypeExclude: remark,
  VisitTypeExclude: remark
} as const satisfies Record<string, Field>;
type Attribute = keyof typeof ATTRIBUTES;

const PERSON = ['Age', 'Gender', 'GenderCS'] as const;
const CARE = [...PERSON, 'ProviderSpecialty', 'ProviderSpecialtyCS', 'VisitType', 'VisitTypeCS'] as const;

interface EventRow {
  readonly kind: EventKind;
  readonly attributes: readonly Attribute[];
}

/** Circe's events: what they are called here, and the attributes that each may have. */
// prettier-ignore
const EVENTS: Readonly<Record<string, EventRow>> = {
  ConditionOccurrence: { kind: 'conditionOccurrence', attributes: [
    'OccurrenceStartDate', 'OccurrenceEndDate', 'ConditionType', 'ConditionTypeCS', 'ConditionTypeExclude', 'StopReason',
    'ConditionSourceConcept', 'ConditionStatus', 'ConditionStatusCS', ...CARE] },
  DrugExposure: { kind: 'drugExposure', attributes: [
    'OccurrenceStartDate', 'OccurrenceEndDate', 'DrugType', 'DrugTypeCS', 'DrugTypeExclude', 'StopReason', 'Refills',
    'Quantity', 'DaysSupply', 'RouteConcept', 'RouteConceptCS', 'EffectiveDrugDose', 'DoseUnit', 'DoseUnitCS',
    'LotNumber', 'DrugSourceConcept', ...CARE] },
  ProcedureOccurrence: { kind: 'procedureOccurrence', attributes: [
    'OccurrenceStartDate', 'ProcedureType', 'ProcedureTypeCS', 'ProcedureTypeExclude', 'Modifier', 'ModifierCS',
    'Quantity', 'ProcedureSourceConcept', ...CARE] },
  Measurement: { kind: 'measurement', attributes: [
    'OccurrenceStartDate', 'MeasurementType', 'MeasurementTypeCS', 'MeasurementTypeExclude', 'Operator', 'OperatorCS',
    'ValueAsNumber', 'ValueAsConcept', 'ValueAsConceptCS', 'Unit', 'UnitCS', 'RangeLow', 'RangeHigh', 'RangeLowRatio',
    'RangeHighRatio', 'Abnormal', 'MeasurementSourceConcept', ...CARE] },
  Observation: { kind: 'observation', attributes: [
    'OccurrenceStartDate', 'ObservationType', 'ObservationTypeCS', 'ObservationTypeExclude', 'ValueAsNumber',
    'ValueAsString', 'ValueAsConcept', 'ValueAsConceptCS', 'Qualifier', 'QualifierCS', 'Unit', 'UnitCS',
    'ObservationSourceConcept', ...CARE] },
  VisitOccurrence: { kind: 'visitOccurrence', attributes: [
    'OccurrenceStartDate', 'OccurrenceEndDate', 'VisitType', 'VisitTypeCS', 'VisitTypeExclude', 'VisitSourceConcept',
    'VisitLength', 'ProviderSpecialty', 'ProviderSpecialtyCS', 'PlaceOfService', 'PlaceOfServiceCS',
    'PlaceOfServiceLocation', ...PERSON] },
  DeviceExposure: { kind: 'deviceExposure', attributes: [
    'OccurrenceStartDate', 'OccurrenceEndDate', 'DeviceType', 'DeviceTypeCS', 'DeviceTypeExclude', 'UniqueDeviceId',
    'Quantity', 'DeviceSourceConcept', ...CARE] }
};

/** Events of Circe that the language has no word for yet. */
const LATER: readonly string[] = [
  'ConditionEra',
  'Death',
  'DoseEra',
  'DrugEra',
  'LocationRegion',
  'ObservationPeriod',
  'PayerPlanPeriod',
  'Specimen',
  'VisitDetail'
];

const CODESET = wholeNumber(-2_147_483_647, 2_147_483_647);

/** What every event may have. */
const COMMON = {
  CodesetId: optional<number | null>(CODESET, null),
  First: optional(flag, false),
  CorrelatedCriteria: later('correlated criteria', isEmptyGroup),
  DateAdjustment: later('date adjustments')
};

/** Reads `{ "ConditionOccurrence": { … } }` as a criterion, which has no id yet. */
export function readEvent(value: unknown, at: At, sets: ConceptSets): Omit<EventCriterion, 'id'> | undefined {
  const names = isObject(value) ? Object.keys(value) : [];
  const [name] = names;
  if (!isObject(value) || name === undefined || names.length > 1) {
    return refuse(at, `An event is an object with one field: ${listOf(Object.keys(EVENTS))}.`, value);
  }
  const place = { ...at, path: [...at.path, name] };
  if (LATER.includes(name)) return notYet(place, `events of the kind ${name}`, value[name]);
  const row = Object.hasOwn(EVENTS, name) ? EVENTS[name] : undefined;
  if (row === undefined) {
    return refuse(
      place,
      `ATLAS has no event "${name}". ${didYouMean(name, Object.keys(EVENTS))}`,
      value[name]
    );
  }
  const attributes = Object.fromEntries(row.attributes.map(each => [each, ATTRIBUTES[each]]));
  const event = object({ ...COMMON, ...attributes } as typeof COMMON)(value[name], place);
  if (event === undefined) return undefined;
  const conceptSet = event.CodesetId === null ? null : sets.idOf(event.CodesetId);
  if (conceptSet === undefined) {
    const codeset = { ...place, path: [...place.path, 'CodesetId'] };
    return refuse(codeset, `There is no concept set with the id ${event.CodesetId}.`, event.CodesetId);
  }
  return {
    kind: row.kind,
    ...(conceptSet === null ? {} : { conceptSet }),
    ...(event.First ? { firstEver: true } : {})
  };
}
