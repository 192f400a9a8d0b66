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
spans as materialized (
  select person_id, min(start_date) as start_date, op_end as end_date
  from c1_conditions
  group by person_id, op_end
),
open_spans as (
  select
    person_id,
    day,
    change,
    cast(sum(change) over (
      order by person_id, day, change desc nulls last
      rows unbounded preceding
    ) as bigint) as open
  from (
    select person_id, start_date as day, 1 as change
    from spans
    union all
    select person_id, end_date as day, -1 as change
    from spans
  ) as q
),
bounds as (
  select
    person_id,
    day as start_date,
    lead(day) over (order by person_id, day, change desc nulls last) as end_date,
    change
  from open_spans
  where (open = 0 or (open = 1 and change = 1))
)
select person_id, start_date as cohort_start_date, end_date as cohort_end_date
from bounds
where change = 1
order by person_id, start_date
