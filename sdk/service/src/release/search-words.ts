import type { Database } from './database.js';
import { SEARCH_DDL } from './layout.js';

/** Fills what concepts are found by, from the vocabulary of a release and its counts (`statistics.ts`). */
export async function writeSearchWords(database: Database): Promise<void> {
  await database.run(`begin; ${SEARCH_DDL} commit`);
  await database.run(TOKENS);
  await database.run('create index concept_by_id on main.concept (concept_id)');
}

/**
 * Words are runs of letters and digits; a code is one token as it stands. `vocabulary/words.ts` cuts
 * questions alike. Tokens carry what search sorts and filters by, so that it reads this table alone.
 */
const TOKENS = `
create temp table term as
  select concept_id, strip_accents(lower(concept_name)) as name from main.concept
  union all
  select concept_id, strip_accents(lower(concept_synonym_name)) from main.concept_synonym semi join main.concept using (concept_id);
create temp table code as select concept_id, strip_accents(lower(concept_code)) as name from main.concept;
insert into cohortlab.name
  select distinct name, concept_id from (from term union all from code) where name <> '' order by name, concept_id;
insert into cohortlab.token
  with placed as (
    select concept_id, domain_id, coalesce(people_below, 0) as people,
      row_number() over (order by case standard_concept when 'S' then 0 when 'C' then 1 else 2 end, concept_name, concept_id) as place
    from main.concept left join cohortlab.concept_count using (concept_id))
  select token, concept_id, domain_id, people, place from (
    select distinct token, concept_id from (
      select concept_id, unnest(regexp_split_to_array(name, '[^\\p{L}\\p{N}]+')) as token from term
      union all from code)
    where token <> '') join placed using (concept_id)
  order by token, concept_id;
insert into cohortlab.word
  select token, count(*) from cohortlab.token where not regexp_matches(token, '[^\\p{L}]') group by token order by token;
drop table term; drop table code;
`;
