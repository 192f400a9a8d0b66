with concept_set_lines as materialized (
  select v.concept_set, v.line_concept_id, v.descendants, v.excluded
  from (
    values ('s1', 10, 0, 0), ('s1', 404, 0, 0), ('s2', 404, 1, 0)
  ) as v (concept_set, line_concept_id, descendants, excluded)
),
concept_sets as materialized (
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
  having max(excluded) = 0
),
s1_one_known as (
  select concept_id
  from concept_sets
  where concept_set = 's1'
),
s2_none_known as (
  select concept_id
  from concept_sets
  where concept_set = 's2'
),
s3_nothing as (
  select concept_id
  from concept_sets
  where concept_set = 's3'
)
select 'conceptMissing' as code, v.node, v.named_id as concept_id
from (values ('s1', 10), ('s1', 404), ('s2', 404), ('c2', 8507), ('c2', 8551)) as v (node, named_id)
where not exists (select 1 from concept as c where v.named_id = c.concept_id)
union all
select 'conceptSetEmpty' as code, 's1' as node, cast(null as integer) as concept_id
from s1_one_known
having count(*) = 0
union all
select 'conceptSetEmpty' as code, 's2' as node, cast(null as integer) as concept_id
from s2_none_known
having count(*) = 0
union all
select 'conceptSetEmpty' as code, 's3' as node, cast(null as integer) as concept_id
from s3_nothing
having count(*) = 0
