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
periods as materialized (
  select
    p.person_id,
    p.day_0,
    n.period,
    cast(cast(date_trunc('quarter', p.day_0) as date) + to_months(n.period * 3) as date) as period_start,
    cast(cast(date_trunc('quarter', p.day_0) as date) + to_months((n.period * 3 + 3)) as date) - 1 as period_end
  from people as p
  join (values (-1), (0), (1), (2)) as n (period) on true
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
observed as (
  select person_id, start_date, end_date
  from bounds
  where change = 1
),
observed_periods as materialized (
  select
    w.person_id,
    w.period,
    greatest(o.start_date, w.period_start) as first_day,
    least(o.end_date, w.period_end) as last_day,
    w.period_end as window_end
  from periods as w
  join observed as o
    on o.person_id = w.person_id
      and o.end_date >= w.period_start
      and o.start_date <= w.period_end
),
observed_periods_days as (
  select
    t.person_id,
    t.period,
    t.observed_days,
    case when d.death_date = t.last_day then 'death' when t.window_end = t.last_day then 'window end' else 'observation end' end as followup_ended_by
  from (
    select
      person_id,
      period,
      cast(sum(last_day - first_day + 1) as bigint) as observed_days,
      max(last_day) as last_day,
      max(window_end) as window_end
    from observed_periods
    group by person_id, period
  ) as t
  left join deaths as d on d.person_id = t.person_id
),
s1_hba1c as (
  select concept_id
  from concept
  where concept_id = 40
),
hba1c as (
  select
    s.person_id,
    s.period,
    arg_max(r.value_as_number, (r.measurement_date, coalesce(r.measurement_datetime, cast(r.measurement_date as timestamp)), r.measurement_id)) as last,
    avg(r.value_as_number order by r.value_as_number) as mean,
    count(*) as records
  from measurement as r
  join observed_periods as s
    on s.person_id = r.person_id
      and r.measurement_date between s.first_day and s.last_day
  where r.measurement_concept_id in (select concept_id from s1_hba1c)
  group by s.person_id, s.period
)
select
  p.person_id,
  p.day_0,
  p.period,
  p.period_start,
  p.period_end,
  coalesce(w1.observed_days, 0) as observed_days,
  w1.followup_ended_by,
  f1.last as hba1c_last,
  f1.mean as hba1c_mean,
  case when w1.observed_days is null then cast(null as bigint) else coalesce(f1.records, 0) end as hba1c_count
from periods as p
left join observed_periods_days as w1
  on w1.person_id = p.person_id
    and w1.period = p.period
left join hba1c as f1
  on f1.person_id = p.person_id
    and f1.period = p.period
order by p.person_id, p.period
