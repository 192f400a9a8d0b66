import {
  compileConceptItems,
  compileConceptPeople,
  compileConcepts,
  compileItemPeople,
  type ReleaseFacts
} from '@cohortlab/sdk/compile';
import type { ConceptItem } from '@cohortlab/sdk/definition';
import type { Ask } from '../engine/ask.js';
import type { Concept } from './concepts.js';
import type { Rank } from './levels.js';
import { mapsTo } from './mapped.js';
import { countConcepts, type Page, readPage } from './pages.js';
import { over } from './statement.js';

/** What a concept set is on a release; exact numbers, for the disclosure door. */
export interface ConceptSetDetails {
  /** How many concepts it selects. */
  readonly concepts: number;
  /** People with a record of any of them in the tables that concepts are counted in. */
  readonly people: bigint;
  /** How many lines name a concept that is not standard, not valid or not there. */
  readonly drift: Readonly<Record<'source' | 'invalid' | 'missing', number>>;
  readonly matches: readonly Concept[];
  readonly items: readonly ItemDetails[];
}

/** A line of a concept set, by itself. */
export interface ItemDetails {
  readonly conceptId: number;
  readonly excluded: boolean;
  readonly state: ItemState;
  readonly name: string | null;
  readonly standard: readonly number[];
  readonly concepts: number;
  readonly people: bigint;
}

export type ItemState = 'standard' | 'classification' | 'source' | 'invalid' | 'missing';

/** Resolves the lines of a concept set; `pages` say which of its concepts and of its lines are told. */
export async function readConceptSet(
  ask: Ask,
  items: readonly ConceptItem[],
  facts: ReleaseFacts,
  pages: { readonly concepts: Page; readonly items: Page },
  rank: Rank
): Promise<ConceptSetDetails> {
  const selected = compileConcepts(items, facts);
  const [all] = await ask(...over(compileConceptPeople(items, facts), 'select people from selected'));
  const { offset, limit } = pages.items;
  return {
    concepts: await countConcepts(ask, selected),
    people: all?.['people'] as bigint,
    drift: await driftOf(ask, items),
    matches: await readPage(ask, selected, pages.concepts, rank),
    items: await readItems(ask, items.slice(offset, offset + limit), facts)
  };
}

/** Of a concept that the vocabulary has: what a line that names it says of it. */
const STATE = `case when concept.concept_id is null then 'missing' when invalid_reason is not null then 'invalid'
  when standard_concept = 'S' then 'standard' when standard_concept = 'C' then 'classification' else 'source' end`;

const NAMED = `from (select unnest($ids) as named_id) left join main.concept on concept_id = named_id`;

async function driftOf(ask: Ask, items: readonly ConceptItem[]): Promise<ConceptSetDetails['drift']> {
  const ids = items.map(({ conceptId }) => conceptId);
  const rows = await ask(`select ${STATE} as state, count(*) as lines ${NAMED} group by 1`, { ids });
  const lines = new Map(rows.map(row => [row['state'], Number(row['lines'])]));
  const of = (state: ItemState): number => lines.get(state) ?? 0;
  return { source: of('source'), invalid: of('invalid'), missing: of('missing') };
}

async function readItems(
  ask: Ask,
  items: readonly ConceptItem[],
  facts: ReleaseFacts
): Promise<ItemDetails[]> {
  if (items.length === 0) return [];
  const ids = [...new Set(items.map(({ conceptId }) => conceptId))];
  const named = await ask(`select named_id, ${STATE} as state, concept_name ${NAMED}`, { ids });
  const states = new Map(named.map(row => [Number(row['named_id']), row]));
  const stateOf = (id: number): ItemState => states.get(id)?.['state'] as ItemState;
  const others = ids.filter(id => !['standard', 'classification', 'missing'].includes(stateOf(id)));
  const standard = await mapsTo(ask, others, facts);
  const counts = await ask(
    ...over(
      compileConceptItems(items, facts),
      'select line, count(*) as concepts from selected group by line'
    )
  );
  const concepts = new Map(counts.map(row => [Number(row['line']), Number(row['concepts'])]));
  const counted = await ask(...over(compileItemPeople(items, facts), 'select line, people from selected'));
  const people = new Map(counted.map(row => [Number(row['line']), row['people'] as bigint]));
  return items.map(({ conceptId, excluded = false }, line) => ({
    conceptId,
    excluded,
    state: stateOf(conceptId),
    name: (states.get(conceptId)?.['concept_name'] as string | null | undefined) ?? null,
    standard: standard.get(conceptId) ?? [],
    concepts: concepts.get(line) ?? 0,
    people: people.get(line) ?? 0n
  }));
}
