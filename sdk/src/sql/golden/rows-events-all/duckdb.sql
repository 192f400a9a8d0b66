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
    e.person_id,
    e.condition_occurrence_id as event_id,
    e.condition_start_date as start_date,
    op.observation_period_start_date as op_start,
    op.observation_period_end_date as op_end
  from condition_occurrence as e
  join observation_period as op
    on op.person_id = e.person_id
      and op.observation_period_start_date <= e.condition_start_date
      and op.observation_period_end_date >= e.condition_start_date
  where e.condition_concept_id in (select concept_id from s1_diabetes)
),
spans as (
  select person_id, min(start_date) as start_date, op_end as end_date
  from c1_conditions
  group by person_id, op_end
),
span_starts as (
  select
    person_id,
    start_date,
    end_date,
    case when max(end_date) over (
      partition by person_id
      order by start_date
      rows between unbounded preceding and 1 preceding
    ) >= start_date then 1 else 0 end as continues
  from spans
),
spans2 as (
  select
    person_id,
    start_date,
    end_date,
    cast(sum(1 - continues) over (
      order by person_id, start_date, continues
      rows unbounded preceding
    ) as bigint) as span
  from span_starts
)
select person_id, min(start_date) as cohort_start_date, max(end_date) as cohort_end_date
from spans2
group by person_id, span
order by person_id, cohort_start_date
