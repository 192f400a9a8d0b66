with s1_diabetes as (
  select concept_id
  from concept
  where concept_id = 10
  union all
  select descendant_concept_id as concept_id
  from concept_ancestor
  where ancestor_concept_id = 10
    and descendant_concept_id in (select concept_id from concept where invalid_reason is null)
),
c1_conditions as (
  select
    person_id,
    condition_occurrence_id as event_id,
    condition_start_date as start_date,
    observation_period_start_date as op_start,
    observation_period_end_date as op_end
  from condition_occurrence
  where condition_concept_id in (select concept_id from s1_diabetes)
    and observation_period_start_date <= condition_start_date
    and observation_period_end_date >= condition_start_date
)
select person_id, min(start_date) as cohort_start_date, op_end as cohort_end_date
from c1_conditions
group by person_id, op_end
order by person_id, cohort_start_date;
