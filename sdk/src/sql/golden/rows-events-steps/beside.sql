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
)
select
  person_id,
  condition_occurrence_id as event_id,
  condition_start_date as start_date,
  visit_occurrence_id as visit_id,
  observation_period_start_date as op_start,
  observation_period_end_date as op_end
from condition_occurrence
where condition_concept_id in (select concept_id from s1_diabetes)
  and condition_start_date >= date '2001-01-01'
  and observation_period_start_date <= condition_start_date
  and observation_period_end_date >= condition_start_date;

with numbered_events as materialized (
  select person_id, event_id, start_date, visit_id, op_start, op_end, row_number() over () as entry
  from c1_conditions
),
qualifying_events as (
  select
    numbered.person_id,
    numbered.event_id,
    numbered.start_date,
    numbered.visit_id,
    numbered.op_start,
    numbered.op_end,
    numbered.entry
  from numbered_events as numbered
  semi join (
    select numbered2.person_id, numbered2.entry
    from numbered_events as numbered2
    semi join person as p
      on p.person_id = numbered2.person_id
        and p.year_of_birth <= year(numbered2.start_date) - 18
    union all
    select numbered3.person_id, numbered3.entry
    from numbered_events as numbered3
    semi join (
      select person_id, gender_concept_id
      from person
      where gender_concept_id = 8532
    ) as b
      on b.person_id = numbered3.person_id
  ) as k
    on k.person_id = numbered.person_id
      and k.entry = numbered.entry
),
s2_metformin as materialized (
  select concept_id
  from concept
  where concept_id = 20
  union all
  select descendant_concept_id as concept_id
  from concept_ancestor
  where ancestor_concept_id = 20
    and descendant_concept_id in (select concept_id from concept where invalid_reason is null)
),
step_1_metformin_within_a_year_no_other_before as materialized (
  select
    qualifying.person_id,
    qualifying.event_id,
    qualifying.start_date,
    qualifying.visit_id,
    qualifying.op_start,
    qualifying.op_end,
    qualifying.entry
  from qualifying_events as qualifying
  semi join (
    select person_id, drug_exposure_id as event_id, drug_exposure_start_date as start_date
    from drug_exposure
    where drug_concept_id in (select concept_id from s2_metformin)
  ) as a
    on a.person_id = qualifying.person_id
      and a.start_date between qualifying.op_start and qualifying.op_end
      and a.start_date between qualifying.start_date and qualifying.start_date + 365
  anti join (
    select person_id, drug_exposure_id as event_id, drug_exposure_start_date as start_date
    from drug_exposure
    where drug_concept_id in (select concept_id from s2_metformin)
  ) as a2
    on a2.person_id = qualifying.person_id
      and a2.start_date between qualifying.op_start and qualifying.op_end
      and a2.start_date <= qualifying.start_date - 1
),
step_2_two_of_three as (
  select
    step.person_id,
    step.event_id,
    step.start_date,
    step.visit_id,
    step.op_start,
    step.op_end,
    step.entry
  from step_1_metformin_within_a_year_no_other_before as step
  semi join (
    select person_id, entry
    from (
      select step2.person_id, step2.entry
      from step_1_metformin_within_a_year_no_other_before as step2
      semi join (
        select i.person_id, i.entry
        from step_1_metformin_within_a_year_no_other_before as i
        join condition_occurrence as a on a.person_id = i.person_id
        where a.person_id in (select person_id from c1_conditions)
          and a.condition_start_date is not null
        group by i.person_id, i.entry
        having count(distinct a.condition_start_date) >= 2
      ) as k2
        on k2.person_id = step2.person_id
          and k2.entry = step2.entry
      union all
      select step3.person_id, step3.entry
      from step_1_metformin_within_a_year_no_other_before as step3
      semi join (
        select
          person_id,
          drug_exposure_id as event_id,
          drug_exposure_start_date as start_date,
          visit_occurrence_id as visit_id
        from drug_exposure
        where person_id in (select person_id from c1_conditions)
      ) as a2
        on a2.person_id = step3.person_id
          and a2.start_date between step3.op_start and step3.op_end
          and a2.visit_id = step3.visit_id
      union all
      select step4.person_id, step4.entry
      from step_1_metformin_within_a_year_no_other_before as step4
      anti join person as p2
        on p2.person_id = step4.person_id
          and p2.year_of_birth between year(step4.start_date) - 17 and year(step4.start_date)
      where year(step4.start_date) is not null
        and step4.person_id in (select p.person_id from person as p where p.year_of_birth is not null)
    ) as q
    group by person_id, entry
    having count(*) > 1
  ) as k
    on k.person_id = step.person_id
      and k.entry = step.entry
)
select person_id, start_date as cohort_start_date, op_end as cohort_end_date
from step_2_two_of_three
qualify row_number() over (
  partition by person_id
  order by (start_date, event_id, visit_id, op_start, op_end)
) = 1
order by person_id, start_date;
