with s1_metformin as (
  select concept_id
  from concept
  where concept_id = 20
),
entry_events as (
  select
    'c1' as criterion,
    person_id,
    condition_occurrence_id as event_id,
    condition_start_date as start_date,
    observation_period_start_date as op_start,
    observation_period_end_date as op_end
  from condition_occurrence
  where observation_period_start_date + 30 <= condition_start_date
    and observation_period_end_date >= condition_start_date
  union all
  select
    'c2' as criterion,
    person_id,
    drug_exposure_id as event_id,
    drug_exposure_start_date as start_date,
    observation_period_start_date as op_start,
    observation_period_end_date as op_end
  from drug_exposure
  where drug_concept_id in (select concept_id from s1_metformin)
    and observation_period_start_date + 30 <= drug_exposure_start_date
    and observation_period_end_date >= drug_exposure_start_date
)
select person_id, start_date as cohort_start_date, op_end as cohort_end_date
from entry_events
qualify row_number() over (
  partition by person_id
  order by start_date desc nulls last, event_id, op_start, op_end
) = 1
order by person_id, start_date;
