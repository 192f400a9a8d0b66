import type { Ask } from '../engine/ask.js';
import { CONCEPT_COLUMNS, CONCEPTS, type Concept, conceptOf } from './concepts.js';

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
  const id = { id: conceptId };
  const [row] = await ask(
    `select ${CONCEPT_COLUMNS}, coalesce(records, 0) as records from ${CONCEPTS} where concept.concept_id = $id`,
    id
  );
  if (row === undefined) return null;
  const sex = await ask(
    'select sex_concept_id as part, people from cohortlab.concept_sex where concept_id = $id',
    id
  );
  const age = await ask(
    'select age_from as part, people from cohortlab.concept_age where concept_id = $id',
    id
  );
  return {
    concept: conceptOf(row),
    records: row['records'] as bigint,
    sex: byPart(sex),
    age: byPart(age),
    parents: (await ask(relatives('ancestor_concept_id', 'descendant_concept_id'), id)).map(conceptOf),
    children: (await ask(relatives('descendant_concept_id', 'ancestor_concept_id'), id)).map(conceptOf)
  };
}

function byPart(rows: Awaited<ReturnType<Ask>>): ReadonlyMap<number, bigint> {
  return new Map(rows.map(row => [Number(row['part']), row['people'] as bigint]));
}

/** Concepts one level away in the hierarchy. */
const relatives = (wanted: string, given: string): string =>
  `select ${CONCEPT_COLUMNS} from ${CONCEPTS}
   where concept.concept_id in (
     select ${wanted} from main.concept_ancestor where ${given} = $id and min_levels_of_separation = 1)
   order by concept_name, concept.concept_id limit ${MOST_RELATIVES}`;
