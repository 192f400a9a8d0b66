import { type Domain, domainOf } from '@cohortlab/sdk/cdm';
import { SEARCHED_KINDS } from '@cohortlab/sdk/definition';
import type { Database } from '../database.js';
import { inRelease } from '../tables.js';
import { batchesOf } from './batches.js';
import { namedConcepts } from './column-concepts.js';
import { KNOWN } from './people.js';

/** A domain that criteria can ask for: its concepts are counted. */
export type Counted = Domain & { readonly concept: string };

export const COUNTED: readonly Counted[] = SEARCHED_KINDS.flatMap(kind => {
  const domain = domainOf(kind);
  return domain.concept === null ? [] : [{ ...domain, concept: domain.concept }];
});

/** What every table tells of its concepts; `place` is that of the table among `COUNTED`. */
export const START_OF_CONCEPTS = `
create temp table table_concept (concept_id integer, place integer, table_name varchar, people bigint, records bigint, people_below bigint);
create temp table table_part (concept_id integer, place integer, sex_concept_id integer, age_from integer, people bigint);
create temp table table_concept_year (concept_id integer, place integer, year integer, people bigint, records bigint);
`;

/** Counts the concepts of one table. */
export async function describeConcepts(database: Database, domain: Counted): Promise<void> {
  const { table, concept, start } = domain;
  const place = COUNTED.findIndex(counted => counted.table === table);
  await database.run(
    'create temp table concept_person (concept_id integer, person_id bigint, records bigint)'
  );
  for (const batch of await batchesOf(database, table, concept))
    await database.run(`
create temp table person_concept_year as
  select *, ${KNOWN} as known from (
    select ${concept} as concept_id, person_id, year(${start}) as year, count(*) as records
    from ${inRelease(table)} where ${batch} group by all);
insert into table_concept_year
  select concept_id, ${place}, year, count(*) filter (known), sum(records) from person_concept_year
  where year is not null group by all;
insert into concept_person
  select concept_id, if(known, person_id, null), sum(records) from person_concept_year group by all;
drop table person_concept_year;`);
  await database.run(countPairs(domain, place));
}

/**
 * From `concept_person`, which has each person of each concept once (and records of unknown people as of nobody).
 * People below a concept are distinct over its descendants: concepts with the same ones are counted once,
 * those with a single one not at all.
 */
const countPairs = ({ table, concept }: Counted, place: number): string => `
create temp table concept_own as
  select concept_id, count(person_id) as people, sum(records)::bigint as records from concept_person group by concept_id;
create temp table concept_lineage as
  select concept_id, list_sort(list_distinct(list(below))) as below from (
    select ancestor_concept_id as concept_id, own.concept_id as below
    from concept_own own join main.concept_ancestor on descendant_concept_id = own.concept_id where own.people > 0
    union all select concept_id, concept_id from concept_own own where people > 0)
  group by concept_id;
create temp table concept_reached as
  with family as (select below, row_number() over () as family from (select distinct below from concept_lineage lineage where len(below) > 1)),
    member as (select family, unnest(below) as concept_id from family),
    counted as (
      select family, count(*) as people from (
        select distinct family, person_id from member join concept_person using (concept_id) where person_id is not null)
      group by family)
  select lineage.concept_id, coalesce(counted.people, own.people) as people
  from concept_lineage lineage left join family using (below) left join counted using (family)
    left join concept_own own on own.concept_id = lineage.below[1];
insert into table_concept
  select concept_id, ${place}, '${table}', coalesce(own.people, 0), coalesce(own.records, 0), coalesce(reached.people, 0)
  from concept_own own full join concept_reached reached using (concept_id);
insert into table_part
  select concept_id, ${place}, sex_concept_id, age_from, count(*) from concept_person join counted_person using (person_id) group by all;
insert into cohortlab.column_concept ${namedConcepts(table, concept, 'concept_own')};
drop table concept_person; drop table concept_own; drop table concept_lineage; drop table concept_reached;
`;

/** Keeps, of each concept, the table with most people; ties go to more records, then to the order of the tables. */
export const END_OF_CONCEPTS = `
create temp table chosen as
  select * from table_concept
  qualify row_number() over (partition by concept_id order by people_below desc, people desc, records desc, place) = 1;
insert into cohortlab.concept_count
  select concept_id, table_name, people, records, people_below from chosen order by concept_id;
insert into cohortlab.concept_sex
  select concept_id, sex_concept_id, sum(table_part.people) from table_part semi join chosen using (concept_id, place)
  group by all order by concept_id, sex_concept_id;
insert into cohortlab.concept_age
  select concept_id, age_from, sum(table_part.people) from table_part semi join chosen using (concept_id, place)
  where age_from is not null group by all order by concept_id, age_from;
insert into cohortlab.concept_year
  select concept_id, year, table_concept_year.people, table_concept_year.records
  from table_concept_year semi join chosen using (concept_id, place) order by concept_id, year;
drop table table_concept; drop table table_part; drop table table_concept_year; drop table chosen;
`;
