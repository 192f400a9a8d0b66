import { tables } from './table.js';

/** Who gives care, where, and what it costs. */
export const HEALTH_SYSTEM = tables('healthSystem', {
  location: {
    title: 'Locations',
    meaning: 'Addresses and regions of people and places of care.',
    columns: {
      location_id: 'bigint!',
      address_1: 'string',
      address_2: 'string',
      city: 'string',
      state: 'string',
      zip: 'string',
      county: 'string',
      location_source_value: 'string',
      country_concept_id: 'integer 5.4',
      country_source_value: 'string 5.4',
      latitude: 'float 5.4',
      longitude: 'float 5.4'
    }
  },
  care_site: {
    title: 'Care sites',
    meaning: 'Places where care is given.',
    columns: {
      care_site_id: 'bigint!',
      care_site_name: 'string',
      place_of_service_concept_id: 'integer',
      location_id: 'bigint',
      care_site_source_value: 'string',
      place_of_service_source_value: 'string'
    }
  },
  provider: {
    title: 'Providers',
    meaning: 'People who give care.',
    columns: {
      provider_id: 'bigint!',
      provider_name: 'string',
      npi: 'string',
      dea: 'string',
      specialty_concept_id: 'integer',
      care_site_id: 'bigint',
      year_of_birth: 'integer',
      gender_concept_id: 'integer',
      provider_source_value: 'string',
      specialty_source_value: 'string',
      specialty_source_concept_id: 'integer',
      gender_source_value: 'string',
      gender_source_concept_id: 'integer'
    }
  },
  payer_plan_period: {
    title: 'Insurance',
    meaning: 'Spans of time in which a person was insured under one plan.',
    columns: {
      payer_plan_period_id: 'bigint!',
      person_id: 'bigint!',
      payer_plan_period_start_date: 'date!',
      payer_plan_period_end_date: 'date!',
      payer_concept_id: 'integer',
      payer_source_value: 'string',
      payer_source_concept_id: 'integer',
      plan_concept_id: 'integer',
      plan_source_value: 'string',
      plan_source_concept_id: 'integer',
      sponsor_concept_id: 'integer',
      sponsor_source_value: 'string',
      sponsor_source_concept_id: 'integer',
      family_source_value: 'string',
      stop_reason_concept_id: 'integer',
      stop_reason_source_value: 'string',
      stop_reason_source_concept_id: 'integer'
    }
  },
  cost: {
    title: 'Costs',
    meaning: 'What an event of care was charged, paid and reimbursed.',
    columns: {
      cost_id: 'bigint!',
      cost_event_id: 'bigint!',
      cost_domain_id: 'string!',
      cost_type_concept_id: 'integer!',
      currency_concept_id: 'integer',
      total_charge: 'float',
      total_cost: 'float',
      total_paid: 'float',
      paid_by_payer: 'float',
      paid_by_patient: 'float',
      paid_patient_copay: 'float',
      paid_patient_coinsurance: 'float',
      paid_patient_deductible: 'float',
      paid_by_primary: 'float',
      paid_ingredient_cost: 'float',
      paid_dispensing_fee: 'float',
      payer_plan_period_id: 'bigint',
      amount_allowed: 'float',
      revenue_code_concept_id: 'integer',
      revenue_code_source_value: 'string',
      drg_concept_id: 'integer',
      drg_source_value: 'string'
    }
  }
});
