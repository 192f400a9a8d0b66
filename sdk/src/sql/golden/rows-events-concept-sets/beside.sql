create temp table concept_sets as
with concept_set_lines as materialized (
  select v.concept_set, v.line_concept_id, v.descendants, v.excluded
  from (
    values ('s1', 10, 1, 0), ('s1', 12, 0, 0), ('s1', 13, 0, 1), ('s2', 20, 0, 0)
  ) as v (concept_set, line_concept_id, descendants, excluded)
)
select concept_set, concept_id
from (
  select l.concept_set, c.concept_id, l.excluded
  from concept_set_lines as l
  join concept as c on c.concept_id = l.line_concept_id
  union all
  select l2.concept_set, ca.descendant_concept_id as concept_id, l2.excluded
  from concept_set_lines as l2
  join concept_ancestor as ca on ca.ancestor_concept_id = l2.line_concept_id
  where l2.descendants = 1
    and ca.descendant_concept_id in (select concept_id from concept where invalid_reason is null)
) as q
group by concept_set, concept_id
having max(excluded) = 0;

create temp table c1_conditions as
with s1_diabetes_without_13 as (
  select concept_id
  from concept_sets
  where concept_set = 's1'
)
select
  person_id,
  condition_occurrence_id as event_id,
  condition_start_date as start_date,
  observation_period_start_date as op_start,
  observation_period_end_date as op_end
from condition_occurrence
where condition_concept_id in (select concept_id from s1_diabetes_without_13)
  and observation_period_start_date <= condition_start_date
  and observation_period_end_date >= condition_start_date;

with s2_metformin as (
  select concept_id
  from concept_sets
  where concept_set = 's2'
),
step_1_no_metformin_before as (
  select cc.person_id, cc.event_id, cc.start_date, cc.op_start, cc.op_end
  from (
    select person_id, event_id, start_date, op_start, op_end
    from c1_conditions
    qualify row_number() over (partition by person_id order by (start_date, event_id, op_start, op_end)) = 1
  ) as cc
  anti join (
    select person_id, drug_exposure_id as event_id, drug_exposure_start_date as start_date
    from drug_exposure
    where drug_concept_id in (select concept_id from s2_metformin)
  ) as a
    on a.person_id = cc.person_id
      and a.start_date between cc.op_start and cc.op_end
      and a.start_date <= cc.start_date - 1
)
select person_id, start_date as cohort_start_date, op_end as cohort_end_date
from step_1_no_metformin_before
order by person_id, start_date;
