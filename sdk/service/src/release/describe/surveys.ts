import type { Database } from '../database.js';
import { inRelease } from '../tables.js';
import { KNOWN } from './people.js';
import { columnOr, type Subject } from './subject.js';

/** Classes of concepts that are asked as questions, by the vocabularies of surveys. */
const QUESTION_CLASSES = ['Question', 'Survey'];

/** Answers of PPI that say why there is no answer: questions count them, they are no answers. */
const ANSWER_KINDS = Object.freeze({ skipped: 903096, withheld: 903079 });

/**
 * Counts the answers to the questions of surveys: observations whose source concept, else standard concept,
 * is a question. An answer is the source concept of the value where the release has one, else its concept,
 * else a number or a text.
 */
export async function describeSurveys(database: Database, subjects: readonly Subject[]): Promise<void> {
  const observations = subjects.find(({ table }) => table.name === 'observation');
  if (observations === undefined) return;
  await database.run(replies(observations));
  await database.run(TREE);
  await database.run((await hasConduct(database)) ? CONDUCTED : BY_ANSWERS);
  await database.run(COUNTS);
}

function replies(observations: Subject): string {
  const column = (name: string): string => columnOr(observations, name, 'null');
  return `
create temp table survey_item as
  select distinct concept_id as question from ${inRelease('concept')}
  where concept_class_id in (${QUESTION_CLASSES.map(name => `'${name}'`).join(', ')});
create temp table survey_reply as
  select *, ${KNOWN} as known, answer <> 0 and answer not in (${Object.values(ANSWER_KINDS).join(', ')}) or said as answered from (
    select question, person_id, answer, bool_or(said) as said, count(*) as records from (
      select if(source in (from survey_item), source, concept) as question, person_id, answer, said
      from (
        select observation_concept_id as concept, ${column('observation_source_concept_id')} as source, person_id,
          coalesce(nullif(${column('value_source_concept_id')}, 0), nullif(value_as_concept_id, 0), 0) as answer,
          coalesce(nullif(${column('value_source_concept_id')}, 0), nullif(value_as_concept_id, 0)) is null
            and (value_as_number is not null or coalesce(value_as_string, '') <> '') as said
        from ${inRelease('observation')})
      where source in (from survey_item) or concept in (from survey_item))
    group by all);
create temp table survey_person as
  select question, person_id, bool_or(answered) as answered, bool_or(answer = ${ANSWER_KINDS.skipped}) as skipped,
    bool_or(answer = ${ANSWER_KINDS.withheld}) as withheld
  from survey_reply where known group by all;
`;
}

/**
 * Modules lie above their questions: by the relationship of PPI that leads from a question to the one that it
 * hangs on, to its topic and its module, or among the ancestors of any of these.
 */
const TREE = `
create temp table survey_part as
with recursive
  asked as (select distinct question from survey_reply),
  climb as (
    select question, question as concept_id, 0 as steps from asked
    union
    select question, concept_id_2, steps + 1 from climb join ${inRelease('concept_relationship')} on concept_id_1 = climb.concept_id
    where relationship_id = 'Has PPI parent code' and steps < 6),
  above as (
    select question, concept_id from climb
    union
    select question, ancestor_concept_id from climb join ${inRelease('concept_ancestor')} on descendant_concept_id = concept_id),
  found as (
    select distinct question, concept_id as module from above semi join (
      select concept_id from ${inRelease('concept')} where concept_class_id = 'Module') using (concept_id))
select coalesce(module, 0) as module, question from asked left join found using (question);
`;

async function hasConduct(database: Database): Promise<boolean> {
  const rows = await database.ask(
    `select column_name from duckdb_columns() where database_name = current_database() and schema_name = 'main'
     and table_name = 'survey_conduct' and column_name in ('person_id', 'survey_concept_id')`
  );
  return rows.length === 2;
}

/** Who was given the module: everyone of whom it is told, else everyone who answered something of it. */
const BY_ANSWERS = `
create temp table survey_taker as
  select distinct module, person_id, false as conducted from survey_part join survey_person using (question);
`;
const CONDUCTED = `
create temp table survey_taker as
  with told as (
    select distinct survey_concept_id as module, person_id from main.survey_conduct
    where survey_concept_id in (select module from survey_part) and ${KNOWN})
  select module, person_id, true as conducted from told where module <> 0
  union all
  select distinct module, person_id, false from survey_part join survey_person using (question)
  where module not in (select module from told where module <> 0);
`;

const COUNTS = `
insert into cohortlab.survey_module
  select module, count(*), bool_and(conducted) from survey_taker group by module order by module;
insert into cohortlab.survey_question
  with counted as (
      select question, count(*) as people, count(*) filter (answered) as answered, count(*) filter (skipped) as skipped,
        count(*) filter (withheld) as withheld from survey_person group by question),
    record as (select question, sum(records) as records from survey_reply group by question),
    reached as (
      select module, question, count(*) as people
      from survey_part join survey_person using (question) semi join survey_taker using (module, person_id) group by all)
  select module, question, coalesce(counted.people, 0), records, coalesce(answered, 0), coalesce(skipped, 0), coalesce(withheld, 0),
    if(module = 0, 0, coalesce(takers.people, 0) - coalesce(reached.people, 0))
  from survey_part join record using (question) left join counted using (question) left join reached using (module, question)
    left join (select module_concept_id as module, people from cohortlab.survey_module) as takers using (module)
  order by module, question;
insert into cohortlab.survey_answer
  select question, answer, count(*) filter (known), sum(records) from survey_reply
  where answer not in (0, ${Object.values(ANSWER_KINDS).join(', ')}) group by all order by question, answer;
drop table survey_item; drop table survey_reply; drop table survey_person; drop table survey_part; drop table survey_taker;
`;
