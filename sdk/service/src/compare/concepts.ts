import type { Ask } from '../engine/ask.js';
import type { Database } from '../release/database.js';
import type { Teller, Told } from './told.js';

/** What can happen to a concept, as conditions over its rows `a` and `b`; each concept has the first that holds. */
const CHANGES = {
  added: 'a.concept_id is null',
  removed: 'b.concept_id is null',
  nonStandard: "a.standard_concept = 'S' and b.standard_concept is distinct from 'S'",
  standard: "a.standard_concept is distinct from 'S' and b.standard_concept = 'S'",
  domain: 'a.domain_id is distinct from b.domain_id',
  invalid: 'a.invalid_reason is null and b.invalid_reason is not null',
  renamed: 'a.concept_name is distinct from b.concept_name'
} as const;
export type ConceptChange = keyof typeof CHANGES | 'appeared' | 'vanished';

/** A concept that a list names. */
export interface ListedConcept {
  readonly conceptId: number;
  readonly name: string;
  readonly vocabulary: string;
  /** People with a record of the concept itself. */
  readonly a: Told;
  readonly b: Told;
  /** The standard concepts that it maps to in b. */
  readonly mapsTo: readonly { readonly conceptId: number; readonly name: string }[];
}

/** Concepts to which one thing happened: how many, and those with most people, then by name. */
export interface ConceptList {
  readonly change: ConceptChange;
  readonly total: number;
  readonly concepts: readonly ListedConcept[];
}

const PREPARE = `
create temp table concept_pair as
  select concept_id, coalesce(b.concept_name, a.concept_name) as name, coalesce(b.vocabulary_id, a.vocabulary_id) as vocabulary,
    case ${Object.entries(CHANGES)
      .map(([change, when]) => `when ${when} then '${change}'`)
      .join(' ')} end as change,
    coalesce(ca.people, 0) as people_a, coalesce(cb.people, 0) as people_b
  from a.main.concept a full join b.main.concept b using (concept_id)
    left join a.cohortlab.concept_count ca using (concept_id) left join b.cohortlab.concept_count cb using (concept_id)`;

/** Puts the concepts of both releases side by side, for `conceptLists` and `listConcepts`. */
export async function pairConcepts(database: Database): Promise<void> {
  await database.run(PREPARE);
}

/** What happened to concepts: in the vocabulary, then in the records. A kind of change that did not occur is left out. */
export async function conceptLists(ask: Ask, tell: Teller, limit: number): Promise<ConceptList[]> {
  const wheres: (readonly [ConceptChange, string])[] = [
    ...(Object.keys(CHANGES) as (keyof typeof CHANGES)[]).map(
      change => [change, `change = '${change}'`] as const
    ),
    ['appeared', `people_a < ${tell.least} and people_b >= ${tell.least}`],
    ['vanished', `people_a >= ${tell.least} and people_b < ${tell.least}`]
  ];
  const lists: ConceptList[] = [];
  for (const [change, where] of wheres) {
    const list = await listConcepts(ask, where, tell, limit);
    if (list.total > 0) lists.push({ change, ...list });
  }
  return lists;
}

/** The concepts of `concept_pair` that fulfil a condition, those with most people first, then by name. */
export async function listConcepts(
  ask: Ask,
  where: string,
  tell: Teller,
  limit: number
): Promise<Omit<ConceptList, 'change'>> {
  const [count] = await ask(`select count(*) as total from concept_pair where ${where}`);
  const told = `greatest(people_a, people_b) >= ${tell.least}`;
  const columns = 'select concept_id, name, vocabulary, people_a, people_b from concept_pair';
  const many = await ask(`${columns} where (${where}) and ${told} order by name, concept_id`);
  const rank = (row: Readonly<Record<string, unknown>>): number =>
    Math.max(tell.rank(row['people_a'] as bigint), tell.rank(row['people_b'] as bigint));
  const first = [...many].sort((one, other) => rank(other) - rank(one)).slice(0, limit);
  const few = await ask(
    `${columns} where (${where}) and not ${told} order by name, concept_id limit ${limit - first.length}`
  );
  const rows = [...first, ...few];
  const targets = await mapped(
    ask,
    rows.map(row => Number(row['concept_id']))
  );
  const concepts = rows.map(row => ({
    conceptId: Number(row['concept_id']),
    name: String(row['name']),
    vocabulary: String(row['vocabulary']),
    a: tell.people(row['people_a'] as bigint),
    b: tell.people(row['people_b'] as bigint),
    mapsTo: targets.filter(({ from }) => from === Number(row['concept_id'])).map(({ to }) => to)
  }));
  return { total: Number(count?.['total']), concepts };
}

/** What concepts map to in b, other than themselves. */
async function mapped(
  ask: Ask,
  ids: readonly number[]
): Promise<{ from: number; to: { conceptId: number; name: string } }[]> {
  if (ids.length === 0) return [];
  const rows = await ask(
    `select distinct concept_id_1 as source, concept_id_2 as target, concept_name as name
     from b.main.concept_relationship r join b.main.concept c on c.concept_id = concept_id_2
     where relationship_id = 'Maps to' and concept_id_1 <> concept_id_2 and r.invalid_reason is null
       and list_contains($ids, concept_id_1) order by source, name`,
    { ids: [...ids] }
  );
  return rows.map(row => ({
    from: Number(row['source']),
    to: { conceptId: Number(row['target']), name: String(row['name']) }
  }));
}
