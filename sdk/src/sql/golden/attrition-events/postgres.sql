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
c1_conditions as materialized (
  select
    e.person_id,
    e.condition_occurrence_id as event_id,
    e.condition_start_date as start_date,
    e.visit_occurrence_id as visit_id,
    op.observation_period_start_date as op_start,
    op.observation_period_end_date as op_end
  from condition_occurrence as e
  join observation_period as op
    on op.person_id = e.person_id
      and op.observation_period_start_date <= e.condition_start_date
      and op.observation_period_end_date >= e.condition_start_date
  where e.condition_concept_id in (select concept_id from s1_diabetes)
    and e.condition_start_date >= date '2001-01-01'
),
numbered_events as materialized (
  select person_id, event_id, start_date, visit_id, op_start, op_end, row_number() over () as entry
  from c1_conditions
),
qualifying_events as materialized (
  select
    numbered.person_id,
    numbered.event_id,
    numbered.start_date,
    numbered.visit_id,
    numbered.op_start,
    numbered.op_end,
    numbered.entry
  from numbered_events as numbered
  where exists (
    select 1
    from (
      select numbered2.person_id, numbered2.entry
      from numbered_events as numbered2
      where exists (
        select 1
        from person as p
        where p.person_id = numbered2.person_id
          and p.year_of_birth <= cast(extract(year from numbered2.start_date) as bigint) - 18
      )
      union all
      select numbered3.person_id, numbered3.entry
      from numbered_events as numbered3
      where exists (
        select 1
        from person as b
        where b.gender_concept_id = 8532
          and b.person_id = numbered3.person_id
      )
    ) as k
    where k.person_id = numbered.person_id
      and k.entry = numbered.entry
  )
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
  where exists (
    select 1
    from drug_exposure as a
    where a.drug_concept_id in (select concept_id from s2_metformin)
      and a.person_id = qualifying.person_id
      and a.drug_exposure_start_date between qualifying.op_start and qualifying.op_end
      and a.drug_exposure_start_date between qualifying.start_date and qualifying.start_date + 365
  )
    and not exists (
      select 1
      from drug_exposure as a2
      where a2.drug_concept_id in (select concept_id from s2_metformin)
        and a2.person_id = qualifying.person_id
        and a2.drug_exposure_start_date between qualifying.op_start and qualifying.op_end
        and a2.drug_exposure_start_date <= qualifying.start_date - 1
    )
),
step_2_two_of_three as materialized (
  select
    step.person_id,
    step.event_id,
    step.start_date,
    step.visit_id,
    step.op_start,
    step.op_end,
    step.entry
  from step_1_metformin_within_a_year_no_other_before as step
  where exists (
    select 1
    from (
      select person_id, entry
      from (
        select step2.person_id, step2.entry
        from step_1_metformin_within_a_year_no_other_before as step2
        where exists (
          select 1
          from (
            select i.person_id, i.entry
            from step_1_metformin_within_a_year_no_other_before as i
            join condition_occurrence as a on a.person_id = i.person_id
            where a.condition_start_date is not null
            group by i.person_id, i.entry
            having count(distinct a.condition_start_date) >= 2
          ) as k2
          where k2.person_id = step2.person_id
            and k2.entry = step2.entry
        )
        union all
        select step3.person_id, step3.entry
        from step_1_metformin_within_a_year_no_other_before as step3
        where exists (
          select 1
          from drug_exposure as a2
          where a2.person_id = step3.person_id
            and a2.drug_exposure_start_date between step3.op_start and step3.op_end
            and a2.visit_occurrence_id = step3.visit_id
        )
        union all
        select step4.person_id, step4.entry
        from step_1_metformin_within_a_year_no_other_before as step4
        where cast(extract(year from step4.start_date) as bigint) is not null
          and step4.person_id in (select p.person_id from person as p where p.year_of_birth is not null)
          and not exists (
            select 1
            from person as p2
            where p2.person_id = step4.person_id
              and p2.year_of_birth between cast(extract(year from step4.start_date) as bigint) - 17 and cast(extract(year from step4.start_date) as bigint)
          )
      ) as q
      group by person_id, entry
      having count(*) > 1
    ) as k
    where k.person_id = step.person_id
      and k.entry = step.entry
  )
)
select "position", stage, part, people, entries
from (
  select
    0 as "position",
    'entry' as stage,
    '' as part,
    count(distinct person_id) as people,
    count(*) as entries
  from c1_conditions
  union all
  select
    1 as "position",
    'qualifying' as stage,
    'g1' as part,
    count(distinct person_id) as people,
    count(*) as entries
  from qualifying_events
  union all
  select
    2 as "position",
    'step' as stage,
    'g2' as part,
    count(distinct person_id) as people,
    count(*) as entries
  from step_1_metformin_within_a_year_no_other_before
  union all
  select
    3 as "position",
    'step' as stage,
    'g3' as part,
    count(distinct person_id) as people,
    count(*) as entries
  from step_2_two_of_three
  union all
  select
    4 as "position",
    'limit' as stage,
    '' as part,
    count(distinct person_id) as people,
    count(*) as entries
  from (
    select
      person_id,
      event_id,
      start_date,
      visit_id,
      op_start,
      op_end,
      entry,
      row_number() over (partition by person_id order by start_date, event_id, visit_id, op_start, op_end) as ordinal
    from step_2_two_of_three
  ) as q
  where ordinal = 1
  union all
  select
    5 as "position",
    'cohort' as stage,
    '' as part,
    count(distinct person_id) as people,
    count(*) as entries
  from (
    select
      person_id,
      event_id,
      start_date,
      visit_id,
      op_start,
      op_end,
      entry,
      row_number() over (partition by person_id order by start_date, event_id, visit_id, op_start, op_end) as ordinal
    from step_2_two_of_three
  ) as q2
  where ordinal = 1
) as q3
order by "position"
