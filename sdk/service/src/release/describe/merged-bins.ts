import { BIN_PEOPLE } from './layout.js';

/** What bins are of. */
export const KEY = 'concept_id, unit_concept_id';

/**
 * From `binned_value` (bins.ts), `bin_count`: the bins as they are, and `merged_bin`: which of them become one
 * part. Who has a value in several bins must not count twice, so people of neighbours cannot be added up. But
 * each person is at home in one bin, their lowest or their highest by turns: those at home in some bins are
 * different people, and those with a value in them at least as many. Walks the bins upwards, a new part when
 * the last has people enough, by those at home or in a single bin; what is left over at the end goes to the
 * last full one. Null: too few people even for one part.
 */
export const MERGED = `
create temp table bin_count as
  select ${KEY}, bin, count(*) filter (known) as people, sum(records) as records
  from binned_value where bin is not null group by all;
create temp table merged_bin as
with recursive
  thin as (select distinct ${KEY} from bin_count where people < ${BIN_PEOPLE}),
  home as (
    select ${KEY}, bin, count(*) as residents from (
      select ${KEY}, if(person_id % 2 = 0, min(bin), max(bin)) as bin from binned_value semi join thin using (${KEY})
      where known and bin is not null group by ${KEY}, person_id)
    group by all),
  fine as (
    select ${KEY}, bin, people >= ${BIN_PEOPLE} as many, coalesce(residents, 0) as residents,
      row_number() over (partition by ${KEY} order by bin) as place
    from bin_count left join home using (${KEY}, bin)),
  walk as (
    select ${KEY}, bin, place, 0 as part, residents, many or residents >= ${BIN_PEOPLE} as enough from fine where place = 1
    union all
    select ${KEY}, bin, place, part, residents, many or residents >= ${BIN_PEOPLE} from (
      select ${KEY}, fine.bin, fine.place, many, if(enough, part + 1, part) as part,
        if(enough, fine.residents, walk.residents + fine.residents) as residents
      from walk join fine using (${KEY}) where fine.place = walk.place + 1))
select ${KEY}, bin, if(full_part is null, null, least(part, full_part)) as part
from (select *, max(part) filter (enough) over (partition by ${KEY}) as full_part from walk);
`;

/** People and records of each part: of one bin, as counted; of several, counted over all of them. */
export const PARTS = `
with part as (select ${KEY}, part, count(*) as bins from merged_bin where part is not null group by all),
  several as (select ${KEY}, bin, part from merged_bin semi join (from part where bins > 1) using (${KEY}, part)),
  person_part as (
    select ${KEY}, part, person_id, bool_or(known) as known, sum(records) as records
    from binned_value join several using (${KEY}, bin) group by all)
select ${KEY}, part, people, records from part join merged_bin using (${KEY}, part) join bin_count using (${KEY}, bin) where bins = 1
union all
select ${KEY}, part, count(*) filter (known), sum(records) from person_part group by all
`;
