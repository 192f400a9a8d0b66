import type { TableCard } from '@cohortlab/sdk';
import { domainOfTable } from '@cohortlab/sdk/cdm';

/** What a record of these tables says, beside who, what and when. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  person: ['gender_concept_id', 'year_of_birth', 'race_concept_id', 'ethnicity_concept_id'],
  drug_exposure: ['quantity', 'days_supply'],
  procedure_occurrence: ['quantity'],
  measurement: ['value_as_number', 'value_as_concept_id', 'unit_concept_id', 'operator_concept_id'],
  observation: ['value_as_number', 'value_as_string', 'value_as_concept_id', 'unit_concept_id'],
  specimen: ['quantity', 'unit_concept_id', 'anatomic_site_concept_id'],
  condition_era: ['condition_occurrence_count'],
  drug_era: ['drug_exposure_count', 'gap_days'],
  dose_era: ['dose_value', 'unit_concept_id']
};

/**
 * The columns that a table starts with, in the order wanted: who, what, when, then what the record
 * says. Everything else is one tick away; what the release lacks is left out. Never empty.
 */
export function firstColumns(table: TableCard): string[] {
  const names = table.columns.map(column => column.name);
  const domain = domainOfTable(table.name);
  const wanted = ['person_id', domain?.concept, domain?.start, domain?.end, ...(TELLING[table.name] ?? [])];
  const chosen = wanted.filter((name): name is string => typeof name === 'string' && names.includes(name));
  return chosen.length > 0 ? [...new Set(chosen)] : names.slice(0, 1);
}

/** A name for a table in the notebook, made from words: `Labs & vitals` is `labs_vitals`. */
export function wordsToTableName(words: string): string {
  const name = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '');
  return name.slice(0, 63).replace(/_+$/, '');
}
