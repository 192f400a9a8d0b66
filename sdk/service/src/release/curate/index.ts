import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type CdmVersion, DOMAINS, type Table, tablesOf } from '@cohortlab/sdk/cdm';
import type { Database } from '../database.js';
import { ASIDE } from '../layout.js';
import { identifier, literal } from '../quote.js';
import { createTables, inRelease, orderOf, tablesIn } from '../tables.js';
import { type ConceptLists, readConceptLists } from './concept-lists.js';
import { type Key, readKey } from './key.js';
import { checkDistinct, derive } from './people.js';
import { type Policy, readPolicy } from './policy.js';
import { CurationError } from './problem.js';
import { type CurationReport, tableCounts } from './report.js';
import type { Rule, Work } from './rule.js';
import { RULES } from './rules.js';
import { runRules } from './run.js';
import { readWithdrawn } from './withdrawal.js';

export { CurationError } from './problem.js';
export { curationFacts } from './facts.js';
export { curationNote, writeReport } from './report.js';

/** What an administrator says of curation. */
export interface CurationOptions {
  /** A policy file, or the name of a shipped profile. */
  readonly policy: string;
  readonly key?: string;
  readonly withdrawn?: string;
}

/** A policy with all that it needs, read and checked: whatever is wrong with it is said before any data are read. */
export interface Curation {
  readonly policy: Policy;
  readonly key: Key;
  /** Person ids of the source; null when no list was given. */
  readonly withdrawn: readonly string[] | null;
  readonly lists: ConceptLists;
}

const REMOVED = 'removed.duckdb';

/** Reads what curation needs. Throws `CurationError`. */
export function readCuration({ policy: source, key, withdrawn }: CurationOptions): Curation {
  const policy = readPolicy(source);
  return {
    policy,
    key: readKey(key),
    withdrawn: withdrawn === undefined ? null : readWithdrawn(withdrawn),
    lists: readConceptLists(policy, dirname(resolve(source)))
  };
}

/** Where the release is written, once it is curated. */
export interface Place {
  /** The release's own file, as a draft. */
  readonly path: string;
  /** Its name as a database. */
  readonly database: string;
}

/**
 * Lets everything be loaded into a database of its own, in the draft's folder: what is deleted from a
 * database file can still be read from its free blocks, so the release's own file never holds it.
 */
export async function beginCuration(database: Database, path: string): Promise<Place> {
  const [row] = await database.ask('select current_database() as name');
  mkdirSync(path + ASIDE, { recursive: true, mode: 0o700 });
  await database.run(`attach ${literal(`${path}.loading`)} as curating_loaded`);
  await database.run(`attach ${literal(join(path + ASIDE, REMOVED))} as curating_removed`);
  await database.run('use curating_loaded');
  return { path, database: String(row?.['name']) };
}

/**
 * Applies a policy to all that was loaded after `beginCuration`, and fills the release with the
 * result, in its order. Throws `CurationError` when an assertion fails.
 */
export async function curate(
  database: Database,
  curation: Curation,
  version: CdmVersion,
  place: Place,
  rules: readonly Rule[] = RULES
): Promise<CurationReport> {
  const loaded = await tablesIn(database.ask, version);
  const before = await tableCounts(database, loaded);
  const filled = loaded.filter(({ name }) => before[name] !== 0n);
  const work = await workOn(database, curation, version, filled);
  const found = await foundOf(work);
  const outcomes = await runRules(work, rules, curation.policy);
  const after = await tableCounts(database, work.tables);
  await fillRelease(work, place);
  return {
    policy: curation.policy,
    keyFingerprint: curation.key.fingerprint,
    withdrawn: curation.withdrawn === null ? null : { listed: BigInt(curation.withdrawn.length), found },
    tables: work.tables.map(({ name }) => ({ table: name, before: before[name]!, after: after[name]! })),
    rules: outcomes
  };
}

async function workOn(
  database: Database,
  curation: Curation,
  version: CdmVersion,
  tables: readonly Table[]
): Promise<Work> {
  const { policy, key, withdrawn, lists } = curation;
  const ids = policy.rules.find(({ kind }) => kind === 'researchIds') as { readonly scope: string };
  await database.run('create schema curating');
  await derive(database, 'person', 'select person_id as id from main.person', {
    research_id: id => key.researchId(ids.scope, 'person', id),
    shift_days: id => String(key.shiftDays(id))
  });
  await checkDistinct(database, 'person');
  return {
    database,
    version,
    tables,
    kinds: new Set(policy.rules.map(({ kind }) => kind)),
    key,
    withdrawn: withdrawn ?? [],
    lists,
    lastDay: await lastDay(database)
  };
}

/** How many of the withdrawn people the source knows. */
async function foundOf({ database, withdrawn }: Work): Promise<bigint> {
  const [row] = await database.ask(
    `select count(*) as n from curating.person where source_id in (select unnest(string_split($ids, ' '))::bigint)`,
    { ids: withdrawn.length === 0 ? null : withdrawn.join(' ') }
  );
  return row?.['n'] as bigint;
}

/** The last end of an observation period, else the last event. */
async function lastDay(database: Database): Promise<string> {
  const events = DOMAINS.filter(({ concept }) => concept !== null).map(
    ({ table, start }) => `select max(${start}) as day from ${inRelease(table)}`
  );
  const [row] = await database.ask(
    `select coalesce((select max(observation_period_end_date) from main.observation_period),
       (select max(day) from (${events.join(' union all ')})))::varchar as day`
  );
  const day = row?.['day'];
  if (typeof day !== 'string')
    throw new CurationError(
      'There are neither observation periods nor events, so ages cannot be told.',
      'Check the source.'
    );
  return day;
}

/** Writes the curated tables into the release's own file, sorted as every release is, and leaves the rest behind. */
async function fillRelease({ database, version, tables }: Work, place: Place): Promise<void> {
  const release = identifier(place.database);
  for (const table of tables)
    await database.run(
      `create table ${release}.${inRelease(table.name)} as select * from ${inRelease(table.name)}
       order by ${orderOf(table).map(identifier).join(', ')}`
    );
  await database.run(`use ${release}`);
  const filled = tables.map(({ name }) => name);
  await database.run(
    createTables(
      tablesOf(version).filter(({ name }) => !filled.includes(name)),
      version
    )
  );
  await database.run('detach curating_loaded');
  await database.run('detach curating_removed');
  chmodSync(join(place.path + ASIDE, REMOVED), 0o600);
}
