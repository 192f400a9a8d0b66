import type { TableCard } from '@cohortlab/sdk';

/**
 * The columns that a table starts with, in the order wanted: who, what, when, then what the record
 * says. Everything else is one tick away. A column that the release lacks is left out.
 */
const FIRST_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  person: [
    'person_id',
    'gender_concept_id',
    'year_of_birth',
    'month_of_birth',
    'race_concept_id',
    'ethnicity_concept_id'
  ],
  observation_period: ['person_id', 'observation_period_start_date', 'observation_period_end_date'],
  visit_occurrence: ['person_id', 'visit_concept_id', 'visit_start_date', 'visit_end_date'],
  condition_occurrence: [
    'person_id',
    'condition_concept_id',
    'condition_start_date',
    'condition_end_date',
    'visit_occurrence_id'
  ],
  drug_exposure: [
    'person_id',
    'drug_concept_id',
    'drug_exposure_start_date',
    'drug_exposure_end_date',
    'quantity',
    'days_supply'
  ],
  procedure_occurrence: ['person_id', 'procedure_concept_id', 'procedure_date', 'quantity'],
  device_exposure: [
    'person_id',
    'device_concept_id',
    'device_exposure_start_date',
    'device_exposure_end_date'
  ],
  measurement: [
    'person_id',
    'measurement_concept_id',
    'measurement_date',
    'value_as_number',
    'value_as_concept_id',
    'unit_concept_id',
    'operator_concept_id'
  ],
  observation: [
    'person_id',
    'observation_concept_id',
    'observation_date',
    'value_as_number',
    'value_as_string',
    'value_as_concept_id',
    'unit_concept_id'
  ],
  death: ['person_id', 'death_date', 'cause_concept_id'],
  condition_era: ['person_id', 'condition_concept_id', 'condition_era_start_date', 'condition_era_end_date'],
  drug_era: ['person_id', 'drug_concept_id', 'drug_era_start_date', 'drug_era_end_date']
};

/** A table nobody wrote a row for starts with its person, its concept, its dates and its values. */
const TELLING = [/^person_id$/, /_concept_id$/, /_date$/, /^value_as_/];
const NOT_TELLING = /_(source|type)_concept_id$/;

/** The columns preselected when a table joins a dataset; never empty. */
export function firstColumns(table: TableCard): string[] {
  const names = table.columns.map(column => column.name);
  const chosen = (FIRST_COLUMNS[table.name] ?? []).filter(name => names.includes(name));
  if (chosen.length > 0) {
    return chosen;
  }
  const telling = names.filter(name => TELLING.some(form => form.test(name)) && !NOT_TELLING.test(name));
  return telling.length > 0 ? telling : names.slice(0, 1);
}

/** The OMOP table that a kind of criterion looks into: `drugExposure` is `drug_exposure`. */
export function tableOfCriterion(criterion: string): string {
  return criterion.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
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
