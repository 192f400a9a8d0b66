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
)
select "position", stage, part, people, entries
from (
  select
    0 as "position",
    'everyone' as stage,
    '' as part,
    count(distinct person_id) as people,
    count(*) as entries
  from (
    select distinct person_id, cast(null as date) as first_date
    from person
  ) as q
  union all
  select
    1 as "position",
    'include' as stage,
    'g1' as part,
    count(distinct person_id) as people,
    count(*) as entries
  from (
    select distinct person_id, cast(null as date) as first_date
    from person
  ) as q2
  where person_id in (select person_id from g1_any_of_these)
  union all
  select
    2 as "position",
    'include' as stage,
    'g2' as part,
    count(distinct person_id) as people,
    count(*) as entries
  from (
    select distinct person_id, cast(null as date) as first_date
    from person
  ) as q3
  where person_id in (select person_id from g1_any_of_these)
    and person_id in (select person_id from g2_diabetic_women)
  union all
  select
    3 as "position",
    'include' as stage,
    'g3' as part,
    count(distinct person_id) as people,
    count(*) as entries
  from (
    select distinct person_id, cast(null as date) as first_date
    from person
  ) as q4
  where person_id in (select person_id from g1_any_of_these)
    and person_id in (select person_id from g2_diabetic_women)
    and person_id in (select person_id from g3_all_of_these)
  union all
  select
    4 as "position",
    'exclude' as stage,
    'g4' as part,
    count(distinct p.person_id) as people,
    count(*) as entries
  from (
    select person_id
    from (
      select distinct person_id, cast(null as date) as first_date
      from person
    ) as q5
    where person_id in (select person_id from g1_any_of_these)
      and person_id in (select person_id from g2_diabetic_women)
      and person_id in (select person_id from g3_all_of_these)
  ) as p
  where not exists (select 1 from g4_any_of_these as other where other.person_id = p.person_id)
  union all
  select
    5 as "position",
    'exclude' as stage,
    'g5' as part,
    count(distinct p2.person_id) as people,
    count(*) as entries
  from (
    select p3.person_id
    from (
      select person_id
      from (
        select distinct person_id, cast(null as date) as first_date
        from person
      ) as q6
      where person_id in (select person_id from g1_any_of_these)
        and person_id in (select person_id from g2_diabetic_women)
        and person_id in (select person_id from g3_all_of_these)
    ) as p3
    where not exists (select 1 from g4_any_of_these as other2 where other2.person_id = p3.person_id)
  ) as p2
  where not exists (select 1 from g5_all_of_these as other3 where other3.person_id = p2.person_id)
  union all
  select
    6 as "position",
    'cohort' as stage,
    '' as part,
    count(distinct p4.person_id) as people,
    count(*) as entries
  from (
    select p5.person_id
    from (
      select person_id
      from (
        select distinct person_id, cast(null as date) as first_date
        from person
      ) as q7
      where person_id in (select person_id from g1_any_of_these)
        and person_id in (select person_id from g2_diabetic_women)
        and person_id in (select person_id from g3_all_of_these)
    ) as p5
    where not exists (select 1 from g4_any_of_these as other4 where other4.person_id = p5.person_id)
  ) as p4
  where not exists (select 1 from g5_all_of_these as other5 where other5.person_id = p4.person_id)
) as q8
order by "position"
