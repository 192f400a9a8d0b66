import type { Database } from '../../database.js';
import { literal } from '../../quote.js';
import { inRelease } from '../../tables.js';
import type { ConceptGroup } from './concept.js';
import { CONDITIONS, ICD10CM, ICD10CM_MAPS_TO, ICD10CM_SHORT } from './conditions.js';
import { CLINICAL_DRUGS, DRUG_CLASSES, DRUG_SUBCLASSES, INGREDIENTS, QUANTIFIED_DRUGS } from './drugs.js';
import { LAB_TESTS, UNITS, VITAL_SIGNS } from './measurements.js';
import {
  DEVICES,
  ETHNICITIES,
  EXAMINATION_TYPE,
  NO_CONCEPT,
  PROCEDURES,
  RACES,
  SEXES,
  SMOKING,
  SMOKING_ANSWERS,
  STATUSES,
  TYPES,
  VISITS
} from './others.js';
import { ANSWERS, EXAMINATION, EXAMINATION_MAPS_TO, EXAMINATION_OWN, MODULES, QUESTIONS } from './survey.js';

/** Every concept of the demo. */
export const CONCEPTS: readonly ConceptGroup[] = [
  NO_CONCEPT,
  CONDITIONS,
  ICD10CM,
  ICD10CM_SHORT,
  DRUG_CLASSES,
  DRUG_SUBCLASSES,
  INGREDIENTS,
  CLINICAL_DRUGS,
  QUANTIFIED_DRUGS,
  LAB_TESTS,
  VITAL_SIGNS,
  UNITS,
  PROCEDURES,
  DEVICES,
  SMOKING,
  SMOKING_ANSWERS,
  MODULES,
  QUESTIONS,
  ANSWERS,
  EXAMINATION,
  EXAMINATION_OWN,
  VISITS,
  SEXES,
  RACES,
  ETHNICITIES,
  TYPES,
  EXAMINATION_TYPE,
  STATUSES
];

export const VOCABULARY_VERSION = 'Cohortlab demo 2';
const ENGLISH = 4180186;
const FROM = "date '1970-01-01'";
const UNTIL = "date '2099-12-31'";

/** Fills the vocabulary tables of the release with the concepts of the demo. */
export async function writeVocabulary(database: Database): Promise<void> {
  const rows = CONCEPTS.flatMap(group => group.concepts.map(concept => ({ group, concept })));
  await insert(
    database,
    `insert into ${inRelease('concept')} by name
     select *, ${FROM} as valid_start_date, ${UNTIL} as valid_end_date`,
    [
      'concept_id',
      'concept_code',
      'concept_name',
      'domain_id',
      'vocabulary_id',
      'concept_class_id',
      'standard_concept'
    ],
    rows.map(({ group, concept: [id, code, name] }) => [
      id,
      code,
      name,
      group.domain,
      group.vocabulary,
      group.conceptClass,
      group.standard
    ])
  );
  await insert(
    database,
    `insert into ${inRelease('concept_synonym')} by name select *, ${ENGLISH} as language_concept_id`,
    ['concept_id', 'concept_synonym_name'],
    rows.flatMap(({ concept: [id, , , , synonyms = []] }) => synonyms.map(name => [id, name]))
  );
  await insert(
    database,
    'create temp table parent as select *',
    ['child', 'ancestor'],
    rows.flatMap(({ concept: [id, , , parents = []] }) => parents.map(parent => [id, parent]))
  );
  await insert(
    database,
    'create temp table mapped as select *',
    ['source', 'target'],
    Object.entries({ ...ICD10CM_MAPS_TO, ...EXAMINATION_MAPS_TO }).map(([source, target]) => [
      Number(source),
      target
    ])
  );
  await insert(
    database,
    'create temp table answer as select *',
    ['concept'],
    ANSWERS.concepts.map(([id]) => [id])
  );
  await database.run(RELATIONS);
  await database.run(LISTS);
}

async function insert(
  database: Database,
  head: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[]
): Promise<void> {
  const values = rows.map(row => `(${row.map(value => sqlValue(value)).join(', ')})`);
  await database.run(`${head} from (values ${values.join(',\n')}) as row_of(${columns.join(', ')})`);
}

function sqlValue(value: string | number | null): string {
  return value === null ? 'null' : typeof value === 'number' ? String(value) : literal(value);
}

/** Links in both directions, and the closure of `Is a` with every concept as its own ancestor. */
const RELATIONS = `
insert into ${inRelease('concept_relationship')} by name
  select *, ${FROM} as valid_start_date, ${UNTIL} as valid_end_date from (
    select child as concept_id_1, ancestor as concept_id_2, 'Is a' as relationship_id from parent
    union all select ancestor, child, 'Subsumes' from parent
    union all select ancestor, child, 'Has answer (PPI)' from parent semi join answer on answer.concept = child
    union all select child, ancestor, 'Answer of (PPI)' from parent semi join answer on answer.concept = child
    union all select source, target, 'Maps to' from mapped
    union all select target, source, 'Mapped from' from mapped
    union all
    select concept_id, concept_id, 'Maps to' from ${inRelease('concept')} where standard_concept = 'S')
  order by concept_id_1, relationship_id, concept_id_2;
insert into ${inRelease('concept_ancestor')}
  with recursive path as (
    select concept_id as ancestor, concept_id as descendant, 0 as levels
    from ${inRelease('concept')} where standard_concept is not null
    union
    select parent.ancestor, path.descendant, levels + 1 from path join parent on parent.child = path.ancestor)
  select ancestor, descendant, min(levels), max(levels) from path group by ancestor, descendant
  order by ancestor, descendant;
drop table parent;
drop table mapped;
drop table answer;
`;

/** The lists of vocabularies, domains, classes and links that occur. Their own concepts are left out. */
const LISTS = `
insert into ${inRelease('vocabulary')} by name
  select vocabulary_id, vocabulary_id as vocabulary_name, 'Cohortlab demo' as vocabulary_reference,
    ${literal(VOCABULARY_VERSION)} as vocabulary_version, 0 as vocabulary_concept_id
  from (select distinct vocabulary_id from ${inRelease('concept')}) order by vocabulary_id;
insert into ${inRelease('domain')} by name
  select domain_id, domain_id as domain_name, 0 as domain_concept_id
  from (select distinct domain_id from ${inRelease('concept')}) order by domain_id;
insert into ${inRelease('concept_class')} by name
  select concept_class_id, concept_class_id as concept_class_name, 0 as concept_class_concept_id
  from (select distinct concept_class_id from ${inRelease('concept')}) order by concept_class_id;
insert into ${inRelease('relationship')} by name
  select * from (values ('Is a', 'Is a', 1, 1, 'Subsumes', 0), ('Mapped from', 'Mapped from', 0, 0, 'Maps to', 0),
    ('Maps to', 'Maps to', 0, 0, 'Mapped from', 0), ('Subsumes', 'Subsumes', 1, 0, 'Is a', 0),
    ('Has answer (PPI)', 'Has answer (PPI)', 0, 0, 'Answer of (PPI)', 0), ('Answer of (PPI)', 'Answer of (PPI)', 0, 0, 'Has answer (PPI)', 0))
    as row_of(relationship_id, relationship_name, is_hierarchical, defines_ancestry, reverse_relationship_id, relationship_concept_id);
`;
