with s1_metformin as (
  select concept_id
  from concept
  where concept_id = 20
),
c1_drugs as (
  select
    e.person_id,
    e.drug_exposure_id as event_id,
    e.drug_exposure_start_date as start_date,
    op.observation_period_start_date as op_start,
    op.observation_period_end_date as op_end
  from drug_exposure as e
  join observation_period as op
    on op.person_id = e.person_id
      and op.observation_period_start_date <= e.drug_exposure_start_date
      and op.observation_period_end_date >= e.drug_exposure_start_date
  where e.drug_concept_id in (select concept_id from s1_metformin)
),
s1_diabetes as (
  select concept_id
  from concept
  where concept_id = 10
  union all
  select descendant_concept_id as concept_id
  from concept_ancestor
  where ancestor_concept_id = 10
    and descendant_concept_id in (select concept_id from concept where invalid_reason is null)
)
select condition_occurrence_id, condition_concept_id, condition_end_date
from condition_occurrence
where person_id in (
  select person_id
  from (
    select distinct person_id
    from c1_drugs
    qualify row_number() over (partition by person_id order by (start_date, event_id, op_start, op_end)) = 1
  ) as q
)
  and condition_concept_id in (select concept_id from s1_diabetes)
order by person_id, condition_start_date, condition_occurrence_id
