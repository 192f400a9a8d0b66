with c1_conditions as materialized (
  select
    e.person_id,
    e.condition_occurrence_id as event_id,
    e.condition_start_date as start_date,
    op.observation_period_end_date as end_date
  from condition_occurrence as e
  join observation_period as op
    on op.person_id = e.person_id
      and op.observation_period_start_date + 30 <= e.condition_start_date
      and op.observation_period_end_date >= e.condition_start_date
),
s1_metformin as (
  select concept_id
  from concept
  where concept_id in (20)
),
c2_drugs as materialized (
  select
    e.person_id,
    e.drug_exposure_id as event_id,
    e.drug_exposure_start_date as start_date,
    op.observation_period_end_date as end_date
  from drug_exposure as e
  join observation_period as op
    on op.person_id = e.person_id
      and op.observation_period_start_date + 30 <= e.drug_exposure_start_date
      and op.observation_period_end_date >= e.drug_exposure_start_date
  where e.drug_concept_id in (select concept_id from s1_metformin)
),
entry_events as (
  select person_id, event_id, start_date, end_date
  from (
    select person_id, event_id, start_date, end_date
    from c1_conditions
    union all
    select person_id, event_id, start_date, end_date
    from c2_drugs
  ) as q
  qualify row_number() over (
    partition by person_id
    order by start_date desc nulls last, event_id, end_date
  ) = 1
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
  from entry_events
),
spans as (
  select
    person_id,
    start_date,
    end_date,
    cast(sum(1 - continues) over (
      partition by person_id
      order by start_date, continues
      rows unbounded preceding
    ) as bigint) as span
  from span_starts
)
select '' as part, count(distinct person_id) as people, count(*) as entries
from (
  select person_id, min(start_date) as cohort_start_date, max(end_date) as cohort_end_date
  from spans
  group by person_id, span
) as q
union all
select 'c1' as part, count(distinct person_id) as people, count(*) as entries
from c1_conditions
union all
select 'c2' as part, count(distinct person_id) as people, count(*) as entries
from c2_drugs
