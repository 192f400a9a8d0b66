import type { Ask } from '../../engine/ask.js';
import { type Counts, countsOf } from './read.js';
import { readUnits, type UnitFacts } from './read-values.js';

/** Statistics of a concept, exact. */
export interface ConceptFacts extends Counts {
  /** The table that records it most; null when none does. */
  readonly table: string | null;
  readonly peopleBelow: bigint;
  readonly years: readonly (Counts & { readonly at: number })[];
  readonly units: readonly UnitFacts[];
  /** By concept of the value. */
  readonly answers: readonly (Counts & { readonly conceptId: number })[];
}

const NOBODY: ConceptFacts = Object.freeze({
  table: null,
  people: 0n,
  records: 0n,
  peopleBelow: 0n,
  years: [],
  units: [],
  answers: []
});

/** Reads when a concept is recorded and with what values, in the table that records it most. */
export async function readConceptFacts(ask: Ask, conceptId: number): Promise<ConceptFacts> {
  const concept = { concept: conceptId };
  const [count] = await ask(
    'select table_name, people, records, people_below from cohortlab.concept_count where concept_id = $concept',
    concept
  );
  if (count === undefined) return NOBODY;
  const table = String(count['table_name']);
  const years = await ask(
    'select year, people, records from cohortlab.concept_year where concept_id = $concept order by year',
    concept
  );
  const answers = await ask(
    `select answer_concept_id, people, records from cohortlab.concept_answer
     where table_name = $table and concept_id = $concept`,
    { table, ...concept }
  );
  return {
    table,
    ...countsOf(count),
    peopleBelow: count['people_below'] as bigint,
    years: years.map(row => ({ at: Number(row['year']), ...countsOf(row) })),
    units: await readUnits(ask, table, conceptId),
    answers: answers.map(row => ({ conceptId: Number(row['answer_concept_id']), ...countsOf(row) }))
  };
}
