import type { CdmVersion, Table } from '@cohortlab/sdk/cdm';
import type { Database } from '../../database.js';
import { inRelease } from '../../tables.js';
import { deriveAncestors } from './ancestors.js';
import { deriveConditionEras } from './condition-eras.js';
import { deriveDrugEras } from './drug-eras.js';
import { derivePeriods } from './periods.js';

/** A table that can be made from others, and how; in the order in which they need each other. */
interface Derivation {
  readonly table: string;
  /** From what, for people. */
  readonly from: string;
  readonly derive: (database: Database, version: CdmVersion) => Promise<void>;
}

export const DERIVATIONS: readonly Derivation[] = [
  { table: 'concept_ancestor', from: 'from `Is a` links', derive: deriveAncestors },
  { table: 'condition_era', from: 'conditions at most 30 days apart', derive: deriveConditionEras },
  {
    table: 'drug_era',
    from: 'exposures to an ingredient at most 30 days apart',
    derive: deriveDrugEras
  },
  { table: 'observation_period', from: 'from the first to the last event of a person', derive: derivePeriods }
];

/**
 * Fills the tables, of those that the source has no records of, that can be made from others. Gives
 * what was made, for people; a table that nothing came of is not among them.
 */
export async function deriveTables(
  database: Database,
  missing: readonly Table[],
  version: CdmVersion,
  onTable: (table: string) => void
): Promise<{ table: string; from: string }[]> {
  const made: { table: string; from: string }[] = [];
  for (const { table, from, derive } of DERIVATIONS) {
    if (!missing.some(({ name }) => name === table)) continue;
    onTable(table);
    await derive(database, version);
    const [row] = await database.ask(`select 1 as there from ${inRelease(table)} limit 1`);
    if (row !== undefined) made.push({ table, from });
  }
  return made;
}
