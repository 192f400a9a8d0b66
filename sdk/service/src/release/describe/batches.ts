import type { Database } from '../database.js';
import { inRelease } from '../tables.js';

/** Records that are grouped at once: what they come to stays in memory. */
const AT_ONCE = 4_000_000;

/**
 * Cuts a table into ranges of its concept, as conditions in SQL. Event tables lie in the order of their
 * concept, so a range reads little more than its own records. Records without a concept are in none.
 */
export async function batchesOf(database: Database, table: string, concept: string): Promise<string[]> {
  const rows = await database.ask(
    `select min(concept) as first, max(concept) as last from (
       select concept, sum(records) over (order by concept) // ${AT_ONCE} as batch from (
         select ${concept} as concept, count(*) as records from ${inRelease(table)}
         where ${concept} is not null group by all))
     group by batch order by batch`
  );
  return rows.map(({ first, last }) => `${concept} between ${Number(first)} and ${Number(last)}`);
}
