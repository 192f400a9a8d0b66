import { compileConceptSet, wholeRelease } from '@cohortlab/sdk/compile';
import type { ConceptItem, Resolved, ResolvedCohort } from '@cohortlab/sdk/definition';
import { duckdb, emit } from '@cohortlab/sdk/sql';
import type { Database } from '../release/database.js';
import type { Manifest } from '../release/manifest.js';
import { type ConceptList, listConcepts } from './concepts.js';
import type { Teller } from './told.js';

/** What a concept set selects in each release: how many concepts, and those that one alone selects. */
export interface SetChange {
  readonly set: string;
  readonly a: number;
  readonly b: number;
  readonly lost: Omit<ConceptList, 'change'>;
  readonly gained: Omit<ConceptList, 'change'>;
}

interface NamedSet {
  readonly name: string;
  readonly items: readonly ConceptItem[];
}

/** The concept sets of a definition and of all that it refers to, each once. */
export function setsOf(definition: Resolved): NamedSet[] {
  switch (definition.kind) {
    case 'concepts':
      return [definition.concepts];
    case 'cohort':
      return distinct(ofCohort(definition.cohort));
    case 'dataset':
      return distinct([
        ...definition.dataset.conceptSets,
        ...(definition.cohort === null ? [] : ofCohort(definition.cohort))
      ]);
  }
}

const ofCohort = ({ conceptSets, cohorts = {} }: ResolvedCohort): NamedSet[] => [
  ...conceptSets,
  ...Object.values(cohorts).flatMap(ofCohort)
];

const distinct = (sets: readonly NamedSet[]): NamedSet[] => [
  ...new Map(sets.map(({ name, items }) => [JSON.stringify([name, items]), { name, items }])).values()
];

/** Resolves a concept set in both releases; `pairConcepts` came before. */
export async function setChange(
  database: Database,
  { name, items }: NamedSet,
  [a, b]: readonly [Manifest, Manifest],
  tell: Teller,
  limit: number
): Promise<SetChange> {
  const [before, after] = [await select(database, 'a', items, a), await select(database, 'b', items, b)];
  const only = (one: string, other: string): string =>
    `concept_id in (from selected_${one}) and concept_id not in (from selected_${other})`;
  return {
    set: name,
    a: before,
    b: after,
    lost: await listConcepts(database.ask, only('a', 'b'), tell, limit),
    gained: await listConcepts(database.ask, only('b', 'a'), tell, limit)
  };
}

/** Keeps what the items select in one release as `selected_a` or `selected_b`; gives how many concepts it is. */
async function select(
  database: Database,
  side: 'a' | 'b',
  items: readonly ConceptItem[],
  { cdmVersion, cutOff }: Manifest
): Promise<number> {
  const { sql } = emit(compileConceptSet(items, wholeRelease(cdmVersion, cutOff)), duckdb);
  await database.run(`use ${side}`);
  await database.run(
    `create or replace temp table selected_${side} as select distinct concept_id from (${sql})`
  );
  await database.run('use memory');
  const [row] = await database.ask(`select count(*) as concepts from selected_${side}`);
  return Number(row?.['concepts']);
}
