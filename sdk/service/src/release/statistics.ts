import { type Domain, domainOf, findTable, holdsPeople } from '@cohortlab/sdk/cdm';
import { SEARCHED_KINDS } from '@cohortlab/sdk/definition';
import type { Database } from './database.js';
import { tableNames } from './fingerprint.js';
import { AGE_GROUPS, STATISTICS_DDL } from './layout.js';
import { inRelease } from './tables.js';

/** The domains that criteria can ask for: those whose concepts are counted. */
export const COUNTED: readonly (Domain & { readonly concept: string })[] = SEARCHED_KINDS.flatMap(kind => {
  const domain = domainOf(kind);
  return domain.concept === null ? [] : [{ ...domain, concept: domain.concept }];
});

/**
 * Fills the statistics of a release from its own tables; `cutOff` is a date as text. `onTable` is
 * told of each table before its concepts are counted.
 */
export async function writeStatistics(
  database: Database,
  cutOff: string,
  onTable: (table: string) => void = () => {}
): Promise<void> {
  await database.run(`begin; ${STATISTICS_DDL} commit`);
  await countTables(database);
  await database.run(startOfCounting(cutOff));
  for (const [place, domain] of COUNTED.entries()) {
    onTable(domain.table);
    await database.run(countConcepts(domain, place));
  }
  await database.run(END_OF_COUNTING);
}

async function countTables(database: Database): Promise<void> {
  const names = await tableNames(database, 'main');
  const ofPeople = names.filter(name => {
    const table = findTable(name);
    return table !== undefined && holdsPeople(table);
  });
  const counts = ofPeople.map(
    name => `select '${name}', count(distinct person_id) filter (person_id in (select person_id from main.person)), count(*)
      from ${inRelease(name)}`
  );
  await database.run(`insert into cohortlab.table_count ${counts.join(' union all ')}`);
}

/** The last group whose first year is not above the age. */
const ageGroup = (age: string): string =>
  `case ${[...AGE_GROUPS]
    .reverse()
    .map(from => `when ${age} >= ${from} then ${from}`)
    .join(' ')} end`;

/** A repeated person_id is one person, with the lowest of the values on record. */
const startOfCounting = (cutOff: string): string => `
create temp table counted_person as
  select person_id, coalesce(min(gender_concept_id), 0) as sex_concept_id,
    ${ageGroup(`year(date '${cutOff}') - min(year_of_birth)`)} as age_from
  from main.person group by person_id;
create temp table table_concept (concept_id integer, place integer, table_name varchar, people bigint, records bigint, people_below bigint);
create temp table table_sex (concept_id integer, place integer, sex_concept_id integer, people bigint);
create temp table table_age (concept_id integer, place integer, age_from integer, people bigint);
`;

/** `pair` has each person of each concept once; people below a concept are distinct over its descendants. */
const countConcepts = ({ table, concept }: (typeof COUNTED)[number], place: number): string => `
create temp table pair as
  select distinct ${concept} as concept_id, person_id
  from ${inRelease(table)} semi join counted_person using (person_id)
  where ${concept} is not null;
insert into table_concept
  with own as (select concept_id, count(*) as people from pair group by concept_id),
    record as (
      select ${concept} as concept_id, count(*) as records from ${inRelease(table)}
      where ${concept} is not null group by ${concept}),
    reached as (
      select distinct ancestor_concept_id as concept_id, person_id
      from pair join main.concept_ancestor on descendant_concept_id = pair.concept_id
      union
      select concept_id, person_id from pair),
    below as (select concept_id, count(*) as people from reached group by concept_id)
  select concept_id, ${place}, '${table}', coalesce(own.people, 0), coalesce(records, 0), coalesce(below.people, 0)
  from own full join record using (concept_id) full join below using (concept_id);
insert into table_sex
  select concept_id, ${place}, sex_concept_id, count(*) from pair join counted_person using (person_id)
  group by concept_id, sex_concept_id;
insert into table_age
  select concept_id, ${place}, age_from, count(*) from pair join counted_person using (person_id)
  where age_from is not null group by concept_id, age_from;
drop table pair;
`;

/** Keeps, of each concept, the table with most people; ties go to more records, then to the order of the tables. */
const END_OF_COUNTING = `
create temp table chosen as
  select * from table_concept
  qualify row_number() over (partition by concept_id order by people_below desc, people desc, records desc, place) = 1;
insert into cohortlab.concept_count
  select concept_id, table_name, people, records, people_below from chosen order by concept_id;
insert into cohortlab.concept_sex
  select concept_id, sex_concept_id, table_sex.people from table_sex semi join chosen using (concept_id, place)
  order by concept_id, sex_concept_id;
insert into cohortlab.concept_age
  select concept_id, age_from, table_age.people from table_age semi join chosen using (concept_id, place)
  order by concept_id, age_from;
drop table counted_person; drop table table_concept; drop table table_sex; drop table table_age; drop table chosen;
`;
