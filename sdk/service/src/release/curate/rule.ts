import type { CdmVersion, Table } from '@cohortlab/sdk/cdm';
import type { Tier } from '@cohortlab/sdk/wire';
import type { z } from 'zod';
import type { Database } from '../database.js';
import type { ConceptLists } from './concept-lists.js';
import type { Key } from './key.js';

/** What a rule did to one table; counts are exact, for the administrator alone. */
export interface Change {
  readonly table: string;
  readonly column?: string;
  readonly removed: bigint;
  readonly changed: bigint;
}

/** What a rule works on: all records as they were loaded, in a database that nobody else ever sees. */
export interface Work {
  readonly database: Database;
  readonly version: CdmVersion;
  /** The tables that hold records, with the columns that they have of those that the version or an extension knows. */
  readonly tables: readonly Table[];
  /** Kinds of the policy's rules. */
  readonly kinds: ReadonlySet<string>;
  readonly key: Key;
  /** Person ids of the source. */
  readonly withdrawn: readonly string[];
  /** Concepts that the policy names by a file. */
  readonly lists: ConceptLists;
  /** The last day of the records as they were loaded, `YYYY-MM-DD`. */
  readonly lastDay: string;
}

/**
 * One privacy rule. `observe` notes what the assertion needs of the records before; `apply` changes
 * them; `assert` looks at the result, after all rules, and says what is wrong with it, without values.
 */
export interface Rule<Settings extends z.ZodObject = z.ZodObject> {
  readonly kind: string;
  /** The tiers whose policies cannot be without it. */
  readonly tiers: readonly Tier[];
  /** One sentence for people. */
  readonly does: string;
  readonly settings: Settings;
  observe?(work: Work, settings: z.infer<Settings>): Promise<void>;
  apply(work: Work, settings: z.infer<Settings>): Promise<readonly Change[]>;
  assert(work: Work, settings: z.infer<Settings>): Promise<readonly string[]>;
}

/** Lets TypeScript infer a rule's settings. */
export const rule = <Settings extends z.ZodObject>(made: Rule<Settings>): Rule<Settings> =>
  Object.freeze(made);
