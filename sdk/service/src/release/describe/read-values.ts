import type { Ask } from '../../engine/ask.js';
import { type Counts, countsOf } from './read.js';

/** A bin of values from `from` to below `to`, exact; null: open. */
export interface ExactBin extends Counts {
  readonly column: string;
  readonly unitConceptId: number;
  readonly from: number | null;
  readonly to: number | null;
}

/** The bins of a concept's values in a table; of null, those of columns that are counted as a whole. */
export async function readBins(ask: Ask, table: string, conceptId: number | null): Promise<ExactBin[]> {
  const rows = await ask(
    `select column_name, unit_concept_id, low, high, people, records from cohortlab.bin
     where table_name = $table and concept_id is not distinct from $concept order by low nulls first`,
    { table, concept: conceptId }
  );
  return rows.map(row => ({
    column: String(row['column_name']),
    unitConceptId: Number(row['unit_concept_id']),
    from: row['low'] as number | null,
    to: row['high'] as number | null,
    ...countsOf(row)
  }));
}

/** What is recorded of a concept in one unit, exact; the unit 0 is none. */
export interface UnitFacts extends Counts {
  readonly unitConceptId: number;
  readonly withNumber: Counts;
  readonly bins: readonly ExactBin[];
}

/** The units of a concept in a table of values; none in any other. */
export async function readUnits(ask: Ask, table: string, conceptId: number): Promise<UnitFacts[]> {
  const rows = await ask(
    `select unit_concept_id, people, records, valued_people, valued_records from cohortlab.concept_unit
     where table_name = $table and concept_id = $concept`,
    { table, concept: conceptId }
  );
  if (rows.length === 0) return [];
  const bins = await readBins(ask, table, conceptId);
  return rows.map(row => {
    const unitConceptId = Number(row['unit_concept_id']);
    return {
      unitConceptId,
      ...countsOf(row),
      withNumber: { people: row['valued_people'] as bigint, records: row['valued_records'] as bigint },
      bins: bins.filter(bin => bin.unitConceptId === unitConceptId)
    };
  });
}
