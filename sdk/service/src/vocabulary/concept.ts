import type { ReleaseFacts } from '@cohortlab/sdk/compile';
import { RELATIONS } from '@cohortlab/sdk/wire';
import type { Ask } from '../engine/ask.js';
import { type Concept, readConcepts } from './concepts.js';
import { FIRST_PAGE } from './pages.js';
import { countRelatives, readRelatives, type Relation } from './relatives.js';

/** A concept with all that its card tells; exact numbers, for the disclosure door. */
export interface ConceptDetails {
  readonly concept: Concept;
  /** Other names, by the alphabet. */
  readonly synonyms: readonly string[];
  /** Records of the concept itself. */
  readonly records: bigint;
  /** People with a record of the concept itself: by concept id of the sex recorded at birth, where there are any. */
  readonly sex: ReadonlyMap<number, bigint>;
  /** The same by first year of the age group (`AGE_GROUPS`). */
  readonly age: ReadonlyMap<number, bigint>;
  /** How many concepts stand in each relation to it. */
  readonly relatives: Readonly<Record<Relation, number>>;
  /** Directly above and below, by name: the first hundred of each. */
  readonly parents: readonly Concept[];
  readonly children: readonly Concept[];
}

/** Reads all that a release knows of a concept; null when its vocabulary lacks the concept. */
export async function readConcept(
  ask: Ask,
  conceptId: number,
  facts: ReleaseFacts
): Promise<ConceptDetails | null> {
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
  const relatives: [Relation, number][] = [];
  for (const relation of RELATIONS)
    relatives.push([relation, await countRelatives(ask, conceptId, relation, facts)]);
  return {
    concept,
    synonyms: await readSynonyms(ask, concept, facts),
    records: (count?.['records'] as bigint | undefined) ?? 0n,
    sex: byPart(sex),
    age: byPart(age),
    relatives: Object.fromEntries(relatives) as ConceptDetails['relatives'],
    parents: await readRelatives(ask, conceptId, 'parents', FIRST_PAGE, facts),
    children: await readRelatives(ask, conceptId, 'children', FIRST_PAGE, facts)
  };
}

async function readSynonyms(ask: Ask, concept: Concept, { columns }: ReleaseFacts): Promise<string[]> {
  if (!Object.hasOwn(columns, 'concept_synonym')) return [];
  const rows = await ask(
    `select distinct concept_synonym_name as name from main.concept_synonym
     where concept_id = $id and concept_synonym_name <> $name order by name`,
    { id: concept.conceptId, name: concept.name }
  );
  return rows.map(row => String(row['name']));
}

function byPart(rows: Awaited<ReturnType<Ask>>): ReadonlyMap<number, bigint> {
  return new Map(rows.map(row => [Number(row['part']), row['people'] as bigint]));
}
