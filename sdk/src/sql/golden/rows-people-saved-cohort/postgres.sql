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
saved_cohort as (
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
),
matches as materialized (
  select criterion, person_id, min(start_date) as first_date, count(*) as occurrences
  from (
    select 'c1' as criterion, person_id, cohort_start_date as start_date
    from saved_cohort
    where cohort_end_date - cohort_start_date >= 365
    union all
    select 'c2' as criterion, person_id, drug_exposure_start_date as start_date
    from drug_exposure
    where drug_concept_id in (select concept_id from s2_metformin)
    union all
    select 'c3' as criterion, person_id, cast(null as date) as start_date
    from person
    where gender_concept_id is null
  ) as q
  where person_id in (select person_id from person)
  group by criterion, person_id
),
g2_at_most_of_these as (
  select p.person_id, p.first_date
  from (
    select distinct person_id, cast(null as date) as first_date
    from person
  ) as p
  where not exists (
    select 1
    from (
      select person_id, min(first_date) as first_date
      from matches
      where ((criterion = 'c2' and occurrences >= 2) or criterion = 'c3')
      group by person_id
    ) as other
    where other.person_id = p.person_id
  )
),
g1_all_of_these as (
  select person_id, min(first_date) as first_date
  from (
    select person_id, first_date
    from matches
    where criterion = 'c1'
    union all
    select person_id, first_date
    from g2_at_most_of_these
  ) as q
  group by person_id
  having count(*) >= 2
),
starts as (
  select p.person_id, coalesce(p.first_date, op.start_date, date '2021-06-30') as cohort_start_date
  from g1_all_of_these as p
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
