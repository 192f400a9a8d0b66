import type { Relation } from '@cohortlab/sdk/plan';
import type { Ask } from '../engine/ask.js';
import { type Concept, readConcepts } from './concepts.js';
import { levelOf, levelsOf, type Rank } from './levels.js';
import { over } from './statement.js';

/** Some of a list: `limit` of them from `offset` on, counted from 0. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}

export const FIRST_PAGE: Page = Object.freeze({ offset: 0, limit: 100 });

/** How many concepts a relation of `concept_id` has; each must be there once. */
export async function countConcepts(ask: Ask, concepts: Relation): Promise<number> {
  const [row] = await ask(...over(concepts, 'select count(*) as concepts from selected'));
  return Number(row?.['concepts']);
}

/** A page of the concepts of a relation: those with most people by rank first, then by name. */
export async function readPage(
  ask: Ask,
  concepts: Relation,
  { offset, limit }: Page,
  rank: Rank
): Promise<Concept[]> {
  if (limit === 0) return [];
  const most = await ask(
    ...over(
      concepts,
      `select people from selected join cohortlab.concept_count using (concept_id)
       order by people desc limit ${offset + limit}`
    )
  );
  const people = most.map(row => row['people'] as bigint);
  const rows = await ask(
    ...over(
      concepts,
      `select concept_id from selected join main.concept using (concept_id)
         left join cohortlab.concept_count using (concept_id)
       order by ${levelOf('people')} desc nulls last, concept_name, concept_id limit ${limit} offset ${offset}`,
      { levels: [...new Set([0, ...levelsOf(people, rank)])] }
    )
  );
  return readConcepts(
    ask,
    rows.map(row => Number(row['concept_id']))
  );
}
