import type { Database } from '../../database.js';
import { literal } from '../../quote.js';
import { inRelease } from '../../tables.js';

/**
 * Puts the links of these kinds that are in force into the temporary table `link` (child, parent), each
 * once. A link from a concept to itself says nothing.
 */
export async function readLinks(database: Database, kinds: readonly string[]): Promise<void> {
  await database.run(
    `create or replace temp table link as
     select distinct concept_id_1 as child, concept_id_2 as parent from ${inRelease('concept_relationship')}
     where relationship_id in (${kinds.map(literal).join(', ')}) and coalesce(trim(invalid_reason), '') = ''
       and concept_id_1 <> concept_id_2`
  );
}

/** How many rows a temporary table has. */
export async function rowsIn(database: Database, table: string): Promise<number> {
  const [row] = await database.ask(`select count(*) as n from ${table}`);
  return Number(row?.['n']);
}
