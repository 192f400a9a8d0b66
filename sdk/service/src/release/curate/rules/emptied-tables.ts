import { holdsPeople, TABLES } from '@cohortlab/sdk/cdm';
import { z } from 'zod';
import { countWhere, dataTables, discard, forEach, none } from '../records.js';
import { rule, type Work } from '../rule.js';

/** Tables without a person_id whose rows are nevertheless not about people; other rules see to them. */
const OF_PLACES: readonly string[] = ['location', 'care_site', 'provider', 'cdm_source'];
/** A release cannot be without these. */
const KEPT: readonly string[] = ['person', 'concept'];

const CHOICES = Object.keys(TABLES).filter(name => !KEPT.includes(name));

/** What the policy names, and whatever points to people's records without saying whose they are. */
function emptied(work: Work, named: readonly string[]): string[] {
  const pointing = dataTables(work).filter(table => !holdsPeople(table) && !OF_PLACES.includes(table.name));
  const all = [...named, ...pointing.map(({ name }) => name)];
  return work.tables.map(({ name }) => name).filter(name => all.includes(name));
}

export const emptiedTables = rule({
  kind: 'emptiedTables',
  tiers: ['registered', 'controlled'],
  does: 'Tables that the policy names, and all that point to records without a person_id, are emptied.',
  settings: z
    .strictObject({ kind: z.literal('emptiedTables'), tables: z.array(z.enum(CHOICES)) })
    .meta({ id: 'EmptiedTables' }),
  // Whole tables are not kept aside: the source has them, and notes are better not copied about.
  apply: (work, { tables }) => forEach(emptied(work, tables), name => discard(work, name, 'true')),
  assert: (work, { tables }) =>
    forEach(emptied(work, tables), async name =>
      none(await countWhere(work, name, 'true'), `${name} is not empty`)
    )
});
