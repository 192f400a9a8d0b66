with s2_metformin as (
  select concept_id
  from concept
  where concept_id in (20)
),
c1_drugs as materialized (
  select person_id, min(drug_exposure_start_date) as first_date
  from drug_exposure
  where drug_concept_id in (select concept_id from s2_metformin)
  group by person_id
),
c2_demographics as materialized (
  select distinct person_id, cast(null as date) as first_date
  from person
  where 2021 - year_of_birth < 18
),
g1_any_of_these as materialized (
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
c3_conditions as materialized (
  select person_id, min(condition_start_date) as first_date
  from condition_occurrence
  where condition_concept_id in (select concept_id from s1_diabetes)
  group by person_id
),
c4_demographics as materialized (
  select distinct person_id, cast(null as date) as first_date
  from person
  where gender_concept_id in (8532)
),
g2_diabetic_women as materialized (
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
c5_demographics as materialized (
  select distinct person_id, cast(null as date) as first_date
  from person
  where not (2021 - year_of_birth between 100 and 120.5)
),
c6_drugs as materialized (
  select person_id, min(drug_exposure_start_date) as first_date
  from drug_exposure
  group by person_id
),
c7_demographics as materialized (
  select distinct person_id, cast(null as date) as first_date
  from person
  where coalesce(gender_concept_id, 0) in (0)
),
g4_any_of_these as materialized (
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
c8_conditions as materialized (
  select person_id, min(condition_start_date) as first_date
  from condition_occurrence
  where condition_concept_id in (select concept_id from s3_zahne_mehr)
  group by person_id
)
select '' as part, count(*) as people, count(*) as entries
from g1_any_of_these as g1
where g1.person_id in (select person_id from person)
  and g1.person_id in (select person_id from g2_diabetic_women)
  and g1.person_id in (select person_id from c5_demographics)
  and not exists (select 1 from g4_any_of_these as g4 where g1.person_id = g4.person_id)
  and not exists (select 1 from c8_conditions as c8 where g1.person_id = c8.person_id)
union all
select 'g1' as part, count(*) as people, count(*) as entries
from g1_any_of_these
where person_id in (select person_id from person)
union all
select 'c1' as part, count(*) as people, count(*) as entries
from c1_drugs
where person_id in (select person_id from person)
union all
select 'c2' as part, count(*) as people, count(*) as entries
from c2_demographics
where person_id in (select person_id from person)
union all
select 'g2' as part, count(*) as people, count(*) as entries
from g2_diabetic_women
where person_id in (select person_id from person)
union all
select 'c3' as part, count(*) as people, count(*) as entries
from c3_conditions
where person_id in (select person_id from person)
union all
select 'c4' as part, count(*) as people, count(*) as entries
from c4_demographics
where person_id in (select person_id from person)
union all
select 'g3' as part, count(*) as people, count(*) as entries
from c5_demographics
where person_id in (select person_id from person)
union all
select 'c5' as part, count(*) as people, count(*) as entries
from c5_demographics
where person_id in (select person_id from person)
union all
select 'g4' as part, count(*) as people, count(*) as entries
from g4_any_of_these
where person_id in (select person_id from person)
union all
select 'c6' as part, count(*) as people, count(*) as entries
from c6_drugs
where person_id in (select person_id from person)
union all
select 'c7' as part, count(*) as people, count(*) as entries
from c7_demographics
where person_id in (select person_id from person)
union all
select 'g5' as part, count(*) as people, count(*) as entries
from c8_conditions
where person_id in (select person_id from person)
union all
select 'c8' as part, count(*) as people, count(*) as entries
from c8_conditions
where person_id in (select person_id from person)
