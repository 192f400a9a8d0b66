import type { Database } from './database.js';
import { SEARCH_DDL } from './layout.js';

/** Fills what concepts are found by, from the vocabulary of a release and its counts (`statistics.ts`). */
export async function writeSearchWords(database: Database): Promise<void> {
  await database.run(`begin; ${SEARCH_DDL} commit`);
  await database.run(PLACES);
  await database.run(WORDS);
  await database.run('create index concept_by_id on main.concept (concept_id)');
}

/** Drugs from the plain to the particular: an ingredient before what contains it, a pack last. Others are 0. */
const GRADES: readonly (readonly string[])[] = [
  ['Ingredient'],
  ['Precise Ingredient', 'Multiple Ingredients'],
  ['Clinical Drug Form', 'Clinical Drug Comp', 'Clinical Dose Group'],
  ['Clinical Drug', 'Quant Clinical Drug', 'Clinical Drug Box', 'Quant Clinical Box'],
  ['Brand Name', 'Branded Drug Form', 'Branded Drug Comp', 'Branded Dose Group', 'Branded Drug'],
  ['Quant Branded Drug', 'Branded Drug Box', 'Quant Branded Box', 'Marketed Product'],
  ['Clinical Pack', 'Clinical Pack Box', 'Branded Pack', 'Branded Pack Box']
];

const GRADE = `case concept_class_id ${GRADES.flatMap((classes, grade) =>
  classes.map(name => `when '${name}' then ${grade}`)
).join(' ')} else 0 end`;

/** Words are runs of letters and digits. `vocabulary/words.ts` cuts questions alike. */
const wordsOf = (name: string): string =>
  `list_filter(regexp_split_to_array(strip_accents(lower(${name})), '[^\\p{L}\\p{N}]+'), lambda word: word <> '')`;

const PLACES = `
insert into cohortlab.searched
  with graded as (
    select distinct on (concept_id) concept_id, concept_name, domain_id, vocabulary_id, coalesce(people_below, 0) as people,
      case standard_concept when 'S' then 0 when 'C' then 1 else 2 end as standing, ${GRADE} as grade
    from main.concept left join cohortlab.concept_count using (concept_id) where concept_id <> 0)
  select row_number() over by_place - 1, concept_id, domain_id, vocabulary_id, standing, grade, people from graded
  window by_place as (order by standing, grade, len(${wordsOf('concept_name')}), concept_name, concept_id)
  order by 1;
`;

/** A code is one word, without the signs in it: it is found with its dots and without them. */
const WORDS = `
create temp table term as
  select distinct place, false as code, words from (
    select concept_id, ${wordsOf('concept_name')} as words from main.concept
    union all
    select concept_id, ${wordsOf('concept_synonym_name')} from main.concept_synonym)
    join cohortlab.searched using (concept_id) where len(words) > 0
  union all
  select distinct place, true, [array_to_string(${wordsOf('concept_code')}, '')]
    from main.concept join cohortlab.searched using (concept_id) where len(${wordsOf('concept_code')}) > 0;
create temp table numbered as
  select row_number() over (order by place, code, len(words), words) - 1 as name, place, code, words from term;
insert into cohortlab.word
  select row_number() over (order by code, word) - 1, word, code
  from (select distinct code, unnest(words) as word from numbered) order by 1;
insert into cohortlab.name select name, place, code, len(words) from numbered order by name;
insert into cohortlab.name_word
  select name, number from (
    select name, code, unnest(words) as word, generate_subscripts(words, 1) as position from numbered)
  join cohortlab.word using (code, word) order by name, position;
drop table term; drop table numbered;
`;
