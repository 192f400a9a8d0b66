import type { Database } from '../../database.js';
import { inRelease } from '../../tables.js';
import { findCycles } from './cycles.js';
import { readLinks, rowsIn } from './links.js';

/**
 * Makes concept_ancestor from all `Is a` links, also those of concepts that the vocabulary lacks: a way
 * from a known concept to another may lead through them. Every concept is its own ancestor at level 0.
 */
export async function deriveAncestors(database: Database): Promise<void> {
  await readLinks(database, ['Is a']);
  await findCycles(database);
  await walk(
    database,
    `select concept_id as concept from ${inRelease('concept')} union select child from link union select parent from link`
  );
  await database.run(
    `insert into ${inRelease('concept_ancestor')} (ancestor_concept_id, descendant_concept_id, min_levels_of_separation, max_levels_of_separation)
     select parent as ancestor_concept_id, child as descendant_concept_id, min(level), max(level) from climb group by all order by 1, 2;
     drop table climb; drop table link; drop table ring`
  );
}

/**
 * Climbs from each concept along `link` and puts all ways into the temporary table `climb` (child,
 * parent, level), each length once. Inside a cycle only the shortest way counts (`ring`), so that every
 * climb ends: what is between cycles has none.
 */
export async function walk(database: Database, concepts: string): Promise<void> {
  await database.run(
    `create or replace temp table step as
       select child, parent, 1 as level, false as inside from link anti join ring using (child, parent)
       union all select child, parent, level, true from ring;
     create or replace temp table front as select concept as child, concept as parent, 0 as level, false as inside from (${concepts});
     create or replace temp table climb as select child, parent, level from front`
  );
  while ((await rowsIn(database, 'front')) > 0)
    // No two ways inside a cycle in a row: the first alone could have been longer.
    await database.run(
      `create or replace temp table front as
         select distinct f.child, s.parent, f.level + s.level as level, s.inside
         from front f join step s on s.child = f.parent where not (f.inside and s.inside);
       insert into climb select child, parent, level from front`
    );
  await database.run('drop table front; drop table step');
}
