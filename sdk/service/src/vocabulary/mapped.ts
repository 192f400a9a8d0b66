import type { ReleaseFacts } from '@cohortlab/sdk/compile';
import type { Ask } from '../engine/ask.js';

/** The standard concepts that concepts map to, by their ids in order; those that map to none are left out. */
export async function mapsTo(
  ask: Ask,
  ids: readonly number[],
  { columns }: ReleaseFacts
): Promise<ReadonlyMap<number, readonly number[]>> {
  if (ids.length === 0 || !Object.hasOwn(columns, 'concept_relationship')) return new Map();
  const rows = await ask(
    `select concept_id_1 as id, list(distinct concept_id_2 order by concept_id_2) as standard
     from main.concept_relationship
     where relationship_id = 'Maps to' and invalid_reason is null and concept_id_1 in (select unnest($ids))
       and concept_id_2 in (select concept_id from main.concept)
     group by 1`,
    { ids: [...new Set(ids)] }
  );
  return new Map(rows.map(row => [Number(row['id']), (row['standard'] as number[]).map(Number)]));
}
