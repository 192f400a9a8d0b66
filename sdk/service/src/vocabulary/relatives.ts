import type { ReleaseFacts } from '@cohortlab/sdk/compile';
import type { RELATIONS } from '@cohortlab/sdk/wire';
import type { Ask } from '../engine/ask.js';
import { type Concept, readConcepts } from './concepts.js';
import type { Page } from './pages.js';

export type Relation = (typeof RELATIONS)[number];

interface Source {
  readonly table: 'concept_ancestor' | 'concept_relationship';
  readonly given: string;
  readonly wanted: string;
  readonly where: string;
}

const LEVEL = 'min_levels_of_separation = 1';
// A standard concept maps to itself, which says nothing.
const MAPS = `relationship_id = 'Maps to' and link.invalid_reason is null and concept_id_1 <> concept_id_2`;

/** Where each relation is on record. */
const SOURCES: Readonly<Record<Relation, Source>> = {
  parents: {
    table: 'concept_ancestor',
    given: 'descendant_concept_id',
    wanted: 'ancestor_concept_id',
    where: LEVEL
  },
  children: {
    table: 'concept_ancestor',
    given: 'ancestor_concept_id',
    wanted: 'descendant_concept_id',
    where: LEVEL
  },
  mapsTo: { table: 'concept_relationship', given: 'concept_id_1', wanted: 'concept_id_2', where: MAPS },
  mappedFrom: { table: 'concept_relationship', given: 'concept_id_2', wanted: 'concept_id_1', where: MAPS }
};

/** How many concepts of the vocabulary stand in a relation to a concept. */
export async function countRelatives(
  ask: Ask,
  id: number,
  relation: Relation,
  { columns }: ReleaseFacts
): Promise<number> {
  const { table, given, wanted, where } = SOURCES[relation];
  if (!Object.hasOwn(columns, table)) return 0;
  const [row] = await ask(
    `select count(distinct ${wanted}) as total from main.${table} as link semi join main.concept on concept_id = ${wanted}
     where ${given} = $id and ${where}`,
    { id }
  );
  return Number(row?.['total']);
}

/** Some of the concepts that stand in a relation to a concept, by name. */
export async function readRelatives(
  ask: Ask,
  id: number,
  relation: Relation,
  { offset, limit }: Page,
  { columns }: ReleaseFacts
): Promise<Concept[]> {
  const { table, given, wanted, where } = SOURCES[relation];
  if (!Object.hasOwn(columns, table)) return [];
  const rows = await ask(
    `select distinct ${wanted} as id, concept_name from main.${table} as link join main.concept on concept_id = ${wanted}
     where ${given} = $id and ${where} order by concept_name, id limit ${limit} offset ${offset}`,
    { id }
  );
  return readConcepts(
    ask,
    rows.map(row => Number(row['id']))
  );
}

/** How many concepts of the vocabulary lie directly below each. */
export async function childrenOf(
  ask: Ask,
  ids: readonly number[],
  { columns }: ReleaseFacts
): Promise<ReadonlyMap<number, number>> {
  if (ids.length === 0 || !Object.hasOwn(columns, 'concept_ancestor')) return new Map();
  const rows = await ask(
    `select ancestor_concept_id as id, count(*) as children from main.concept_ancestor
       semi join main.concept on concept_id = descendant_concept_id
     where ancestor_concept_id in (select unnest($ids)) and ${LEVEL} group by 1`,
    { ids }
  );
  return new Map(rows.map(row => [Number(row['id']), Number(row['children'])]));
}

/** What stands above a concept: itself first, then by the fewest steps up, and which is directly above which. */
export interface Lineage {
  readonly concepts: readonly Concept[];
  /** Fewest steps up, in the order of `concepts`. */
  readonly levels: readonly number[];
  /** From a concept to one directly above it. */
  readonly edges: readonly (readonly [number, number])[];
  readonly more: boolean;
}

export const MOST_ABOVE = 1_000;

/** The paths from a concept to the roots. */
export async function readLineage(ask: Ask, conceptId: number, { columns }: ReleaseFacts): Promise<Lineage> {
  const own = { id: conceptId, level: 0 };
  const above = Object.hasOwn(columns, 'concept_ancestor')
    ? await ask(
        `select ancestor_concept_id as id, min(min_levels_of_separation) as level
         from main.concept_ancestor join main.concept on concept_id = ancestor_concept_id
         where descendant_concept_id = $id and ancestor_concept_id <> $id
         group by 1, concept_name order by level, concept_name, id limit ${MOST_ABOVE}`,
        { id: conceptId }
      )
    : [];
  const kept = [own, ...above.map(row => ({ id: Number(row['id']), level: Number(row['level']) }))];
  const known = kept.slice(0, MOST_ABOVE);
  const ids = known.map(({ id }) => id);
  const edges =
    above.length === 0
      ? []
      : await ask(
          `select distinct descendant_concept_id as lower, ancestor_concept_id as upper from main.concept_ancestor
           where ${LEVEL} and descendant_concept_id in (select unnest($ids)) and ancestor_concept_id in (select unnest($ids))
           order by 1, 2`,
          { ids }
        );
  return {
    concepts: await readConcepts(ask, ids),
    levels: known.map(({ level }) => level),
    edges: edges.map(row => [Number(row['lower']), Number(row['upper'])] as const),
    more: kept.length > MOST_ABOVE
  };
}
