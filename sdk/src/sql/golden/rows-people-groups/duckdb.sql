with s2_metformin as (
  select concept_id
  from concept
  where concept_id in (20)
),
c1_drugs as (
  select person_id, min(drug_exposure_start_date) as first_date
  from drug_exposure
  where drug_concept_id in (select concept_id from s2_metformin)
  group by person_id
),
c2_demographics as (
  select distinct person_id, cast(null as date) as first_date
  from person
  where 2021 - year_of_birth < 18
),
g1_any_of_these as (
  select person_id, min(first_date) as first_date
  from (
    select person_id, first_date
    from c1_drugs
    union all
    select person_id, first_date
    from c2_demographics
  ) as q
  group by person_id
),
s1_diabetes as (
  select concept_id
  from concept
  where concept_id in (10)
  union
  select descendant_concept_id as concept_id
  from concept_ancestor
  where ancestor_concept_id in (10)
    and descendant_concept_id in (select concept_id from concept where invalid_reason is null)
),
c3_conditions as (
  select person_id, min(condition_start_date) as first_date
  from condition_occurrence
  where condition_concept_id in (select concept_id from s1_diabetes)
  group by person_id
),
c4_demographics as (
  select distinct person_id, cast(null as date) as first_date
  from person
  where gender_concept_id in (8532)
),
g2_diabetic_women as (
  select person_id, min(first_date) as first_date
  from (
    select person_id, first_date
    from c3_conditions
    union all
    select person_id, first_date
    from c4_demographics
  ) as q
  group by person_id
  having count(*) >= 2
),
c5_demographics as (
  select distinct person_id, cast(null as date) as first_date
  from person
  where not (2021 - year_of_birth between 100 and 120.5)
),
c6_drugs as (
  select person_id, min(drug_exposure_start_date) as first_date
  from drug_exposure
  group by person_id
),
c7_demographics as (
  select distinct person_id, cast(null as date) as first_date
  from person
  where coalesce(gender_concept_id, 0) in (0)
),
g4_any_of_these as (
  select person_id, min(first_date) as first_date
  from (
    select person_id, first_date
    from c6_drugs
    union all
    select person_id, first_date
    from c7_demographics
  ) as q
  group by person_id
),
s3_zahne_mehr as (
  select concept_id
  from concept
  where concept_id in (13)
),
c8_conditions as (
  select person_id, min(condition_start_date) as first_date
  from condition_occurrence
  where condition_concept_id in (select concept_id from s3_zahne_mehr)
  group by person_id
),
starts as (
  select p.person_id, coalesce(p.first_date, op.start_date, date '2021-06-30') as cohort_start_date
  from g1_any_of_these as p
  left join (
    select person_id, min(observation_period_start_date) as start_date
    from observation_period
    group by person_id
  ) as op
    on op.person_id = p.person_id
  where p.person_id in (select person_id from person)
    and p.person_id in (select person_id from g2_diabetic_women)
    and p.person_id in (select person_id from c5_demographics)
    and not exists (select 1 from g4_any_of_these as g4 where p.person_id = g4.person_id)
    and not exists (select 1 from c8_conditions as c8 where p.person_id = c8.person_id)
)
select
  person_id,
  cohort_start_date,
  greatest(cohort_start_date, date '2021-06-30') as cohort_end_date
from starts
order by person_id, cohort_start_date
