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
  select person_id, min(condition_start_date) as first_date
  from condition_occurrence
  where condition_concept_id in (select concept_id from s1_diabetes)
    and person_id in (select person_id from person)
  group by person_id
),
members as materialized (
  select cast(coalesce(p.gender_concept_id, 0) as bigint) as sex, 2021 - p.year_of_birth as age
  from c1_conditions as m
  join (
    select person_id, min(gender_concept_id) as gender_concept_id, min(year_of_birth) as year_of_birth
    from person
    group by person_id
  ) as p
    on p.person_id = m.person_id
),
ages as (
  select cast((least(greatest(age, 0), 90) / 10) * 10 as bigint) as age
  from members
  where age is not null
)
select 'sex' as dimension, sex as value, count(*) as people
from members
group by sex
union all
select 'age' as dimension, age as value, count(*) as people
from ages
group by age
