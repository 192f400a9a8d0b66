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
select person_id, condition_occurrence_id as event_id, condition_start_date as start_date
from condition_occurrence
where condition_concept_id in (select concept_id from s1_diabetes_without_13);

with observed_events as (
  select
    e.person_id,
    e.event_id,
    e.start_date,
    op.observation_period_start_date as op_start,
    op.observation_period_end_date as op_end
  from c1_conditions as e
  join observation_period as op
    on op.person_id = e.person_id
      and op.observation_period_start_date <= e.start_date
      and op.observation_period_end_date >= e.start_date
),
s2_metformin as (
  select concept_id
  from concept_sets
  where concept_set = 's2'
),
step_1_no_metformin_before as (
  select
    observed.person_id,
    observed.event_id,
    observed.start_date,
    observed.op_start,
    observed.op_end
  from (
    select person_id, event_id, start_date, op_start, op_end
    from observed_events
    qualify row_number() over (partition by person_id order by (start_date, event_id, op_start, op_end)) = 1
  ) as observed
  anti join (
    select person_id, drug_exposure_id as event_id, drug_exposure_start_date as start_date
    from drug_exposure
    where drug_concept_id in (select concept_id from s2_metformin)
  ) as a
    on a.person_id = observed.person_id
      and a.start_date between observed.op_start and observed.op_end
      and a.start_date <= observed.start_date - 1
)
select person_id, start_date as cohort_start_date, op_end as cohort_end_date
from step_1_no_metformin_before
order by person_id, start_date;
