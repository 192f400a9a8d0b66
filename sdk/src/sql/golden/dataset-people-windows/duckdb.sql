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
people as materialized (
  select person_id, min(cohort_start_date) as day_0
  from (
    select person_id, start_date as cohort_start_date, op_end as cohort_end_date
    from c1_drugs
    qualify row_number() over (partition by person_id order by (start_date, event_id, op_start, op_end)) = 1
  ) as q
  group by person_id
),
deaths as materialized (
  select person_id, min(death_date) as death_date
  from death
  where person_id in (select person_id from people)
  group by person_id
),
observation as materialized (
  select
    op.person_id,
    op.observation_period_start_date as start_date,
    least(op.observation_period_end_date, d.death_date) as end_date
  from observation_period as op
  left join deaths as d on d.person_id = op.person_id
  where op.person_id in (select person_id from people)
    and op.observation_period_start_date <= least(op.observation_period_end_date, d.death_date)
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
    from observation
    union all
    select person_id, end_date as day, -1 as change
    from observation
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
observed as materialized (
  select person_id, start_date, end_date
  from bounds
  where change = 1
),
observed_window as materialized (
  select
    w.person_id,
    o.start_date as first_day,
    least(o.end_date, w.window_end) as last_day,
    w.window_end
  from (
    select p.person_id, p.day_0 as window_end
    from people as p
  ) as w
  join observed as o
    on o.person_id = w.person_id
      and o.start_date <= w.window_end
),
observed_window_days as (
  select
    t.person_id,
    t.observed_days,
    case when d.death_date = t.last_day then 'death' when t.window_end = t.last_day then 'window end' else 'observation end' end as followup_ended_by
  from (
    select
      person_id,
      cast(sum(last_day - first_day + 1) as bigint) as observed_days,
      max(last_day) as last_day,
      max(window_end) as window_end
    from observed_window
    group by person_id
  ) as t
  left join deaths as d on d.person_id = t.person_id
),
observed_window_2 as materialized (
  select
    w.person_id,
    greatest(o2.start_date, w.window_start) as first_day,
    least(o2.end_date, w.window_end) as last_day
  from (
    select p.person_id, p.day_0 + 1 as window_start, o.end_date as window_end
    from people as p
    join observed as o
      on o.person_id = p.person_id
        and p.day_0 between o.start_date and o.end_date
  ) as w
  join observed as o2
    on o2.person_id = w.person_id
      and o2.end_date >= w.window_start
      and o2.start_date <= w.window_end
),
observed_window_2_days as (
  select
    t.person_id,
    t.observed_days,
    case when d.death_date = t.last_day then 'death' else 'observation end' end as followup_ended_by
  from (
    select
      person_id,
      cast(sum(last_day - first_day + 1) as bigint) as observed_days,
      max(last_day) as last_day
    from observed_window_2
    group by person_id
  ) as t
  left join deaths as d on d.person_id = t.person_id
),
observed_window_3 as materialized (
  select
    w.person_id,
    greatest(o.start_date, w.window_start) as first_day,
    least(o.end_date, w.window_end) as last_day,
    w.window_end
  from (
    select p.person_id, p.day_0 - 9000 as window_start, p.day_0 - 8000 as window_end
    from people as p
  ) as w
  join observed as o
    on o.person_id = w.person_id
      and o.end_date >= w.window_start
      and o.start_date <= w.window_end
),
observed_window_3_days as (
  select
    t.person_id,
    t.observed_days,
    case when d.death_date = t.last_day then 'death' when t.window_end = t.last_day then 'window end' else 'observation end' end as followup_ended_by
  from (
    select
      person_id,
      cast(sum(last_day - first_day + 1) as bigint) as observed_days,
      max(last_day) as last_day,
      max(window_end) as window_end
    from observed_window_3
    group by person_id
  ) as t
  left join deaths as d on d.person_id = t.person_id
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
before as (
  select s.person_id, count(*) as records, min(r.condition_start_date) as first_date
  from condition_occurrence as r
  join observed_window as s
    on s.person_id = r.person_id
      and r.condition_start_date between s.first_day and s.last_day
  where r.condition_concept_id in (select concept_id from s1_diabetes)
  group by s.person_id
),
after as (
  select s.person_id, min(r.condition_start_date) as first_date
  from condition_occurrence as r
  join observed_window_2 as s
    on s.person_id = r.person_id
      and r.condition_start_date between s.first_day and s.last_day
  where r.condition_concept_id in (select concept_id from s1_diabetes)
  group by s.person_id
),
long_before as (
  select s.person_id, count(*) as records, min(r.condition_start_date) as first_date
  from condition_occurrence as r
  join observed_window_3 as s
    on s.person_id = r.person_id
      and r.condition_start_date between s.first_day and s.last_day
  group by s.person_id
)
select
  p.person_id,
  p.day_0,
  coalesce(w1.observed_days, 0) as observed_days,
  w1.followup_ended_by,
  case when w1.observed_days is null then cast(null as bigint) else coalesce(f1.records, 0) end as before_count,
  f1.first_date - p.day_0 as before_days_to_first,
  case when w2.observed_days is null then cast(null as boolean) else f2.person_id is not null end as after_any,
  f2.first_date - p.day_0 as after_days_to_first,
  coalesce(w2.observed_days, 0) as after_observed_days,
  w2.followup_ended_by as after_followup_ended_by,
  case when w3.observed_days is null then cast(null as boolean) else f3.person_id is not null end as long_before_any,
  case when w3.observed_days is null then cast(null as bigint) else coalesce(f3.records, 0) end as long_before_count,
  f3.first_date - p.day_0 as long_before_days_to_first,
  coalesce(w3.observed_days, 0) as long_before_observed_days,
  w3.followup_ended_by as long_before_followup_ended_by
from people as p
left join observed_window_days as w1 on w1.person_id = p.person_id
left join observed_window_2_days as w2 on w2.person_id = p.person_id
left join observed_window_3_days as w3 on w3.person_id = p.person_id
left join before as f1 on f1.person_id = p.person_id
left join after as f2 on f2.person_id = p.person_id
left join long_before as f3 on f3.person_id = p.person_id
order by p.person_id
