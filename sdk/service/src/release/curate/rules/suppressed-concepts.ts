import { TABLES } from '@cohortlab/sdk/cdm';
import { z } from 'zod';
import { literal } from '../../quote.js';
import type { ConceptLists } from '../concept-lists.js';
import { holdingConcepts, suppressRecords } from '../concepts.js';
import { none } from '../records.js';
import { rule, type Work } from '../rule.js';

const Table = z.enum(Object.keys(TABLES)).optional();

const ById = z
  .strictObject({
    kind: z.literal('concepts'),
    table: Table,
    ids: z.array(z.int().min(1).max(2_147_483_647)).min(1),
    descendants: z.boolean()
  })
  .meta({ id: 'SuppressedIds' });

const ByFile = z
  .strictObject({
    kind: z.literal('file'),
    table: Table,
    path: z.string().min(1),
    descendants: z.boolean()
  })
  .meta({ id: 'SuppressedFile' });

const ByCode = z
  .strictObject({
    kind: z.literal('codes'),
    table: Table,
    vocabulary: z.string().min(1),
    prefixes: z.array(z.string().min(1)).min(1),
    mapped: z.boolean()
  })
  .meta({ id: 'SuppressedCodes' });

const Item = z.discriminatedUnion('kind', [ById, ByFile, ByCode]);
type Item = z.infer<typeof Item>;

/** The concepts that an item names, as a query. */
function chosen(item: Item, lists: ConceptLists): string {
  if (item.kind !== 'codes') {
    const ids = item.kind === 'file' ? (lists.get(item.path)?.ids ?? []) : item.ids;
    const listed = `select unnest([${ids.join(', ')}]::integer[]) as concept_id`;
    const below = `select descendant_concept_id from main.concept_ancestor where ancestor_concept_id in (${listed})`;
    const named = item.descendants ? `${listed} union ${below}` : listed;
    // Source codes that mean a listed concept are the same fact in other words.
    return `with named as (${named}) from named union
      select concept_id_1 from main.concept_relationship where relationship_id = 'Maps to' and concept_id_2 in (from named)`;
  }
  const starts = item.prefixes.map(prefix => `starts_with(concept_code, ${literal(prefix)})`);
  const named = `select concept_id from main.concept
    where vocabulary_id = ${literal(item.vocabulary)} and (${starts.join(' or ')})`;
  const mapped = `select concept_id_2 from main.concept_relationship
    where relationship_id = 'Maps to' and concept_id_2 <> 0 and concept_id_1 in (from named)`;
  return `with named as (${named}) from named ${item.mapped ? `union ${mapped}` : ''}`;
}

async function list({ database, lists }: Work, of: readonly Item[]): Promise<void> {
  await database.run('create table curating.suppressed (table_name varchar, concept_id integer)');
  for (const item of of)
    await database.run(
      `insert into curating.suppressed
       select ${item.table === undefined ? 'null' : literal(item.table)}, concept_id from (${chosen(item, lists)})`
    );
}

export const suppressedConcepts = rule({
  kind: 'suppressedConcepts',
  tiers: ['registered', 'controlled'],
  does: 'Records of the listed concepts, of their descendants and of codes that map to them are removed; at a person or a death the concept becomes 0.',
  settings: z
    .strictObject({ kind: z.literal('suppressedConcepts'), of: z.array(Item).max(1_000) })
    .meta({ id: 'SuppressedConcepts' }),
  observe: (work, { of }) => list(work, of),
  apply: work => suppressRecords(work, 'suppressedConcepts', 'curating.suppressed'),
  async assert(work) {
    const tables = await holdingConcepts(work, 'curating.suppressed');
    return tables.flatMap(({ table, records }) => none(records, `${table} holds suppressed concepts`));
  }
});
