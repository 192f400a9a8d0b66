import { z } from 'zod';
import { ConceptChoice, Concept } from './concept-choice.js';
import { DateRange, NumberRange, TextMatch } from './range.js';

/**
 * What can be asked of an event or a person beside its concept: `{ kind, is }`. Which attributes
 * an event has is a list in `criterion.ts`; where they lie in the CDM is a table in `cdm/attributes.ts`.
 */
const attribute = <K extends string, I extends z.ZodType>(kind: K, is: I, description: string) =>
  z
    .strictObject({ kind: z.literal(kind), is })
    .meta({ id: kind[0]!.toUpperCase() + kind.slice(1) + 'Attribute', description });

const concept = <K extends string>(kind: K, description: string) =>
  attribute(kind, ConceptChoice, description);
const number = <K extends string>(kind: K, description: string) => attribute(kind, NumberRange, description);
const text = <K extends string>(kind: K, description: string) => attribute(kind, TextMatch, description);

// About the person.
export const Sex = concept('sex', 'Sex recorded at birth (person.gender_concept_id).');
export const Race = concept('race', 'Race (person.race_concept_id).');
export const Ethnicity = concept('ethnicity', 'Ethnicity (person.ethnicity_concept_id).');

/** Age in whole years: a difference of calendar years, as Circe counts it. */
export const Age = z
  .strictObject({
    kind: z.literal('age'),
    at: z
      .enum(['start', 'end', 'cutOff'])
      .describe('At the start or end of the event, or on the last day that the release covers.'),
    is: NumberRange.describe('Whole years.')
  })
  .meta({ id: 'AgeAttribute', description: 'Age in whole years (a difference of calendar years).' });

// About time.
export const StartDate = attribute('startDate', DateRange, 'The day on which the event starts.');
export const EndDate = attribute('endDate', DateRange, 'The day on which the event ends.');
export const Duration = number('duration', 'Days from start to end; 0 when both are one day.');

// About the record.
export const RecordType = concept('recordType', 'Where the record comes from (…_type_concept_id).');
export const Status = concept('status', 'Status of the condition (condition_status_concept_id).');
export const StopReason = text('stopReason', 'Why it ended (stop_reason).');
export const Specialty = concept('specialty', "The provider's specialty (provider.specialty_concept_id).");
export const VisitType = concept(
  'visitType',
  'Kind of the visit that the record belongs to (visit_concept_id).'
);
export const PlaceOfService = concept(
  'placeOfService',
  'Where care was given (place_of_service_concept_id).'
);

// About drugs, devices and procedures.
export const Refills = number('refills', 'Refills after the first supply.');
export const Quantity = number('quantity', 'Quantity, in the unit that the record was made in.');
export const DaysSupply = number('daysSupply', 'Days of supply.');
export const Route = concept('route', 'Route of administration (route_concept_id).');
export const Dose = number('dose', 'Effective dose (effective_drug_dose); CDM 5.3 and 5.4 lack it.');
export const DoseUnit = concept(
  'doseUnit',
  'Unit of the dose (dose_unit_concept_id); CDM 5.3 and 5.4 lack it.'
);
export const LotNumber = text('lotNumber', 'Lot number.');
export const UniqueDeviceId = text('uniqueDeviceId', 'Unique device identifier.');
export const Modifier = concept('modifier', 'Modifier of the procedure (modifier_concept_id).');

// About values.
export const ValueOperator = concept(
  'operator',
  'Operator before the value, such as < (operator_concept_id).'
);
export const NumberValue = number('value', 'The value as a number, whatever its unit.');
export const ConceptValue = concept('valueConcept', 'The value as a concept (value_as_concept_id).');
export const TextValue = text('valueText', 'The value as text (value_as_string).');
export const Unit = concept('unit', 'Unit of the value (unit_concept_id).');
export const Qualifier = concept('qualifier', 'Qualifier of the observation (qualifier_concept_id).');
export const RangeLow = number('rangeLow', 'Lower end of the range of normal.');
export const RangeHigh = number('rangeHigh', 'Upper end of the range of normal.');
export const RangeLowRatio = number(
  'rangeLowRatio',
  'The value divided by the lower end of the range of normal.'
);
export const RangeHighRatio = number(
  'rangeHighRatio',
  'The value divided by the upper end of the range of normal.'
);
export const Abnormal = z.strictObject({ kind: z.literal('abnormal') }).meta({
  id: 'AbnormalAttribute',
  description:
    "Outside the record's range of normal, or with the value Abnormally low (4155142) or Abnormally high (4155143)."
});

/** A number in one unit. */
export const UnitRange = z
  .strictObject({
    unit: z.array(Concept).min(1).max(100).describe('Any of these units.'),
    is: NumberRange.describe('In that unit.')
  })
  .meta({ id: 'UnitRange', description: 'A number in one unit.' });

/** Beyond Circe: each range names its unit, so that units never mix silently. */
export const ValueInUnits = z
  .strictObject({
    kind: z.literal('valueInUnits'),
    anyOf: z
      .array(UnitRange)
      .min(1)
      .max(100)
      .describe('The range that goes with the unit of the record must hold.')
  })
  .meta({ id: 'ValueInUnitsAttribute', description: 'The value as a number, with a range for each unit.' });

// About specimens.
export const AnatomicSite = concept(
  'anatomicSite',
  'Where the specimen was taken (anatomic_site_concept_id).'
);
export const DiseaseStatus = concept('diseaseStatus', 'Disease status of the specimen.');
export const SourceId = text('sourceId', 'Id of the specimen at its source (specimen_source_id).');

// About eras.
export const RecordCount = number('recordCount', 'Records that the era was made of.');
export const GapDays = number('gapDays', 'Days of the era without a drug (gap_days).');

// About payer plans.
export const Payer = concept('payer', 'Payer (payer_concept_id).');
export const Plan = concept('plan', 'Plan (plan_concept_id).');
export const Sponsor = concept('sponsor', 'Sponsor (sponsor_concept_id).');
export const PlanStopReason = concept('planStopReason', 'Why the plan ended (stop_reason_concept_id).');
export const PayerSource = concept('payerSource', 'Payer, as the source had it (payer_source_concept_id).');
export const PlanSource = concept('planSource', 'Plan, as the source had it (plan_source_concept_id).');
export const SponsorSource = concept(
  'sponsorSource',
  'Sponsor, as the source had it (sponsor_source_concept_id).'
);
export const PlanStopReasonSource = concept(
  'planStopReasonSource',
  'Why the plan ended, as the source had it (stop_reason_source_concept_id).'
);
