import { z } from 'zod';
import { countWhere, discard, forEach, none, peoplesTables } from '../records.js';
import { rule } from '../rule.js';

/** Both the ids of the source and what became of them: the assertion is run on the result. */
const WITHDRAWN = `person_id in (select source_id from curating.withdrawn)
  or person_id in (select research_id from curating.person semi join curating.withdrawn using (source_id))`;

export const withdrawnPeople = rule({
  kind: 'withdrawnPeople',
  tiers: ['registered', 'controlled'],
  does: 'People who have withdrawn (--withdraw FILE) are left out with all their records; nothing of theirs is kept aside.',
  settings: z.strictObject({ kind: z.literal('withdrawnPeople') }).meta({ id: 'WithdrawnPeople' }),
  async observe({ database, withdrawn }) {
    await database.run('create table curating.withdrawn (source_id bigint)');
    if (withdrawn.length > 0)
      await database.run(`insert into curating.withdrawn select unnest(string_split($ids, ' '))::bigint`, {
        ids: withdrawn.join(' ')
      });
  },
  apply: work =>
    forEach(peoplesTables(work), ({ name }) =>
      discard(work, name, 'person_id in (select source_id from curating.withdrawn)')
    ),
  assert: work =>
    forEach(peoplesTables(work), async ({ name }) =>
      none(await countWhere(work, name, WITHDRAWN), `${name} holds records of people who have withdrawn`)
    )
});
