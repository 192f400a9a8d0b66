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
  select person_id, min(start_date) as day_0
  from (
    select
      person_id,
      event_id,
      start_date,
      op_start,
      op_end,
      row_number() over (partition by person_id order by start_date, event_id, op_start, op_end) as ordinal
    from c1_drugs
  ) as q
  where ordinal = 1
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
observed as (
  select person_id, start_date, end_date
  from bounds
  where change = 1
),
observed_window as materialized (
  select
    w.person_id,
    greatest(o.start_date, w.window_start) as first_day,
    least(o.end_date, w.window_end) as last_day,
    w.window_end
  from (
    select p.person_id, p.day_0 - 60 as window_start, p.day_0 + 90 as window_end
    from people as p
  ) as w
  join observed as o
    on o.person_id = w.person_id
      and o.end_date >= w.window_start
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
s1_hba1c as materialized (
  select concept_id
  from concept
  where concept_id = 40
),
hba1c_values as (
  select
    s.person_id,
    r.measurement_date as date,
    coalesce(r.measurement_datetime, cast(r.measurement_date as timestamp)) as moment,
    r.measurement_id as id,
    case when coalesce(r.unit_concept_id, 0) = 1 then r.value_as_number when coalesce(r.unit_concept_id, 0) = 2 then r.value_as_number * 2 + 0.5 else cast(null as double precision) end as value,
    r.value_as_number as recorded
  from measurement as r
  join observed_window as s
    on s.person_id = r.person_id
      and r.measurement_date between s.first_day and s.last_day
  where r.measurement_concept_id in (select concept_id from s1_hba1c)
),
hba1c as (
  select
    person_id,
    (array_agg(value order by date, moment, id) filter (where value is not null))[1] as first,
    (array_agg(value order by date, moment, id) filter (where value is not null))[count(value)] as last,
    min(value) as minimum,
    max(value) as maximum,
    avg(value order by value) as mean,
    count(*) as records,
    min(date) as first_date,
    max(date) as last_date,
    count(case when value is null then recorded else cast(null as double precision) end) as not_converted
  from hba1c_values
  group by person_id
),
answer as (
  select
    s.person_id,
    (array_agg(c.concept_name order by r.measurement_date, coalesce(r.measurement_datetime, cast(r.measurement_date as timestamp)), r.measurement_id) filter (where c.concept_name is not null))[count(c.concept_name)] as last,
    string_agg(distinct c.concept_name collate "C", '; ' order by c.concept_name collate "C") as list
  from measurement as r
  join observed_window as s
    on s.person_id = r.person_id
      and r.measurement_date between s.first_day and s.last_day
  left join concept as c
    on c.concept_id = r.value_as_concept_id
      and c.concept_id <> 0
  where r.measurement_concept_id in (select concept_id from s1_hba1c)
  group by s.person_id
),
conditions as (
  select s.person_id, count(*) as records, max(r.condition_start_date) as last_date
  from condition_occurrence as r
  join observed_window as s
    on s.person_id = r.person_id
      and r.condition_start_date between s.first_day and s.last_day
  group by s.person_id
)
select
  p.person_id,
  p.day_0,
  coalesce(w1.observed_days, 0) as observed_days,
  w1.followup_ended_by,
  f1.first as hba1c_first,
  f1.last as hba1c_last,
  f1.minimum as hba1c_minimum,
  f1.maximum as hba1c_maximum,
  f1.mean as hba1c_mean,
  case when w1.observed_days is null then cast(null as bigint) else coalesce(f1.records, 0) end as hba1c_count,
  case when w1.observed_days is null then cast(null as boolean) else f1.person_id is not null end as hba1c_any,
  f1.first_date - p.day_0 as hba1c_days_to_first,
  f1.last_date - p.day_0 as hba1c_days_to_last,
  case when w1.observed_days is null then cast(null as bigint) else coalesce(f1.not_converted, 0) end as hba1c_not_converted,
  f2.last as answer_last,
  f2.list as answer_list,
  case when w1.observed_days is null then cast(null as bigint) else coalesce(f3.records, 0) end as conditions_count,
  case when w1.observed_days is null then cast(null as boolean) else f3.person_id is not null end as conditions_any,
  f3.last_date - p.day_0 as conditions_days_to_last
from people as p
left join observed_window_days as w1 on w1.person_id = p.person_id
left join hba1c as f1 on f1.person_id = p.person_id
left join answer as f2 on f2.person_id = p.person_id
left join conditions as f3 on f3.person_id = p.person_id
order by p.person_id
