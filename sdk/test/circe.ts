import type { EventsCohort } from '../src/definition/index.js';
import { readDefinition } from '../src/definition/index.js';
import { file } from './texts.js';

/** Small cohort expressions of ATLAS (Circe JSON) for tests. */

type Json = Readonly<Record<string, unknown>>;

export const concept = (CONCEPT_ID: number, CONCEPT_NAME = `concept ${CONCEPT_ID}`): Json => ({
  CONCEPT_ID,
  CONCEPT_NAME
});

export const set = (id: number): Json => ({
  id,
  name: `Set ${id}`,
  expression: { items: [{ concept: concept(1000 + id) }] }
});

/** An expression with one entry event, the concept sets 0 to 3, and whatever else. */
export const expression = (kind: string, fields: Json, rest: Json = {}): Json => ({
  PrimaryCriteria: {
    CriteriaList: [{ [kind]: fields }],
    ObservationWindow: { PriorDays: 0, PostDays: 0 },
    PrimaryCriteriaLimit: { Type: 'All' }
  },
  ConceptSets: [0, 1, 2, 3].map(set),
  ExpressionLimit: { Type: 'All' },
  ...rest
});

const ANY_TIME = { Start: { Coeff: -1 }, End: { Coeff: 1 } };

/** An event of a group: at least one at any time, unless something else is said. */
export const related = (kind: string, fields: Json, rest: Json = {}): Json => ({
  Criteria: { [kind]: fields },
  StartWindow: ANY_TIME,
  Occurrence: { Type: 2, Count: 1, IsDistinct: false },
  ...rest
});

/** An expression with additional criteria. */
export const qualified = (group: Json, rest: Json = {}): Json =>
  expression('DrugExposure', {}, { AdditionalCriteria: group, ...rest });

export const all = (...CriteriaList: Json[]): Json => ({ Type: 'ALL', CriteriaList });

/** What an expression is read as. */
export function imported(content: unknown): EventsCohort {
  const reading = readDefinition(file(content));
  if (reading.kind !== 'cohort' || reading.cohort.kind !== 'events') throw new Error(JSON.stringify(reading));
  return reading.cohort;
}
