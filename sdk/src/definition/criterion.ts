import { z } from 'zod';
import { NodeId } from './names.js';
import { NumberRange } from './range.js';

/** The kinds of clinical event that a criterion can ask for: OMOP's own table names, in camel case. */
export const EVENT_KINDS = [
  'conditionOccurrence',
  'drugExposure',
  'procedureOccurrence',
  'measurement',
  'observation',
  'visitOccurrence',
  'deviceExposure'
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

const eventCriterion = <K extends EventKind>(kind: K) =>
  z.strictObject({
    id: NodeId,
    kind: z.literal(kind),
    conceptSet: NodeId.optional().describe(
      "Id of the concept set that the event's standard concept must be in; left out: any concept."
    ),
    firstEver: z
      .boolean()
      .optional()
      .describe("First ever in the record: only a person's earliest matching event (ties: by record id).")
  });

export const ConditionOccurrence = eventCriterion('conditionOccurrence').meta({
  id: 'ConditionOccurrence',
  description: 'A recorded condition (condition_occurrence).'
});
export const DrugExposure = eventCriterion('drugExposure').meta({
  id: 'DrugExposure',
  description: 'A recorded exposure to a drug (drug_exposure).'
});
export const ProcedureOccurrence = eventCriterion('procedureOccurrence').meta({
  id: 'ProcedureOccurrence',
  description: 'A recorded procedure (procedure_occurrence).'
});
export const Measurement = eventCriterion('measurement').meta({
  id: 'Measurement',
  description: 'A recorded measurement (measurement).'
});
export const Observation = eventCriterion('observation').meta({
  id: 'Observation',
  description: 'A recorded observation or survey answer (observation).'
});
export const VisitOccurrence = eventCriterion('visitOccurrence').meta({
  id: 'VisitOccurrence',
  description: 'A recorded visit (visit_occurrence).'
});
export const DeviceExposure = eventCriterion('deviceExposure').meta({
  id: 'DeviceExposure',
  description: 'A recorded exposure to a device (device_exposure).'
});

/** One clinical event of one domain. */
export const EventCriterion = z
  .discriminatedUnion('kind', [
    ConditionOccurrence,
    DrugExposure,
    ProcedureOccurrence,
    Measurement,
    Observation,
    VisitOccurrence,
    DeviceExposure
  ])
  .meta({ id: 'EventCriterion', description: 'One clinical event of one domain.' });
export type EventCriterion = z.infer<typeof EventCriterion>;

/** Age in whole years, a difference of calendar years as Circe counts it. */
export const Age = z
  .strictObject({
    at: z.literal('cutOff').describe('On the last day that the release covers.'),
    years: NumberRange.describe('Whole years.')
  })
  .meta({ id: 'Age', description: 'Age in whole years (a difference of calendar years).' });

const conceptIds = z.array(z.int().min(0).max(2_147_483_647)).min(1).max(100);

/** Facts about the person; every attribute that is given must hold. */
export const Demographics = z
  .strictObject({
    id: NodeId,
    kind: z.literal('demographics'),
    sex: conceptIds.optional().describe('Sex recorded at birth: concept ids of person.gender_concept_id.'),
    race: conceptIds.optional().describe('Concept ids of person.race_concept_id.'),
    ethnicity: conceptIds.optional().describe('Concept ids of person.ethnicity_concept_id.'),
    age: Age.optional()
  })
  .meta({ id: 'Demographics', description: 'Facts about the person; all that is given must hold.' });
export type Demographics = z.infer<typeof Demographics>;

/** Whatever a group can ask for. */
export const Criterion = z
  .discriminatedUnion('kind', [...EventCriterion.options, Demographics])
  .meta({ id: 'Criterion', description: 'Whatever a group can ask for.' });
export type Criterion = z.infer<typeof Criterion>;
