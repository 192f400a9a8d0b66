with s2_metformin as (
  select concept_id
  from concept
  where concept_id = 20
),
s1_diabetes as (
  select concept_id
  from concept
  where concept_id = 10
  union all
  select descendant_concept_id as concept_id
  from concept_ancestor
  where ancestor_concept_id = 10
    and descendant_concept_id in (select concept_id from concept where invalid_reason is null)
),
s3_zahne_mehr as (
  select concept_id
  from concept
  where concept_id = 13
),
matches as materialized (
  select criterion, person_id, min(start_date) as first_date
  from (
    select 'c1' as criterion, person_id, drug_exposure_start_date as start_date
    from drug_exposure
    where drug_concept_id in (select concept_id from s2_metformin)
    union all
    select 'c2' as criterion, person_id, cast(null as date) as start_date
    from person
    where 2021 - year_of_birth < 18
    union all
    select 'c3' as criterion, person_id, condition_start_date as start_date
    from condition_occurrence
    where condition_concept_id in (select concept_id from s1_diabetes)
    union all
    select 'c4' as criterion, person_id, cast(null as date) as start_date
    from person
    where gender_concept_id = 8532
    union all
    select 'c5' as criterion, person_id, cast(null as date) as start_date
    from person
    where not (2021 - year_of_birth between 100 and 120.5)
    union all
    select 'c6' as criterion, person_id, drug_exposure_start_date as start_date
    from drug_exposure
    union all
    select 'c7' as criterion, person_id, cast(null as date) as start_date
    from person
    where gender_concept_id = 0
    union all
    select 'c8' as criterion, person_id, condition_start_date as start_date
    from condition_occurrence
    where condition_concept_id in (select concept_id from s3_zahne_mehr)
  ) as q
  where person_id in (select person_id from person)
  group by criterion, person_id
),
g1_any_of_these as (
  select person_id, min(first_date) as first_date
  from matches
  where criterion in ('c1', 'c2')
  group by person_id
),
g2_diabetic_women as (
  select person_id, min(first_date) as first_date
  from matches
  where criterion in ('c3', 'c4')
  group by person_id
  having count(*) >= 2
),
g3_all_of_these as (
  select person_id, first_date
  from matches
  where criterion = 'c5'
),
included as (
  select person_id, min(first_date) as first_date
  from (
    select person_id, first_date
    from g1_any_of_these
    union all
    select person_id, cast(null as date) as first_date
    from g2_diabetic_women
    union all
    select person_id, cast(null as date) as first_date
    from g3_all_of_these
  ) as q
  group by person_id
  having count(*) >= 3
),
g4_any_of_these as (
  select person_id, min(first_date) as first_date
  from matches
  where criterion in ('c6', 'c7')
  group by person_id
),
g5_all_of_these as (
  select person_id, first_date
  from matches
  where criterion = 'c8'
),
starts as (
  select p.person_id, coalesce(p.first_date, op.start_date, date '2021-06-30') as cohort_start_date
  from included as p
  anti join (
    select person_id
    from g4_any_of_these
    union all
    select person_id
    from g5_all_of_these
  ) as other
    on other.person_id = p.person_id
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
