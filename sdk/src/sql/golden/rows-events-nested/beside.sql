create temp table c1_conditions as
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
c1_index as materialized (
  select
    e.person_id,
    e.condition_occurrence_id as event_id,
    e.condition_start_date - 1 as start_date,
    e.condition_start_date + 14 as end_date,
    op.observation_period_start_date as op_start,
    op.observation_period_end_date as op_end
  from condition_occurrence as e
  join observation_period as op
    on op.person_id = e.person_id
      and e.condition_start_date - 1 between op.observation_period_start_date and op.observation_period_end_date
  where e.condition_concept_id in (select concept_id from s1_diabetes)
    and e.condition_start_date + 14 >= e.condition_start_date - 1
),
s2_metformin as (
  select concept_id
  from concept
  where concept_id = 20
  union all
  select descendant_concept_id as concept_id
  from concept_ancestor
  where ancestor_concept_id = 20
    and descendant_concept_id in (select concept_id from concept where invalid_reason is null)
)
select c1.person_id, c1.event_id, c1.start_date, c1.end_date
from c1_index as c1
anti join (
  select person_id, event_id
  from (
    select c12.person_id, c12.event_id
    from c1_index as c12
    semi join (
      select i.person_id, i.event_id
      from c1_index as i
      join drug_exposure as a
        on a.person_id = i.person_id
          and a.drug_exposure_start_date between i.op_start and i.op_end
      where a.drug_concept_id in (select concept_id from s2_metformin)
      group by i.person_id, i.event_id
      having count(*) >= 2
    ) as k2
      on k2.person_id = c12.person_id
        and k2.event_id = c12.event_id
    union all
    select c13.person_id, c13.event_id
    from c1_index as c13
    anti join condition_occurrence as a2
      on a2.person_id = c13.person_id
        and a2.condition_start_date between c13.op_start and c13.op_end
        and a2.condition_start_date between c13.end_date + 1 and c13.op_end
  ) as q
  group by person_id, event_id
  having count(*) > 1
) as k
  on k.person_id = c1.person_id
    and k.event_id = c1.event_id;

with observed_events as (
  select
    e.person_id,
    e.event_id,
    e.start_date,
    e.end_date,
    op.observation_period_start_date as op_start,
    op.observation_period_end_date as op_end
  from c1_conditions as e
  join observation_period as op
    on op.person_id = e.person_id
      and op.observation_period_start_date <= e.start_date
      and op.observation_period_end_date >= e.start_date
),
exits as (
  select person_id, start_date, least(end_date + 30, op_end) as end_date
  from observed_events
),
spans as materialized (
  select person_id, start_date, end_date
  from exits
  where end_date >= start_date
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
order by person_id, start_date;
