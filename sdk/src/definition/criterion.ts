import { z } from 'zod';
import type { DomainKind } from '../cdm/index.js';
import * as of from './attribute.js';
import { Group } from './group.js';
import { FilePath, NodeId, Notes } from './names.js';
import { DaySpan } from './range.js';
import { DateAdjustment, Occurrences, TimeWindow } from './relation.js';

/** What every criterion may have. */
const COMMON = {
  notes: Notes.optional(),
  disabled: z.boolean().optional().describe('Left out for now; no part of the meaning.')
};

/** How an event in a group relates to day 0, the event that the group is about. */
const RELATED = {
  occurrences: Occurrences.optional().describe('How many there must be; left out: at least 1.'),
  windows: z
    .array(TimeWindow)
    .min(1)
    .max(20)
    .optional()
    .describe('Windows around day 0 that must all hold; left out: any time.'),
  sameVisit: z.boolean().optional().describe('In the visit that the event of day 0 belongs to.'),
  outsideObservation: z
    .boolean()
    .optional()
    .describe('Also outside the observation period around day 0; left out: only inside it.')
};

/** Which of the matching events is meant, and when it takes place. */
const EVENT = {
  firstEver: z
    .boolean()
    .optional()
    .describe(
      "First ever in the record: only a person's earliest matching event (ties: by record id), whatever its attributes."
    ),
  adjust: DateAdjustment.optional().describe('Other dates for the event, made of its own.')
};

/** What the event is day 0 for. */
const NESTED = {
  nested: z
    .lazy((): z.ZodType<Group> => Group)
    .optional()
    .describe('A group that must hold with this event as day 0; the event must lie in an observation period.')
};

const CONCEPT = {
  conceptSet: NodeId.optional().describe(
    "Id of the concept set that the event's standard concept must be in; left out: any concept."
  )
};
const SOURCE = {
  sourceConceptSet: NodeId.optional().describe(
    "Id of the concept set that the event's source concept must be in; left out: any concept."
  )
};
const PERIOD = {
  period: DaySpan.optional().describe(
    'Days that must lie in the period; the event then starts and ends on them.'
  )
};

type Attributes = readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]];
const where = <const A extends Attributes>(attributes: A) => ({
  where: z
    .array(z.discriminatedUnion('kind', attributes))
    .min(1)
    .max(100)
    .optional()
    .describe('Attributes that must all hold.')
});

const event = <K extends DomainKind, S extends z.ZodRawShape, const A extends Attributes>(
  kind: K,
  concepts: S,
  attributes: A
) =>
  z.strictObject({
    id: NodeId,
    kind: z.literal(kind),
    ...COMMON,
    ...concepts,
    ...EVENT,
    ...where(attributes),
    ...RELATED,
    ...NESTED
  });

const PERSON = [of.Age, of.Sex] as const;
const DATES = [of.StartDate, of.EndDate, of.Duration] as const;
const CARE = [...DATES, ...PERSON, of.RecordType, of.Specialty] as const;
const RECORD = [...CARE, of.VisitType] as const;
const VALUE = [of.NumberValue, of.ValueInUnits, of.ConceptValue, of.Unit] as const;

export const ConditionOccurrence = event('conditionOccurrence', { ...CONCEPT, ...SOURCE }, [
  ...RECORD,
  of.Status,
  of.StopReason
]).meta({ id: 'ConditionOccurrence', description: 'A recorded condition (condition_occurrence).' });

export const DrugExposure = event('drugExposure', { ...CONCEPT, ...SOURCE }, [
  ...RECORD,
  of.StopReason,
  of.Refills,
  of.Quantity,
  of.DaysSupply,
  of.Route,
  of.Dose,
  of.DoseUnit,
  of.LotNumber
]).meta({ id: 'DrugExposure', description: 'A recorded exposure to a drug (drug_exposure).' });

export const ProcedureOccurrence = event('procedureOccurrence', { ...CONCEPT, ...SOURCE }, [
  ...RECORD,
  of.Modifier,
  of.Quantity
]).meta({ id: 'ProcedureOccurrence', description: 'A recorded procedure (procedure_occurrence).' });

export const Measurement = event('measurement', { ...CONCEPT, ...SOURCE }, [
  ...RECORD,
  ...VALUE,
  of.ValueOperator,
  of.RangeLow,
  of.RangeHigh,
  of.RangeLowRatio,
  of.RangeHighRatio,
  of.Abnormal
]).meta({ id: 'Measurement', description: 'A recorded measurement (measurement).' });

export const Observation = event('observation', { ...CONCEPT, ...SOURCE }, [
  ...RECORD,
  ...VALUE,
  of.TextValue,
  of.Qualifier
]).meta({ id: 'Observation', description: 'A recorded observation or survey answer (observation).' });

export const VisitOccurrence = event('visitOccurrence', { ...CONCEPT, ...SOURCE }, [
  ...CARE,
  of.PlaceOfService
]).meta({ id: 'VisitOccurrence', description: 'A recorded visit (visit_occurrence).' });

export const VisitDetail = event('visitDetail', { ...CONCEPT, ...SOURCE }, [...CARE, of.PlaceOfService]).meta(
  {
    id: 'VisitDetail',
    description: 'A part of a visit, such as the time on one ward (visit_detail).'
  }
);

export const DeviceExposure = event('deviceExposure', { ...CONCEPT, ...SOURCE }, [
  ...RECORD,
  of.UniqueDeviceId,
  of.Quantity
]).meta({ id: 'DeviceExposure', description: 'A recorded exposure to a device (device_exposure).' });

export const Specimen = event('specimen', CONCEPT, [
  ...DATES,
  ...PERSON,
  of.RecordType,
  of.Quantity,
  of.Unit,
  of.AnatomicSite,
  of.DiseaseStatus,
  of.SourceId
]).meta({ id: 'Specimen', description: 'A specimen that was taken (specimen).' });

export const Death = event('death', { ...CONCEPT, ...SOURCE }, [...DATES, ...PERSON, of.RecordType]).meta({
  id: 'Death',
  description: "A person's death; the concept is its cause (death)."
});

export const ConditionEra = event('conditionEra', CONCEPT, [...DATES, ...PERSON, of.RecordCount]).meta({
  id: 'ConditionEra',
  description: 'A span of one condition (condition_era).'
});

export const DrugEra = event('drugEra', CONCEPT, [...DATES, ...PERSON, of.RecordCount, of.GapDays]).meta({
  id: 'DrugEra',
  description: 'A span of exposure to one ingredient (drug_era).'
});

export const DoseEra = event('doseEra', CONCEPT, [...DATES, ...PERSON, of.NumberValue, of.Unit]).meta({
  id: 'DoseEra',
  description: 'A span of exposure to one dose of one ingredient (dose_era).'
});

export const ObservationPeriod = event('observationPeriod', PERIOD, [
  ...DATES,
  ...PERSON,
  of.RecordType
]).meta({
  id: 'ObservationPeriod',
  description: 'A span in which care is expected to be on record (observation_period).'
});

export const PayerPlanPeriod = event('payerPlanPeriod', PERIOD, [
  ...DATES,
  ...PERSON,
  of.Payer,
  of.Plan,
  of.Sponsor,
  of.PlanStopReason,
  of.PayerSource,
  of.PlanSource,
  of.SponsorSource,
  of.PlanStopReasonSource
]).meta({ id: 'PayerPlanPeriod', description: 'A span of enrolment in a health plan (payer_plan_period).' });

/** One event of one domain. */
export const EventCriterion = z
  .discriminatedUnion('kind', [
    ConditionOccurrence,
    DrugExposure,
    ProcedureOccurrence,
    Measurement,
    Observation,
    VisitOccurrence,
    VisitDetail,
    DeviceExposure,
    Specimen,
    Death,
    ConditionEra,
    DrugEra,
    DoseEra,
    ObservationPeriod,
    PayerPlanPeriod
  ])
  .meta({ id: 'EventCriterion', description: 'One event of one domain.' });
export type EventCriterion = z.infer<typeof EventCriterion>;

/** The kinds of event that a criterion can ask for: OMOP's own table names, in camel case. */
export type EventKind = EventCriterion['kind'];
export const EVENT_KINDS = EventCriterion.options.map(
  option => option.shape.kind.value
) as readonly EventKind[];

/** Time in a saved cohort as an event: each of its rows, from start to end. */
export const CohortCriterion = z
  .strictObject({
    id: NodeId,
    kind: z.literal('cohort'),
    ...COMMON,
    path: FilePath.describe('The *.cohort.json file.'),
    ...EVENT,
    ...where([...DATES, ...PERSON]),
    ...RELATED,
    ...NESTED
  })
  .meta({
    id: 'CohortCriterion',
    description: 'Time in a saved cohort: each of its rows, from start to end.'
  });
export type CohortCriterion = z.infer<typeof CohortCriterion>;

/** What happens at a time: an event of a domain, or time in a saved cohort. */
export const TimedCriterion = z
  .discriminatedUnion('kind', [...EventCriterion.options, CohortCriterion])
  .meta({ id: 'TimedCriterion', description: 'An event of a domain, or time in a saved cohort.' });
export type TimedCriterion = z.infer<typeof TimedCriterion>;

/** Facts about the person, asked on day 0. */
export const Demographics = z
  .strictObject({
    id: NodeId,
    kind: z.literal('demographics'),
    ...COMMON,
    ...where([of.Age, of.Sex, of.Race, of.Ethnicity, of.StartDate, of.EndDate])
  })
  .meta({
    id: 'Demographics',
    description: 'Facts about the person; the dates and ages are those of day 0. All that is given must hold.'
  });
export type Demographics = z.infer<typeof Demographics>;

/** Whatever a group can ask for by itself. */
export const Criterion = z
  .discriminatedUnion('kind', [...TimedCriterion.options, Demographics])
  .meta({ id: 'Criterion', description: 'Whatever a group can ask for by itself.' });
export type Criterion = z.infer<typeof Criterion>;

/** An attribute of any criterion. */
export type Attribute = NonNullable<Criterion['where']>[number];
