import { tables } from './table.js';

/** What happened to people. */
export const CLINICAL = tables('clinical', {
  person: {
    title: 'People',
    meaning: 'One row for each person: sex, birth, race and ethnicity.',
    columns: {
      person_id: 'bigint!',
      gender_concept_id: 'integer!',
      year_of_birth: 'integer!',
      month_of_birth: 'integer',
      day_of_birth: 'integer',
      birth_datetime: 'datetime',
      race_concept_id: 'integer!',
      ethnicity_concept_id: 'integer!',
      location_id: 'bigint',
      provider_id: 'bigint',
      care_site_id: 'bigint',
      person_source_value: 'string',
      gender_source_value: 'string',
      gender_source_concept_id: 'integer',
      race_source_value: 'string',
      race_source_concept_id: 'integer',
      ethnicity_source_value: 'string',
      ethnicity_source_concept_id: 'integer'
    }
  },
  observation_period: {
    title: 'Observation periods',
    meaning: "Spans of time in which a person's care is expected to be on record.",
    columns: {
      observation_period_id: 'bigint!',
      person_id: 'bigint!',
      observation_period_start_date: 'date!',
      observation_period_end_date: 'date!',
      period_type_concept_id: 'integer!'
    }
  },
  visit_occurrence: {
    title: 'Visits',
    meaning:
      'Contacts of a person with the health system: stays in hospital, visits to a clinic or emergency room.',
    columns: {
      visit_occurrence_id: 'bigint!',
      person_id: 'bigint!',
      visit_concept_id: 'integer!',
      visit_start_date: 'date!',
      visit_start_datetime: 'datetime',
      visit_end_date: 'date!',
      visit_end_datetime: 'datetime',
      visit_type_concept_id: 'integer!',
      provider_id: 'bigint',
      care_site_id: 'bigint',
      visit_source_value: 'string',
      visit_source_concept_id: 'integer',
      admitted_from_concept_id: 'integer 5.4',
      admitted_from_source_value: 'string 5.4',
      discharged_to_concept_id: 'integer 5.4',
      discharged_to_source_value: 'string 5.4',
      preceding_visit_occurrence_id: 'bigint',
      admitting_source_concept_id: 'integer 5.3',
      admitting_source_value: 'string 5.3',
      discharge_to_concept_id: 'integer 5.3',
      discharge_to_source_value: 'string 5.3'
    }
  },
  visit_detail: {
    title: 'Visit details',
    meaning: 'Parts of a visit, such as the time on one ward.',
    columns: {
      visit_detail_id: 'bigint!',
      person_id: 'bigint!',
      visit_detail_concept_id: 'integer!',
      visit_detail_start_date: 'date!',
      visit_detail_start_datetime: 'datetime',
      visit_detail_end_date: 'date!',
      visit_detail_end_datetime: 'datetime',
      visit_detail_type_concept_id: 'integer!',
      provider_id: 'bigint',
      care_site_id: 'bigint',
      visit_detail_source_value: 'string',
      visit_detail_source_concept_id: 'integer',
      admitted_from_concept_id: 'integer 5.4',
      admitted_from_source_value: 'string 5.4',
      discharged_to_source_value: 'string 5.4',
      discharged_to_concept_id: 'integer 5.4',
      preceding_visit_detail_id: 'bigint',
      parent_visit_detail_id: 'bigint 5.4',
      visit_occurrence_id: 'bigint!',
      admitting_source_value: 'string 5.3',
      admitting_source_concept_id: 'integer 5.3',
      discharge_to_source_value: 'string 5.3',
      discharge_to_concept_id: 'integer 5.3',
      visit_detail_parent_id: 'bigint 5.3'
    }
  },
  condition_occurrence: {
    title: 'Conditions',
    meaning: 'Diagnoses, signs and symptoms noted for a person.',
    columns: {
      condition_occurrence_id: 'bigint!',
      person_id: 'bigint!',
      condition_concept_id: 'integer!',
      condition_start_date: 'date!',
      condition_start_datetime: 'datetime',
      condition_end_date: 'date',
      condition_end_datetime: 'datetime',
      condition_type_concept_id: 'integer!',
      condition_status_concept_id: 'integer',
      stop_reason: 'string',
      provider_id: 'bigint',
      visit_occurrence_id: 'bigint',
      visit_detail_id: 'bigint',
      condition_source_value: 'string',
      condition_source_concept_id: 'integer',
      condition_status_source_value: 'string'
    }
  },
  drug_exposure: {
    title: 'Drugs',
    meaning: 'Medicines and vaccines prescribed, dispensed or given.',
    columns: {
      drug_exposure_id: 'bigint!',
      person_id: 'bigint!',
      drug_concept_id: 'integer!',
      drug_exposure_start_date: 'date!',
      drug_exposure_start_datetime: 'datetime',
      drug_exposure_end_date: 'date!',
      drug_exposure_end_datetime: 'datetime',
      verbatim_end_date: 'date',
      drug_type_concept_id: 'integer!',
      stop_reason: 'string',
      refills: 'integer',
      quantity: 'float',
      days_supply: 'integer',
      sig: 'string',
      route_concept_id: 'integer',
      lot_number: 'string',
      provider_id: 'bigint',
      visit_occurrence_id: 'bigint',
      visit_detail_id: 'bigint',
      drug_source_value: 'string',
      drug_source_concept_id: 'integer',
      route_source_value: 'string',
      dose_unit_source_value: 'string'
    }
  },
  procedure_occurrence: {
    title: 'Procedures',
    meaning: 'Procedures carried out on a person, from blood draws to operations.',
    columns: {
      procedure_occurrence_id: 'bigint!',
      person_id: 'bigint!',
      procedure_concept_id: 'integer!',
      procedure_date: 'date!',
      procedure_datetime: 'datetime',
      procedure_end_date: 'date 5.4',
      procedure_end_datetime: 'datetime 5.4',
      procedure_type_concept_id: 'integer!',
      modifier_concept_id: 'integer',
      quantity: 'integer',
      provider_id: 'bigint',
      visit_occurrence_id: 'bigint',
      visit_detail_id: 'bigint',
      procedure_source_value: 'string',
      procedure_source_concept_id: 'integer',
      modifier_source_value: 'string'
    }
  },
  device_exposure: {
    title: 'Devices',
    meaning: 'Implants, aids and supplies used on or by a person.',
    columns: {
      device_exposure_id: 'bigint!',
      person_id: 'bigint!',
      device_concept_id: 'integer!',
      device_exposure_start_date: 'date!',
      device_exposure_start_datetime: 'datetime',
      device_exposure_end_date: 'date',
      device_exposure_end_datetime: 'datetime',
      device_type_concept_id: 'integer!',
      unique_device_id: 'string',
      production_id: 'string 5.4',
      quantity: 'integer',
      provider_id: 'bigint',
      visit_occurrence_id: 'bigint',
      visit_detail_id: 'bigint',
      device_source_value: 'string',
      device_source_concept_id: 'integer',
      unit_concept_id: 'integer 5.4',
      unit_source_value: 'string 5.4',
      unit_source_concept_id: 'integer 5.4'
    }
  },
  measurement: {
    title: 'Measurements',
    meaning: 'Laboratory results, vital signs and other quantities found by a test or examination.',
    columns: {
      measurement_id: 'bigint!',
      person_id: 'bigint!',
      measurement_concept_id: 'integer!',
      measurement_date: 'date!',
      measurement_datetime: 'datetime',
      measurement_time: 'string',
      measurement_type_concept_id: 'integer!',
      operator_concept_id: 'integer',
      value_as_number: 'float',
      value_as_concept_id: 'integer',
      unit_concept_id: 'integer',
      range_low: 'float',
      range_high: 'float',
      provider_id: 'bigint',
      visit_occurrence_id: 'bigint',
      visit_detail_id: 'bigint',
      measurement_source_value: 'string',
      measurement_source_concept_id: 'integer',
      unit_source_value: 'string',
      unit_source_concept_id: 'integer 5.4',
      value_source_value: 'string',
      measurement_event_id: 'bigint 5.4',
      meas_event_field_concept_id: 'integer 5.4'
    }
  },
  observation: {
    title: 'Observations and surveys',
    meaning:
      'Facts about a person that fit no other table: survey answers, history, lifestyle, social circumstances.',
    columns: {
      observation_id: 'bigint!',
      person_id: 'bigint!',
      observation_concept_id: 'integer!',
      observation_date: 'date!',
      observation_datetime: 'datetime',
      observation_type_concept_id: 'integer!',
      value_as_number: 'float',
      value_as_string: 'string',
      value_as_concept_id: 'integer',
      qualifier_concept_id: 'integer',
      unit_concept_id: 'integer',
      provider_id: 'bigint',
      visit_occurrence_id: 'bigint',
      visit_detail_id: 'bigint',
      observation_source_value: 'string',
      observation_source_concept_id: 'integer',
      unit_source_value: 'string',
      qualifier_source_value: 'string',
      value_source_value: 'string 5.4',
      observation_event_id: 'bigint 5.4',
      obs_event_field_concept_id: 'integer 5.4',
      value_source_concept_id: 'integer extension',
      questionnaire_response_id: 'bigint extension'
    }
  },
  death: {
    title: 'Deaths',
    meaning: 'When and of what a person died.',
    columns: {
      person_id: 'bigint!',
      death_date: 'date!',
      death_datetime: 'datetime',
      death_type_concept_id: 'integer',
      cause_concept_id: 'integer',
      cause_source_value: 'string',
      cause_source_concept_id: 'integer'
    }
  },
  note: {
    title: 'Notes',
    meaning: 'Text written about a person in the course of care.',
    columns: {
      note_id: 'bigint!',
      person_id: 'bigint!',
      note_date: 'date!',
      note_datetime: 'datetime',
      note_type_concept_id: 'integer!',
      note_class_concept_id: 'integer!',
      note_title: 'string',
      note_text: 'string!',
      encoding_concept_id: 'integer!',
      language_concept_id: 'integer!',
      provider_id: 'bigint',
      visit_occurrence_id: 'bigint',
      visit_detail_id: 'bigint',
      note_source_value: 'string',
      note_event_id: 'bigint 5.4',
      note_event_field_concept_id: 'integer 5.4'
    }
  },
  note_nlp: {
    title: 'Terms in notes',
    meaning: 'Terms that software found in notes.',
    columns: {
      note_nlp_id: 'bigint!',
      note_id: 'bigint!',
      section_concept_id: 'integer',
      snippet: 'string',
      offset: 'string',
      lexical_variant: 'string!',
      note_nlp_concept_id: 'integer',
      note_nlp_source_concept_id: 'integer',
      nlp_system: 'string',
      nlp_date: 'date!',
      nlp_datetime: 'datetime',
      term_exists: 'string',
      term_temporal: 'string',
      term_modifiers: 'string'
    }
  },
  specimen: {
    title: 'Specimens',
    meaning: 'Samples taken from a person.',
    columns: {
      specimen_id: 'bigint!',
      person_id: 'bigint!',
      specimen_concept_id: 'integer!',
      specimen_type_concept_id: 'integer!',
      specimen_date: 'date!',
      specimen_datetime: 'datetime',
      quantity: 'float',
      unit_concept_id: 'integer',
      anatomic_site_concept_id: 'integer',
      disease_status_concept_id: 'integer',
      specimen_source_id: 'string',
      specimen_source_value: 'string',
      unit_source_value: 'string',
      anatomic_site_source_value: 'string',
      disease_status_source_value: 'string'
    }
  },
  fact_relationship: {
    title: 'Links between records',
    meaning: 'Links between two records of any tables.',
    columns: {
      domain_concept_id_1: 'integer!',
      fact_id_1: 'bigint!',
      domain_concept_id_2: 'integer!',
      fact_id_2: 'bigint!',
      relationship_concept_id: 'integer!'
    }
  },
  episode: {
    title: 'Episodes',
    meaning: 'Longer courses of disease or treatment, put together from several events.',
    only: '5.4',
    columns: {
      episode_id: 'bigint!',
      person_id: 'bigint!',
      episode_concept_id: 'integer!',
      episode_start_date: 'date!',
      episode_start_datetime: 'datetime',
      episode_end_date: 'date',
      episode_end_datetime: 'datetime',
      episode_parent_id: 'bigint',
      episode_number: 'integer',
      episode_object_concept_id: 'integer!',
      episode_type_concept_id: 'integer!',
      episode_source_value: 'string',
      episode_source_concept_id: 'integer'
    }
  },
  episode_event: {
    title: 'Events of episodes',
    meaning: 'Which records make up an episode.',
    only: '5.4',
    columns: {
      episode_id: 'bigint!',
      event_id: 'bigint!',
      episode_event_field_concept_id: 'integer!'
    }
  }
});
