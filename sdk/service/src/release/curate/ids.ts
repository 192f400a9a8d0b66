/** What the ids of a column are ids of. `area` is the rule smallAreas'; a pointer names a record of any table. */
export type IdSpace =
  'person' | 'provider' | 'careSite' | 'area' | 'visit' | 'visitDetail' | 'episode' | 'survey' | 'pointer';

/** Columns of 64 bits by what they identify; all others number the records of their own table. */
export const ID_SPACES: Readonly<Record<string, IdSpace | undefined>> = Object.freeze({
  person_id: 'person',
  provider_id: 'provider',
  care_site_id: 'careSite',
  location_id: 'area',
  visit_occurrence_id: 'visit',
  preceding_visit_occurrence_id: 'visit',
  visit_detail_id: 'visitDetail',
  preceding_visit_detail_id: 'visitDetail',
  parent_visit_detail_id: 'visitDetail',
  visit_detail_parent_id: 'visitDetail',
  response_visit_occurrence_id: 'visit',
  episode_id: 'episode',
  episode_parent_id: 'episode',
  survey_conduct_id: 'survey',
  questionnaire_response_id: 'survey',
  measurement_event_id: 'pointer',
  observation_event_id: 'pointer',
  note_event_id: 'pointer'
});
