import { z } from 'zod';
import { countWhere, forEach, none, peoplesTables, setAside } from '../records.js';
import { rule } from '../rule.js';

const OF_NOBODY =
  'person_id is null or person_id not in (select person_id from main.person where person_id is not null)';

export const unknownPeople = rule({
  kind: 'unknownPeople',
  tiers: ['registered', 'controlled'],
  does: 'Records of nobody in the person table are removed: no rule that goes by person could reach them.',
  settings: z.strictObject({ kind: z.literal('unknownPeople') }).meta({ id: 'UnknownPeople' }),
  apply: work => forEach(peoplesTables(work), ({ name }) => setAside(work, 'unknownPeople', name, OF_NOBODY)),
  assert: work =>
    forEach(peoplesTables(work), async ({ name }) =>
      none(await countWhere(work, name, OF_NOBODY), `${name} holds records of nobody in the person table`)
    )
});
