with s1_mapped_without_13 as (
  select taken.concept_id
  from (
    select concept_id
    from concept
    where concept_id in (10, 12)
    union all
    select descendant_concept_id as concept_id
    from concept_ancestor
    where ancestor_concept_id = 10
      and descendant_concept_id in (select concept_id from concept where invalid_reason is null)
    union all
    select concept_id_1 as concept_id
    from concept_relationship
    where relationship_id = 'Maps to'
      and invalid_reason is null
      and concept_id_2 in (
        select concept_id
        from (
          select concept_id
          from concept
          where concept_id = 10
          union all
          select descendant_concept_id as concept_id
          from concept_ancestor
          where ancestor_concept_id = 10
            and descendant_concept_id in (select concept_id from concept where invalid_reason is null)
        ) as q
      )
  ) as taken
  anti join (
    select concept_id
    from concept
    where concept_id in (13, 11)
    union all
    select descendant_concept_id as concept_id
    from concept_ancestor
    where ancestor_concept_id = 11
      and descendant_concept_id in (select concept_id from concept where invalid_reason is null)
  ) as excluded
    on taken.concept_id = excluded.concept_id
),
c1_conditions as (
  select person_id, min(condition_start_date) as first_date
  from condition_occurrence
  where condition_concept_id in (select concept_id from s1_mapped_without_13)
    and person_id in (select person_id from person)
  group by person_id
),
starts as (
  select p.person_id, coalesce(p.first_date, op.start_date, date '2021-06-30') as cohort_start_date
  from c1_conditions as p
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
