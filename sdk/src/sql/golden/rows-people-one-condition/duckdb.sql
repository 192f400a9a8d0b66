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
  select person_id, min(condition_start_date) as first_date
  from condition_occurrence
  where condition_concept_id in (select concept_id from s1_diabetes)
    and person_id in (select person_id from person)
  group by person_id
),
starts as (
  select p.person_id, coalesce(p.first_date, op.start_date, date '2021-06-30') as cohort_start_date
  from c1_conditions as p
  left join (
    select person_id, min(observation_period_start_date) as start_date
    from observation_period
    group by person_id
  ) as op
    on op.person_id = p.person_id
)
select
  person_id,
  cohort_start_date,
  greatest(cohort_start_date, date '2021-06-30') as cohort_end_date
from starts
order by person_id, cohort_start_date
