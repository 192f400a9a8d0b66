import type { Database } from '../../database.js';
import { rowsIn } from './links.js';

/**
 * Puts pairs of concepts that reach each other, through `link`, into the temporary table `ring` (child,
 * parent, level), with the length of the shortest way between them. Vocabularies should have none.
 */
export async function findCycles(database: Database): Promise<void> {
  await database.run('create or replace temp table core as from link');
  // What has nothing above or nothing below it is in no cycle; neither is what is left without it.
  for (let before = -1, now = await rowsIn(database, 'core'); now !== before;) {
    await database.run(
      'delete from core where child not in (select parent from core) or parent not in (select child from core)'
    );
    [before, now] = [now, await rowsIn(database, 'core')];
  }
  await database.run('create or replace temp table reach as select child, parent, 1 as level from core');
  for (let level = 1, before = 0, now = await rowsIn(database, 'reach'); now !== before; level++) {
    await database.run(
      `insert into reach select distinct r.child, core.parent, ${level + 1} from reach r join core on core.child = r.parent
       where level = ${level} and not exists (from reach o where o.child = r.child and o.parent = core.parent)`
    );
    [before, now] = [now, await rowsIn(database, 'reach')];
  }
  await database.run(
    `create or replace temp table ring as select r.* from reach r where r.child <> r.parent
       and exists (from reach b where b.child = r.parent and b.parent = r.child);
     drop table core; drop table reach`
  );
}
