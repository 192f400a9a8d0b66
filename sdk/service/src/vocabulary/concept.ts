import type { Ask } from '../engine/ask.js';
import { type Concept, readConcepts } from './concepts.js';

/** A concept with all that its card tells; exact numbers, for the disclosure door. */
export interface ConceptDetails {
  readonly concept: Concept;
  /** Records of the concept itself. */
  readonly records: bigint;
  /** People with a record of the concept itself: by concept id of the sex recorded at birth, where there are any. */
  readonly sex: ReadonlyMap<number, bigint>;
  /** The same by first year of the age group (`AGE_GROUPS`). */
  readonly age: ReadonlyMap<number, bigint>;
  /** Directly above and below, by name; at most `MOST_RELATIVES` each. */
  readonly parents: readonly Concept[];
  readonly children: readonly Concept[];
}

export const MOST_RELATIVES = 200;

/** Reads all that a release knows of a concept; null when its vocabulary lacks the concept. */
export async function readConcept(ask: Ask, conceptId: number): Promise<ConceptDetails | null> {
  const [concept] = await readConcepts(ask, [conceptId]);
  if (concept === undefined) return null;
  const id = { id: conceptId };
  const [count] = await ask('select records from cohortlab.concept_count where concept_id = $id', id);
  const sex = await ask(
    'select sex_concept_id as part, people from cohortlab.concept_sex where concept_id = $id',
    id
  );
  const age = await ask(
    'select age_from as part, people from cohortlab.concept_age where concept_id = $id',
    id
  );
  return {
    concept,
    records: (count?.['records'] as bigint | undefined) ?? 0n,
    sex: byPart(sex),
    age: byPart(age),
    parents: await relatives(ask, conceptId, 'ancestor_concept_id', 'descendant_concept_id'),
    children: await relatives(ask, conceptId, 'descendant_concept_id', 'ancestor_concept_id')
  };
}

function byPart(rows: Awaited<ReturnType<Ask>>): ReadonlyMap<number, bigint> {
  return new Map(rows.map(row => [Number(row['part']), row['people'] as bigint]));
}

/** Concepts one level away in the hierarchy, by name. */
async function relatives(ask: Ask, id: number, wanted: string, given: string): Promise<Concept[]> {
  const rows = await ask(
    `select ${wanted} as id from main.concept_ancestor join main.concept on concept_id = ${wanted}
     where ${given} = $id and min_levels_of_separation = 1 order by concept_name, id limit ${MOST_RELATIVES}`,
    { id }
  );
  return readConcepts(
    ask,
    rows.map(row => Number(row['id']))
  );
}
