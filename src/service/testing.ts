import {
  ERRORS,
  PANEL_ROUTES,
  type ConceptCard,
  type ConceptMatch,
  type CountAnswer,
  type ErrorCode,
  type ReleaseCard,
  type ReleaseSummary,
  type ServiceStatus,
  type Shown,
  type TableCard
} from '@cohortlab/sdk';
import { createPanelClient } from '@cohortlab/sdk/client';
import { ServiceModel } from './service-model';

/** What tests answer a route with; a thrown error code is an error of the service. */
export type Answers = {
  readonly [K in keyof typeof PANEL_ROUTES]?: (
    release: string,
    body: unknown,
    signal: AbortSignal
  ) => unknown;
};

/** Refuses a request as the service does. */
export class Refusal extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
  }
}

export const rounded = (value: number): Shown => ({ kind: 'rounded', value, base: 20 });
export const hidden: Shown = { kind: 'hidden', below: 40 };

export const release = (name: string, isDefault = false): ReleaseSummary => ({
  name,
  id: `id of ${name}`,
  default: isDefault,
  synthetic: true,
  tier: null,
  madeOn: '2026-01-31',
  people: rounded(2_000),
  cutOff: '2025-12-31',
  cdmVersion: '5.4',
  vocabularyVersion: 'v5.0',
  state: 'ready',
  retired: null
});

export const table = (name: string, domain: string, people: Shown, columns: string[]): TableCard => ({
  name,
  domain,
  meaning: `${domain}, one by one.`,
  people,
  records: people,
  columns: columns.map(column => ({ name: column, type: 'INTEGER', meaning: `The ${column}.` }))
});

export const TABLES: readonly TableCard[] = [
  table('condition_occurrence', 'Conditions', rounded(1_500), [
    'person_id',
    'condition_concept_id',
    'condition_start_date',
    'condition_end_date'
  ]),
  table('measurement', 'Measurements', rounded(800), [
    'measurement_id',
    'person_id',
    'measurement_concept_id',
    'measurement_date',
    'value_as_number',
    'unit_concept_id'
  ]),
  table('specimen', 'Specimens', hidden, ['person_id', 'specimen_concept_id', 'specimen_date'])
];

export const card = (name: string): ReleaseCard => ({
  release: release(name),
  notes: ['Dates are shifted.'],
  tables: [...TABLES]
});

export const concept = (conceptId: number, name: string, rest: Partial<ConceptMatch> = {}): ConceptMatch => ({
  conceptId,
  name,
  code: `C${conceptId}`,
  vocabulary: 'SNOMED',
  domain: 'Condition',
  standard: 'standard',
  criterion: 'conditionOccurrence',
  people: rounded(120),
  peopleWithDescendants: rounded(480),
  ...rest
});

export const conceptCard = (match: ConceptMatch, rest: Partial<ConceptCard> = {}): ConceptCard => ({
  release: { name: 'demo', id: 'id of demo' },
  concept: match,
  records: rounded(900),
  synonyms: [],
  relatives: {
    parents: rest.parents?.length ?? 0,
    children: rest.children?.length ?? 0,
    mapsTo: 0,
    mappedFrom: 0
  },
  parents: [],
  children: [],
  sex: [{ conceptId: 8532, label: 'Female', people: rounded(60) }],
  age: [{ from: 40, to: 49, people: hidden }],
  cutOff: '2025-12-31',
  ...rest
});

export const counted = (people: Shown): CountAnswer => ({
  release: { name: 'demo', id: 'id of demo' },
  hash: '0',
  kind: 'people',
  people,
  entries: people,
  parts: [],
  remarks: []
});

export const READY: ServiceStatus = {
  state: 'ready',
  mode: 'spawn',
  version: '0.1.0',
  exit: null,
  error: null,
  restarts: 0
};

/** A service that answers from a table; every answer passes the schemas that real ones pass. */
export function serviceOf(answers: Answers, status: () => ServiceStatus = () => READY): ServiceModel {
  const table: Answers = {
    releases: () => ({ releases: [release('demo', true), release('other')] }),
    card: name => card(name),
    ...answers
  };
  const client = createPanelClient({
    request: async (_, path, body, signal) => {
      const [name, answer] = answerTo(table, path);
      try {
        return { status: 200, body: await answer(name, body, signal as AbortSignal) };
      } catch (error) {
        if (!(error instanceof Refusal)) {
          throw error;
        }
        const { status, message, next } = ERRORS[error.code];
        return { status, body: { code: error.code, message, next } };
      }
    }
  });
  return new ServiceModel({
    ...client,
    status: () => Promise.resolve(status()),
    restart: () => Promise.resolve(),
    study: () => Promise.resolve({ root: null, release: null })
  });
}

function answerTo(table: Answers, path: string): [string, NonNullable<Answers['card']>] {
  for (const [key, answer] of Object.entries(table)) {
    const route = PANEL_ROUTES[key as keyof typeof PANEL_ROUTES];
    const found = new RegExp(`^${route.path.replace(':release', '([^/]+)')}$`).exec(path);
    if (found && answer) {
      return [decodeURIComponent(found[1] ?? ''), answer];
    }
  }
  throw new Error(`The test has no answer to ${path}.`);
}

/** Milliseconds that a test waits for an answer: less than jest waits for the test. */
const PATIENCE = 4_000;

/** Waits until something holds: for what comes after an answer. Gives up rather than wait for ever. */
export async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!holds()) {
    if (Date.now() > end) {
      throw new Error(`It never came true: ${String(holds)}`);
    }
    await new Promise(resolve => setTimeout(resolve));
  }
}
