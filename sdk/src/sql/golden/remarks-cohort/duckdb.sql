with s1_one_known as (
  select concept_id
  from concept
  where concept_id in (10, 404)
),
s2_none_known as (
  select concept_id
  from concept
  where concept_id = 404
  union all
  select descendant_concept_id as concept_id
  from concept_ancestor
  where ancestor_concept_id = 404
    and descendant_concept_id in (select concept_id from concept where invalid_reason is null)
),
s3_nothing as (
  select concept_id
  from concept
  where false
)
select 'conceptMissing' as code, v.node, v.named_id as concept_id
from (values ('s1', 10), ('s1', 404), ('s2', 404), ('c2', 8507), ('c2', 8551)) as v (node, named_id)
anti join concept as c on v.named_id = c.concept_id
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
