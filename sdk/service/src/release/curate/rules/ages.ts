import { z } from 'zod';
import { countWhere, forEach, none, peoplesTables, rewrite, setAside } from '../records.js';
import { rule, type Work } from '../rule.js';

/** The latest year in which somebody is born who may be shown as that old. */
const oldest = ({ lastDay }: Work, limit: number): number => Number(lastDay.slice(0, 4)) - limit;

export const ages = rule({
  kind: 'ages',
  tiers: ['registered'],
  does: 'People who would be as old as the limit, or older, when the data end are removed, or their year of birth is capped there.',
  settings: z
    .strictObject({
      kind: z.literal('ages'),
      limit: z.int().min(60).max(120),
      over: z.enum(['remove', 'cap'])
    })
    .meta({ id: 'Ages' }),
  async apply(work, { limit, over }) {
    const year = oldest(work, limit);
    if (over === 'cap')
      return rewrite(work, 'person', {
        year_of_birth: `if(t.year_of_birth < ${year}, ${year}, t.year_of_birth)::integer`
      });
    await work.database.run(
      `create table curating.old as select distinct person_id from main.person where year_of_birth <= ${year}`
    );
    return forEach(peoplesTables(work), ({ name }) =>
      setAside(work, 'ages', name, 'person_id in (select person_id from curating.old)')
    );
  },
  async assert(work, { limit, over }) {
    const condition = `year_of_birth ${over === 'cap' ? '<' : '<='} ${oldest(work, limit)}`;
    return none(
      await countWhere(work, 'person', condition),
      `person holds years of birth over the limit of ${limit}`
    );
  }
});
