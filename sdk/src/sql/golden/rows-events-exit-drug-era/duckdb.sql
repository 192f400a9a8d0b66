with s2_metformin as materialized (
  select concept_id
  from concept
  where concept_id = 20
  union all
  select descendant_concept_id as concept_id
  from concept_ancestor
  where ancestor_concept_id = 20
    and descendant_concept_id in (select concept_id from concept where invalid_reason is null)
),
s1_diabetes as materialized (
  select concept_id
  from concept
  where concept_id = 10
  union all
  select descendant_concept_id as concept_id
  from concept_ancestor
  where ancestor_concept_id = 10
    and descendant_concept_id in (select concept_id from concept where invalid_reason is null)
),
entry_events as (
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
      drug_exposure_id as event_id,
      drug_exposure_start_date as start_date
    from drug_exposure
    where drug_concept_id in (select concept_id from s2_metformin)
    union all
    select
      'c2' as criterion,
      person_id,
      condition_occurrence_id as event_id,
      condition_start_date as start_date
    from condition_occurrence
    where condition_concept_id in (select concept_id from s1_diabetes)
  ) as e
  join observation_period as op
    on op.person_id = e.person_id
      and op.observation_period_start_date <= e.start_date
      and op.observation_period_end_date >= e.start_date
),
numbered_events as materialized (
  select person_id, event_id, start_date, op_start, op_end, row_number() over () as entry
  from entry_events
),
exposures as materialized (
  select
    person_id,
    drug_exposure_start_date as start_date,
    coalesce(drug_exposure_end_date, drug_exposure_start_date + days_supply, drug_exposure_start_date + 1) + 37 as end_date
  from drug_exposure
  where drug_concept_id in (select concept_id from s2_metformin)
    and person_id in (select person_id from numbered_events)
  union all
  select
    person_id,
    drug_exposure_start_date as start_date,
    coalesce(drug_exposure_end_date, drug_exposure_start_date + days_supply, drug_exposure_start_date + 1) + 37 as end_date
  from drug_exposure
  where drug_source_concept_id in (select concept_id from s2_metformin)
    and person_id in (select person_id from numbered_events)
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
    from exposures
    union all
    select person_id, end_date as day, -1 as change
    from exposures
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
),
exposure_eras as (
  select person_id, start_date, end_date - 30 as end_date
  from bounds
  where change = 1
),
censored as (
  select i.person_id, i.entry, min(c.start_date) as end_date
  from numbered_events as i
  join (
    select person_id, condition_start_date as start_date
    from condition_occurrence
    where condition_concept_id in (select concept_id from s1_diabetes)
    qualify row_number() over (
      partition by person_id
      order by condition_start_date, condition_occurrence_id
    ) = 1
  ) as c
    on c.person_id = i.person_id
      and c.start_date between i.start_date and i.op_end
  group by i.person_id, i.entry
),
spans as materialized (
  select
    i.person_id,
    min(i.start_date) as start_date,
    least(i.op_end, d.end_date, c.end_date) + 90 as end_date
  from numbered_events as i
  left join exposure_eras as d
    on d.person_id = i.person_id
      and i.start_date between d.start_date and d.end_date
  left join censored as c
    on c.person_id = i.person_id
      and c.entry = i.entry
  group by i.person_id, least(i.op_end, d.end_date, c.end_date)
),
open_spans2 as (
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
bounds2 as (
  select
    person_id,
    day as start_date,
    lead(day) over (order by person_id, day, change desc nulls last) as end_date,
    change
  from open_spans2
  where (open = 0 or (open = 1 and change = 1))
)
select
  person_id,
  greatest(start_date, date '2002-01-01') as cohort_start_date,
  least(end_date - 90, date '2015-06-30') as cohort_end_date
from bounds2
where change = 1
  and greatest(start_date, date '2002-01-01') <= least(end_date - 90, date '2015-06-30')
order by person_id, cohort_start_date
