import { tables } from './table.js';

/**
 * Tables that All of Us adds to the CDM: surveys as a whole (OMOP has the table in version 6), and the
 * daily summaries of wearables. Not OMOP's own: a release has them when its source does.
 */
export const EXTENSIONS = tables('extension', {
  survey_conduct: {
    title: 'Surveys taken',
    meaning: 'One row for each survey that a person completed; its answers are observations.',
    columns: {
      survey_conduct_id: 'bigint!',
      person_id: 'bigint!',
      survey_concept_id: 'integer!',
      survey_start_date: 'date',
      survey_start_datetime: 'datetime',
      survey_end_date: 'date',
      survey_end_datetime: 'datetime!',
      provider_id: 'bigint',
      assisted_concept_id: 'integer!',
      respondent_type_concept_id: 'integer!',
      timing_concept_id: 'integer!',
      collection_method_concept_id: 'integer!',
      assisted_source_value: 'string',
      respondent_type_source_value: 'string',
      timing_source_value: 'string',
      collection_method_source_value: 'string',
      survey_source_value: 'string',
      survey_source_concept_id: 'integer!',
      survey_source_identifier: 'string',
      validated_survey_concept_id: 'integer!',
      validated_survey_source_value: 'string',
      survey_version_number: 'string',
      visit_occurrence_id: 'bigint',
      response_visit_occurrence_id: 'bigint'
    }
  },
  activity_summary: {
    title: 'Wearables: activity by day',
    meaning: 'Steps, floors, calories and active minutes of a person on one day, told by a wearable.',
    columns: {
      person_id: 'bigint!',
      date: 'date!',
      steps: 'integer',
      floors: 'integer',
      elevation: 'float',
      activity_calories: 'float',
      calories_bmr: 'float',
      calories_out: 'float',
      marginal_calories: 'float',
      sedentary_minutes: 'float',
      lightly_active_minutes: 'float',
      fairly_active_minutes: 'float',
      very_active_minutes: 'float'
    }
  },
  heart_rate_summary: {
    title: 'Wearables: heart rate by day',
    meaning: 'Minutes that a person spent in one zone of heart rate on one day, told by a wearable.',
    columns: {
      person_id: 'bigint!',
      date: 'date!',
      zone_name: 'string',
      min_heart_rate: 'integer',
      max_heart_rate: 'integer',
      minute_in_zone: 'integer',
      calorie_count: 'float'
    }
  },
  sleep_daily_summary: {
    title: 'Wearables: sleep by day',
    meaning: 'How long a person slept in the night that ended on one day, told by a wearable.',
    columns: {
      person_id: 'bigint!',
      sleep_date: 'date!',
      is_main_sleep: 'string',
      minute_in_bed: 'integer',
      minute_asleep: 'integer',
      minute_after_wakeup: 'integer',
      minute_awake: 'integer',
      minute_restless: 'integer',
      minute_deep: 'integer',
      minute_light: 'integer',
      minute_rem: 'integer',
      minute_wake: 'integer'
    }
  }
});
