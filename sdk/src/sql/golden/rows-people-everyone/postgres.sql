with starts as (
  select p.person_id, coalesce(p.first_date, op.start_date, date '2021-06-30') as cohort_start_date
  from (
    select distinct person_id, cast(null as date) as first_date
    from person
  ) as p
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
