import { compileConceptPeople, compileConcepts, type ReleaseFacts } from '@cohortlab/sdk/compile';
import type { ConceptItem } from '@cohortlab/sdk/definition';
import { antiJoin, as, column, equal, project, type Relation } from '@cohortlab/sdk/plan';
import type { Ask } from '../engine/ask.js';
import type { Concept } from './concepts.js';
import type { Rank } from './levels.js';
import { countConcepts, type Page, readPage } from './pages.js';
import { over } from './statement.js';

/** One of two concept sets; exact numbers, for the disclosure door. */
export interface Side {
  readonly concepts: number;
  readonly people: bigint;
  /** How many concepts only this one selects, and some of them. */
  readonly only: number;
  readonly matches: readonly Concept[];
}

export interface Comparison {
  /** Concepts that both select. */
  readonly both: number;
  readonly left: Side;
  readonly right: Side;
}

/** How two concept sets differ in what they select. */
export async function compareConceptSets(
  ask: Ask,
  sets: { readonly left: readonly ConceptItem[]; readonly right: readonly ConceptItem[] },
  facts: ReleaseFacts,
  page: Page,
  rank: Rank
): Promise<Comparison> {
  const side = async (own: readonly ConceptItem[], other: readonly ConceptItem[]): Promise<Side> => {
    const [all] = await ask(...over(compileConceptPeople(own, facts), 'select people from selected'));
    const only = without(compileConcepts(own, facts), compileConcepts(other, facts));
    return {
      concepts: await countConcepts(ask, compileConcepts(own, facts)),
      people: all?.['people'] as bigint,
      only: await countConcepts(ask, only),
      matches: await readPage(ask, only, page, rank)
    };
  };
  const left = await side(sets.left, sets.right);
  const right = await side(sets.right, sets.left);
  return { both: left.concepts - left.only, left, right };
}

function without(own: Relation, other: Relation): Relation {
  const left = antiJoin(
    as('own', own),
    as('other', other),
    equal(column('own.concept_id'), column('other.concept_id'))
  );
  return project(left, { concept_id: column('own.concept_id') });
}
