import type { Resolved } from '@cohortlab/sdk/definition';
import type { Database } from '../release/database.js';
import type { Manifest } from '../release/manifest.js';
import { type ConceptList, conceptLists, pairConcepts } from './concepts.js';
import { setChange, type SetChange, setsOf } from './definitions.js';
import { type FactChange, factChanges, type RuleChange, ruleChanges } from './facts.js';
import { type PeopleChange, peopleChange } from './people.js';
import { type TableChange, tableChanges } from './tables.js';
import { EXACTLY, THROUGH_THE_DOOR } from './told.js';

export type { ConceptChange, ConceptList, ListedConcept } from './concepts.js';
export type { SetChange } from './definitions.js';
export type { Told } from './told.js';

/** Two releases, attached to one database as `a` and `b`. */
export interface Pair {
  readonly database: Database;
  readonly a: Manifest;
  readonly b: Manifest;
}

export interface CompareOptions {
  /** Tell counts of people exactly, not through the door. */
  readonly exact: boolean;
  /** Concepts that a list names at most. */
  readonly limit: number;
  /** Definitions whose concept sets are resolved in both. */
  readonly definitions: readonly { readonly file: string; readonly definition: Resolved }[];
}

/** What differs from release `a` to release `b`. */
export interface Difference {
  readonly a: { readonly name: string; readonly id: string };
  readonly b: { readonly name: string; readonly id: string };
  readonly facts: readonly FactChange[];
  readonly rules: readonly RuleChange[];
  readonly people: PeopleChange;
  readonly tables: readonly TableChange[];
  /** How many tables hold the same in both. */
  readonly sameTables: number;
  readonly concepts: readonly ConceptList[];
  readonly definitions: readonly { readonly file: string; readonly sets: readonly SetChange[] }[];
}

/** Compares two releases. Counts are told as `options` say; there are no ids of people in the answer. */
export async function compareReleases(pair: Pair, options: CompareOptions): Promise<Difference> {
  const { database, a, b } = pair;
  const { ask } = database;
  const tell = options.exact ? EXACTLY : THROUGH_THE_DOOR;
  const tables = await tableChanges(ask, tell);
  await pairConcepts(database);
  const definitions = [];
  for (const { file, definition } of options.definitions) {
    const sets = [];
    for (const set of setsOf(definition))
      sets.push(await setChange(database, set, [a, b], tell, options.limit));
    definitions.push({ file, sets });
  }
  return {
    a: { name: a.name, id: a.id },
    b: { name: b.name, id: b.id },
    facts: factChanges(a, b),
    rules: ruleChanges(a, b),
    people: await peopleChange(ask, a, b, tell),
    tables: tables.changed,
    sameTables: tables.same,
    concepts: await conceptLists(ask, tell, options.limit),
    definitions
  };
}
