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
    e.event_id,
    e.start_date,
    op.observation_period_start_date as op_start,
    op.observation_period_end_date as op_end
  from (
    select person_id, condition_occurrence_id as event_id, condition_start_date as start_date
    from (
      select
        person_id,
        condition_occurrence_id,
        condition_start_date,
        condition_concept_id,
        row_number() over (partition by person_id order by condition_start_date, condition_occurrence_id) as ordinal
      from condition_occurrence
      where condition_concept_id in (select concept_id from s1_diabetes)
    ) as q
    where ordinal = 1
  ) as e
  join observation_period as op
    on op.person_id = e.person_id
      and op.observation_period_start_date + 30 <= e.start_date
      and op.observation_period_end_date >= e.start_date + 365
)
select person_id, start_date as cohort_start_date, op_end as cohort_end_date
from (
  select
    person_id,
    event_id,
    start_date,
    op_start,
    op_end,
    row_number() over (partition by person_id order by start_date, event_id, op_start, op_end) as ordinal
  from c1_conditions
) as q
where ordinal = 1
order by person_id, start_date
