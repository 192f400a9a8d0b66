import { dirname, join } from 'node:path';
import { tablesOf } from '@cohortlab/sdk/cdm';
import type { Ask } from '../engine/ask.js';
import { openDuckDB } from '../engine/duckdb/instance.js';
import type { Engine } from '../engine/engine.js';
import { openDatabase } from '../release/database.js';
import { literal } from '../release/quote.js';
import { writeSearchWords } from '../release/search-words.js';
import { writeStatistics } from '../release/describe/index.js';
import { createTables } from '../release/tables.js';

/** A concept of a test, and how many people have a record of it. */
export interface TestConcept {
  readonly id: number;
  readonly name: string;
  readonly domain: 'Condition' | 'Drug' | 'Measurement' | 'Unit';
  readonly vocabulary: string;
  readonly standard: 'S' | 'C' | null;
  readonly code: string;
  readonly people?: number;
  readonly class?: string;
}

const TABLES = {
  Condition: ['condition_occurrence', 'condition_concept_id'],
  Drug: ['drug_exposure', 'drug_concept_id'],
  Measurement: ['measurement', 'measurement_concept_id'],
  Unit: null
} as const;

/** Writes a database of a vocabulary with its statistics and search words; `more` is run after the concepts are there. */
export async function writeVocabulary(
  file: string,
  concepts: readonly TestConcept[],
  more = ''
): Promise<void> {
  const database = await openDatabase(file, { temporary: join(dirname(file), 'temporary'), threads: 1 });
  await database.run(createTables(tablesOf('5.4'), '5.4'));
  const rows = concepts.map(
    concept =>
      `(${concept.id}, ${literal(concept.name)}, '${concept.domain}', '${concept.vocabulary}', '${concept.class ?? 'X'}',
        ${concept.standard === null ? 'null' : `'${concept.standard}'`}, '${concept.code}')`
  );
  await database.run(`insert into concept by name select * from (values ${rows.join(', ')})
    t(concept_id, concept_name, domain_id, vocabulary_id, concept_class_id, standard_concept, concept_code)`);
  await database.run(`insert into concept_ancestor select concept_id, concept_id, 0, 0 from concept`);
  await database.run(`insert into person by name select i as person_id, if(i % 2 = 0, 8507, 8532) as gender_concept_id,
    1920 + i % 80 as year_of_birth from range(1000) t(i)`);
  for (const { id, domain, people = 0 } of concepts) {
    const table = TABLES[domain];
    if (table === null || people === 0) continue;
    await database.run(
      `insert into ${table[0]} by name select i as person_id, ${id} as ${table[1]} from range(${people}) t(i), range(2)`
    );
  }
  if (more !== '') await database.run(more);
  await database.run('create schema cohortlab');
  await writeStatistics(database, '2020-12-31');
  await writeSearchWords(database);
  database.close();
}

/** An open engine over a database file, and how to ask it. */
export interface OpenVocabulary {
  readonly engine: Engine;
  readonly ask: Ask;
  close(): Promise<void>;
}

export async function openVocabulary(file: string): Promise<OpenVocabulary> {
  const engine = await openDuckDB(file, {
    memoryMB: 500,
    threads: 1,
    temporary: join(dirname(file), 'spill'),
    temporaryMB: 500,
    connections: { panel: 2, kernel: 1 },
    patience: 10_000
  });
  const query = await engine.open('kernel', new AbortController().signal);
  return {
    engine,
    ask: query.ask,
    async close() {
      await query.close();
      await engine.close(0);
    }
  };
}
