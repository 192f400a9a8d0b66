import type { Ask } from '../../engine/ask.js';
import { PHYSICAL, PLAUSIBLE_RANGES } from './ranges.js';
import { type Counts, countsOf } from './read.js';
import { readUnits, type UnitFacts } from './read-values.js';

/** A quantity of the examination at the start by one of its concepts, exact. */
export interface PhysicalFacts extends Counts {
  readonly quantity: string;
  readonly conceptId: number;
  readonly units: readonly UnitFacts[];
}

/** What is measured of everyone, in the order of an examination; concepts that measurements hold. */
export async function readPhysical(ask: Ask): Promise<PhysicalFacts[]> {
  const wanted = PHYSICAL.flatMap(quantity => {
    const range = PLAUSIBLE_RANGES.find(candidate => candidate.quantity === quantity)!;
    return range.concepts.map(conceptId => ({ quantity, conceptId }));
  });
  const rows = await ask(
    `select concept_id, people, records from cohortlab.column_concept where table_name = 'measurement'
       and column_name = 'measurement_concept_id' and concept_id in (${wanted.map(({ conceptId }) => conceptId).join(', ')})`
  );
  const found: PhysicalFacts[] = [];
  for (const each of wanted) {
    const row = rows.find(({ concept_id }) => Number(concept_id) === each.conceptId);
    if (row !== undefined)
      found.push({
        ...each,
        ...countsOf(row),
        units: await readUnits(ask, 'measurement', each.conceptId)
      });
  }
  return found;
}
