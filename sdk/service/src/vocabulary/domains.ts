import type { Ask } from '../engine/ask.js';

/** The `domain_id` of concepts; those that the vocabulary lacks are left out. */
export async function domainsOf(ask: Ask, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ask(
    'select concept_id, domain_id from main.concept where concept_id in (select unnest($ids))',
    { ids: [...new Set(ids)] }
  );
  return new Map(rows.map(row => [Number(row['concept_id']), String(row['domain_id'])]));
}
