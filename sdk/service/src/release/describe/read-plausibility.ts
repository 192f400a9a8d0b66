import type { Ask } from '../../engine/ask.js';
import type { Plausibility } from './layout.js';
import { PLAUSIBLE_RANGES } from './ranges.js';
import { type Counts, countsOf } from './read.js';

/** A check that was made, exact, and what was looked at. */
export interface CheckFacts extends Counts {
  readonly kind: Plausibility;
  readonly table: string;
  /** Of values; null for events. */
  readonly value: {
    readonly conceptId: number;
    readonly unitConceptId: number;
    readonly from: number;
    readonly to: number;
  } | null;
  readonly of: Counts;
}

export async function readChecks(ask: Ask): Promise<CheckFacts[]> {
  const rows = await ask(
    `select kind, implausible.table_name, implausible.concept_id, implausible.unit_concept_id, implausible.people,
       implausible.records, coalesce(valued_people, table_count.people) as of_people,
       coalesce(valued_records, table_count.records) as of_records
     from cohortlab.implausible join cohortlab.table_count using (table_name)
       left join cohortlab.concept_unit on concept_unit.table_name = implausible.table_name
         and concept_unit.concept_id = implausible.concept_id and concept_unit.unit_concept_id = implausible.unit_concept_id
     order by implausible.rowid`
  );
  return rows.map(row => {
    const [conceptId, unitConceptId] = [row['concept_id'] as number | null, row['unit_concept_id'] as number];
    const range = PLAUSIBLE_RANGES.find(
      ({ concepts, unit }) => conceptId !== null && concepts.includes(conceptId) && unit === unitConceptId
    );
    return {
      kind: row['kind'] as Plausibility,
      table: String(row['table_name']),
      value:
        conceptId === null || range === undefined
          ? null
          : { conceptId, unitConceptId, from: range.low, to: range.high },
      ...countsOf(row),
      of: { people: row['of_people'] as bigint, records: row['of_records'] as bigint }
    };
  });
}

/** Values of a concept in one unit (0: none), exact. */
export interface UnitCount extends Counts {
  readonly table: string;
  readonly conceptId: number;
  readonly unitConceptId: number;
}

/** The units in which concepts have numbers, where there are several with `least` people. */
export async function readUnitMixes(ask: Ask, least: number): Promise<UnitCount[]> {
  const rows = await ask(
    `select table_name, concept_id, unit_concept_id, valued_people as people, valued_records as records
     from cohortlab.concept_unit where valued_people >= ${least}
     qualify count(*) over (partition by table_name, concept_id) > 1 order by table_name, concept_id, unit_concept_id`
  );
  return rows.map(row => ({
    table: String(row['table_name']),
    conceptId: Number(row['concept_id']),
    unitConceptId: Number(row['unit_concept_id']),
    ...countsOf(row)
  }));
}
