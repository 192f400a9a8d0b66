import { domainOfConcept, domainOfTable } from '@cohortlab/sdk/cdm';
import { SEARCHED_KINDS, type SearchedKind } from '@cohortlab/sdk/definition';
import type { Ask } from '../engine/ask.js';

/** A concept with its exact numbers: for the disclosure door, not for showing. */
export interface Concept {
  readonly conceptId: number;
  readonly name: string;
  readonly code: string;
  readonly vocabulary: string;
  readonly domain: string;
  readonly standard: 'standard' | 'classification' | 'source';
  /** The kind of criterion that finds its records, or null. */
  readonly criterion: SearchedKind | null;
  /** People with a record of the concept itself. */
  readonly people: bigint;
  /** People with a record of the concept or one below it. */
  readonly peopleBelow: bigint;
}

/**
 * Reads concepts by their ids, in the order of the ids; those that the vocabulary lacks are left out.
 * The ids stand in the text, which lets DuckDB use the index on `concept`.
 */
export async function readConcepts(ask: Ask, ids: readonly number[]): Promise<Concept[]> {
  if (ids.length === 0) return [];
  const rows = await ask(
    `select concept.concept_id, concept_name, concept_code, vocabulary_id, domain_id, standard_concept,
       table_name, coalesce(people, 0) as people, coalesce(people_below, 0) as people_below
     from main.concept left join cohortlab.concept_count using (concept_id)
     where concept.concept_id in (${ids.map(whole).join(', ')})`
  );
  const found = new Map(rows.map(row => [Number(row['concept_id']), conceptOf(row)]));
  return ids.flatMap(id => found.get(id) ?? []);
}

function whole(id: number): string {
  if (!Number.isSafeInteger(id)) throw new RangeError('A concept id is a whole number.');
  return String(id);
}

/** In the order in which they come where they fit alike. */
export const STANDINGS = ['standard', 'classification', 'source'] as const;
const STANDARD: Readonly<Record<string, Concept['standard']>> = { S: 'standard', C: 'classification' };

function conceptOf(row: Readonly<Record<string, unknown>>): Concept {
  return {
    conceptId: Number(row['concept_id']),
    name: String(row['concept_name']),
    code: String(row['concept_code']),
    vocabulary: String(row['vocabulary_id']),
    domain: String(row['domain_id']),
    standard: STANDARD[String(row['standard_concept'])] ?? 'source',
    criterion: criterionOf(row['table_name'] as string | null, String(row['domain_id'])),
    people: row['people'] as bigint,
    peopleBelow: row['people_below'] as bigint
  };
}

/** Where the concept is recorded; when it is not, where concepts of its domain usually are. */
function criterionOf(table: string | null, domainId: string): SearchedKind | null {
  const domain = table === null ? domainOfConcept(domainId) : domainOfTable(table);
  return SEARCHED_KINDS.find(kind => kind === domain?.kind) ?? null;
}
