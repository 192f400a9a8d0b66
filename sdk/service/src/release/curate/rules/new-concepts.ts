import { DOMAINS } from '@cohortlab/sdk/cdm';
import { z } from 'zod';
import { literal } from '../../quote.js';
import { inRelease } from '../../tables.js';
import { holdingConcepts, suppressRecords } from '../concepts.js';
import { none } from '../records.js';
import { rule, type Work } from '../rule.js';

/** The first day of each concept in the records, standard or source. */
const FIRST_USE = DOMAINS.flatMap(({ table, concept, sourceConcept, start }) =>
  [concept, sourceConcept]
    .filter(column => column !== null)
    .map(column => `select ${column} as concept_id, min(${start}) as day from ${inRelease(table)} group by 1`)
).join(' union all ');

const integers = (ids: readonly number[]): string =>
  `select unnest([${ids.join(', ')}]::integer[]) as concept_id`;

async function list(
  { database, lastDay, lists }: Work,
  days: number,
  reviewed: readonly number[],
  known: string | undefined
): Promise<void> {
  const isNew =
    known === undefined
      ? `min(day) > ${literal(lastDay)}::date - ${days}`
      : `concept_id not in (${integers(lists.get(known)?.ids ?? [])})`;
  await database.run(
    `create table curating.new_concept as
     select null::varchar as table_name, concept_id from (${FIRST_USE})
     where concept_id <> 0 and concept_id not in (${integers(reviewed)})
     group by concept_id having ${isNew}`
  );
}

export const newConcepts = rule({
  kind: 'newConcepts',
  tiers: ['registered', 'controlled'],
  does: "Records of concepts that are new are removed until the policy lists them as reviewed: new are those that an earlier release's list (known) lacks, or without such a list those first used within the given days before the data end.",
  settings: z
    .strictObject({
      kind: z.literal('newConcepts'),
      days: z.int().min(0).max(3_650),
      known: z.string().min(1).optional(),
      reviewed: z.array(z.int().min(1).max(2_147_483_647))
    })
    .meta({ id: 'NewConcepts' }),
  observe: (work, { days, reviewed, known }) => list(work, days, reviewed, known),
  apply: work => suppressRecords(work, 'newConcepts', 'curating.new_concept'),
  async assert(work) {
    const tables = await holdingConcepts(work, 'curating.new_concept');
    return tables.flatMap(({ table, records }) => none(records, `${table} holds new concepts`));
  }
});
