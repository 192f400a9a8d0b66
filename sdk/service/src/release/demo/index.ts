import { extensionTables, TABLES, tablesOf } from '@cohortlab/sdk/cdm';
import { VERSION } from '../../version.js';
import { type Database, openDatabase, type Resources } from '../database.js';
import { DESCRIBED } from '../describe/index.js';
import { writeWhole } from '../draft.js';
import { ASIDE } from '../layout.js';
import type { Manifest } from '../manifest.js';
import { type OnProgress, steps } from '../progress.js';
import { literal } from '../quote.js';
import { deriveConditionEras } from '../prepare/derive/condition-eras.js';
import { deriveDrugEras } from '../prepare/derive/drug-eras.js';
import { seal } from '../seal.js';
import { addExtensionColumns, createTables, inRelease } from '../tables.js';
import { makeConditions } from './conditions.js';
import { makeDrugs } from './drugs.js';
import { makeMeasurements } from './measurements.js';
import { CUT_OFF, MIX, MOST_PEOPLE } from './mix.js';
import { makeObservations } from './observations.js';
import { makePeople } from './people.js';
import { makeProcedures } from './procedures.js';
import { makeSurveys } from './surveys.js';
import { makeVisits } from './visits.js';
import { VOCABULARY_VERSION, writeVocabulary } from './vocabulary/index.js';
import { makeWearables } from './wearables.js';

export { MOST_PEOPLE };

export interface DemoOptions extends Partial<Omit<Resources, 'temporary'>> {
  /** 1 to `MOST_PEOPLE`. */
  readonly people: number;
  /** 0 to 2^32 - 1: another seed, other people. */
  readonly seed: number;
  /** Where the release is to lie; what lies there is replaced when the new one is complete. */
  readonly output: string;
  /** What the release calls itself; by default `demo`. */
  readonly name?: string;
  readonly onProgress?: OnProgress;
}

const CDM_VERSION = '5.4';
const NOTES = [
  'Synthetic: nobody in it exists. Made by rules in the image of a national cohort; not for findings.',
  'HbA1c comes in percent, in mmol/mol (two sites) and without a unit (two sites).',
  'One site tells weights in pounds as kilograms, another glucose in mmol/l as mg/dl.',
  'Some visits were sent twice, some records have no concept, lie after a death or are dated 1900.',
  'One person in five has no hospital records: only surveys and the examination at consent.',
  'Surveys were not offered to all, and not all who were offered one took it; answers can be skipped or withheld.',
  'A small part wears a device; survey_conduct, activity_summary, heart_rate_summary and sleep_daily_summary are tables of All of Us, not of OMOP.',
  'The vocabulary is a slice of some hundred OMOP concepts with a hierarchy of its own.'
] as const;

/**
 * Makes a synthetic release (OMOP CDM 5.4). The same people and seed give the same content, and
 * the same id, on every machine and with any number of threads.
 */
export async function makeDemo(options: DemoOptions): Promise<Manifest> {
  const { people, seed, output, name = 'demo', onProgress, ...resources } = options;
  whole('people', people, 1, MOST_PEOPLE);
  whole('seed', seed, 0, 2 ** 32 - 1);
  return writeWhole(
    output,
    async (path, temporary) => {
      const database = await openDatabase(path, { ...resources, temporary });
      try {
        return await fill(database, { people, seed, name, onProgress });
      } finally {
        database.close();
      }
    },
    ASIDE
  );
}

/** The parts in the order in which they lean on each other, with their share of the time. */
const PARTS: readonly (readonly [
  step: string,
  share: number,
  make: (database: Database, people: number, seed: number) => Promise<void>
])[] = [
  ['making the vocabulary', 1, writeVocabulary],
  ['making people', 2, makePeople],
  ['making visits', 3, makeVisits],
  ['making conditions', 8, makeConditions],
  ['making drugs', 6, makeDrugs],
  ['making measurements', 20, makeMeasurements],
  ['making procedures', 3, makeProcedures],
  ['making surveys', 6, makeSurveys],
  ['making observations', 12, makeObservations],
  ['making wearables', 6, makeWearables],
  ['making eras', 5, makeEras]
];

async function makeEras(database: Database): Promise<void> {
  await deriveConditionEras(database);
  await deriveDrugEras(database);
}

const SOURCE = `
insert into ${inRelease('cdm_source')} by name
  select 'Cohortlab demo' as cdm_source_name, 'demo' as cdm_source_abbreviation, 'Cohortlab' as cdm_holder,
    ${literal(NOTES[0])} as source_description, date '${CUT_OFF}' as source_release_date,
    date '${CUT_OFF}' as cdm_release_date, 'v${CDM_VERSION}' as cdm_version, 0 as cdm_version_concept_id,
    ${literal(VOCABULARY_VERSION)} as vocabulary_version`;

/** Describing and sealing a table takes as long as its records are many. */
const SHARES: Readonly<Record<string, number>> = {
  measurement: 12,
  condition_occurrence: 3,
  drug_exposure: 2,
  observation: 8,
  visit_occurrence: 2,
  procedure_occurrence: 1
};
const shareOf = (table: string): number => SHARES[table] ?? 0;

async function fill(
  database: Database,
  {
    people,
    seed,
    name,
    onProgress
  }: Pick<DemoOptions, 'people' | 'seed'> & { name: string; onProgress: OnProgress | undefined }
): Promise<Manifest> {
  const counted = DESCRIBED.map(({ name }) => shareOf(name));
  const total = PARTS.reduce((sum, [, share]) => sum + share, 0);
  const step = steps(onProgress, total + 2 * counted.reduce((sum, share) => sum + share, 0));
  await database.run(createTables([...tablesOf(CDM_VERSION), ...extensionTables()], CDM_VERSION));
  await database.run(addExtensionColumns(TABLES.observation));
  await database.run(MIX);
  await database.run(SOURCE);
  for (const [title, share, make] of PARTS) {
    step(title, share);
    await make(database, people, seed);
  }
  const facts = {
    name,
    cdmVersion: CDM_VERSION,
    vocabularyVersion: VOCABULARY_VERSION,
    cutOff: CUT_OFF,
    synthetic: true,
    curation: null,
    madeBy: VERSION,
    notes: NOTES,
    sources: [],
    findings: []
  } as const;
  return seal(database, facts, (doing, table) => step(`${doing} ${table}`, shareOf(table)));
}

function whole(name: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`${name} must be a whole number from ${least} to ${most}.`);
}
