import type { Table } from '@cohortlab/sdk/cdm';
import { z } from 'zod';
import { countWhere, forEach, none, peoplesTables, setAside, startOf } from '../records.js';
import { rule, type Work } from '../rule.js';

const datedTables = (work: Work): readonly Table[] =>
  peoplesTables(work).filter(table => table.name !== 'death' && startOf(table) !== null);

/** Days between dates are the same before and after a shift, so this holds of both. */
const late = (table: Table, days: number): string =>
  `t.${startOf(table)} > (select min(death_date) + ${days} from main.death d where d.person_id = t.person_id)`;

export const afterDeath = rule({
  kind: 'afterDeath',
  tiers: ['registered', 'controlled'],
  does: 'Records that begin more than the given days after a person died are removed.',
  settings: z
    .strictObject({ kind: z.literal('afterDeath'), days: z.int().min(0).max(3_650) })
    .meta({ id: 'AfterDeath' }),
  apply: (work, { days }) =>
    forEach(datedTables(work), table => setAside(work, 'afterDeath', table.name, late(table, days))),
  assert: (work, { days }) =>
    forEach(datedTables(work), async table =>
      none(
        await countWhere(work, table.name, late(table, days)),
        `${table.name} holds records that begin more than ${days} days after a death`
      )
    )
});
