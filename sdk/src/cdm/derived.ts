import { tables } from './table.js';

/** What was computed from the records, and where the data came from. */
export const DERIVED = tables('derived', {
  condition_era: {
    title: 'Condition eras',
    meaning: 'Spans of one condition, made by joining its occurrences that lie close together.',
    columns: {
      condition_era_id: 'bigint!',
      person_id: 'bigint!',
      condition_concept_id: 'integer!',
      condition_era_start_date: 'date!',
      condition_era_end_date: 'date!',
      condition_occurrence_count: 'integer'
    }
  },
  drug_era: {
    title: 'Drug eras',
    meaning: 'Spans of use of one ingredient, made by joining its exposures that lie close together.',
    columns: {
      drug_era_id: 'bigint!',
      person_id: 'bigint!',
      drug_concept_id: 'integer!',
      drug_era_start_date: 'date!',
      drug_era_end_date: 'date!',
      drug_exposure_count: 'integer',
      gap_days: 'integer'
    }
  },
  dose_era: {
    title: 'Dose eras',
    meaning: 'Spans of use of one ingredient at a constant dose.',
    columns: {
      dose_era_id: 'bigint!',
      person_id: 'bigint!',
      drug_concept_id: 'integer!',
      unit_concept_id: 'integer!',
      dose_value: 'float!',
      dose_era_start_date: 'date!',
      dose_era_end_date: 'date!'
    }
  },
  cohort: {
    title: 'Members of cohorts',
    meaning: 'Members of cohorts that were generated in the database.',
    columns: {
      cohort_definition_id: 'bigint!',
      subject_id: 'bigint!',
      cohort_start_date: 'date!',
      cohort_end_date: 'date!'
    }
  },
  cohort_definition: {
    title: 'Cohorts',
    meaning: 'Cohorts that were generated in the database.',
    columns: {
      cohort_definition_id: 'bigint!',
      cohort_definition_name: 'string!',
      cohort_definition_description: 'string',
      definition_type_concept_id: 'integer!',
      cohort_definition_syntax: 'string',
      subject_concept_id: 'integer!',
      cohort_initiation_date: 'date'
    }
  },
  attribute_definition: {
    title: 'Attributes',
    meaning: 'Attributes computed for members of cohorts.',
    only: '5.3',
    columns: {
      attribute_definition_id: 'bigint!',
      attribute_name: 'string!',
      attribute_description: 'string',
      attribute_type_concept_id: 'integer!',
      attribute_syntax: 'string'
    }
  },
  metadata: {
    title: 'Metadata',
    meaning: 'Facts about the database.',
    columns: {
      metadata_id: 'bigint! 5.4',
      metadata_concept_id: 'integer!',
      metadata_type_concept_id: 'integer!',
      name: 'string!',
      value_as_string: 'string',
      value_as_concept_id: 'integer',
      value_as_number: 'float 5.4',
      metadata_date: 'date',
      metadata_datetime: 'datetime'
    }
  },
  cdm_source: {
    title: 'Source',
    meaning: 'Where the data came from, and when.',
    columns: {
      cdm_source_name: 'string!',
      cdm_source_abbreviation: 'string',
      cdm_holder: 'string',
      source_description: 'string',
      source_documentation_reference: 'string',
      cdm_etl_reference: 'string',
      source_release_date: 'date',
      cdm_release_date: 'date',
      cdm_version: 'string',
      cdm_version_concept_id: 'integer! 5.4',
      vocabulary_version: 'string'
    }
  }
});
