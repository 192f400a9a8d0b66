with s1_metformin as (
  select concept_id
  from concept
  where concept_id = 20
),
entry_events as materialized (
  select
    e.criterion,
    e.person_id,
    e.event_id,
    e.start_date,
    op.observation_period_start_date as op_start,
    op.observation_period_end_date as op_end
  from (
    select
      'c1' as criterion,
      person_id,
      condition_occurrence_id as event_id,
      condition_start_date as start_date
    from condition_occurrence
    union all
    select
      'c2' as criterion,
      person_id,
      drug_exposure_id as event_id,
      drug_exposure_start_date as start_date
    from drug_exposure
    where drug_concept_id in (select concept_id from s1_metformin)
  ) as e
  join observation_period as op
    on op.person_id = e.person_id
      and op.observation_period_start_date + 30 <= e.start_date
      and op.observation_period_end_date >= e.start_date
)
select '' as part, count(distinct person_id) as people, count(*) as entries
from (
  select person_id, start_date as cohort_start_date, op_end as cohort_end_date
  from entry_events
  qualify row_number() over (
    partition by person_id
    order by start_date desc nulls last, event_id, op_start, op_end
  ) = 1
) as q
union all
select p.part, coalesce(f.people, 0) as people, coalesce(f.entries, 0) as entries
from (values ('c1'), ('c2')) as p (part)
left join (
  select criterion, count(distinct person_id) as people, count(*) as entries
  from entry_events
  group by criterion
) as f
  on f.criterion = p.part
