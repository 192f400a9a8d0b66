import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../release/database.js';
import { literal } from '../release/quote.js';

/** Writes Parquet files, one for each name, from what a query gives; the folder is made. */
export async function writeParquet(folder: string, files: Readonly<Record<string, string>>): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const database = await openDatabase(':memory:', { temporary: join(folder, '.temporary'), threads: 1 });
  for (const [name, query] of Object.entries(files))
    await database.run(`copy (${query}) to ${literal(join(folder, name))} (format parquet)`);
  database.close();
  return folder;
}

/** The least that a release can be made of: three people, two concepts, one period. */
export const LEAST: Readonly<Record<string, string>> = {
  'person.parquet': `select i::bigint as person_id, 8532 as gender_concept_id, 1960 + i as year_of_birth from range(1, 4) t(i)`,
  'concept.parquet': `select * from (values (201826, 'Type 2 diabetes mellitus', 'Condition', 'SNOMED', 'Clinical Finding', 'S', '44054006'),
      (8532, 'FEMALE', 'Gender', 'Gender', 'Gender', 'S', 'F'))
    t(concept_id, concept_name, domain_id, vocabulary_id, concept_class_id, standard_concept, concept_code)`,
  'observation_period.parquet': `select i::bigint as observation_period_id, i::bigint as person_id, date '2000-01-01' as observation_period_start_date,
      date '2020-12-31' as observation_period_end_date, 32817 as period_type_concept_id from range(1, 4) t(i)`
};

/** Conditions with more columns, or other ones, than `LEAST` needs. */
export const conditions = (columns: string, rows = 3): string =>
  `select i::bigint as condition_occurrence_id, (1 + i % 3)::bigint as person_id, 201826 as condition_concept_id,
     date '2010-01-01' as condition_start_date, ${columns} from range(${rows}) t(i)`;
