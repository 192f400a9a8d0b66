import { domainOfTable, holdsPeople, isVocabulary, type Table } from '@cohortlab/sdk/cdm';
import { identifier } from '../quote.js';
import { inRelease } from '../tables.js';
import type { Change, Work } from './rule.js';

/** Tables whose records belong to people. */
export const peoplesTables = ({ tables }: Work): readonly Table[] => tables.filter(holdsPeople);

/** Everything but the vocabularies. */
export const dataTables = ({ tables }: Work): readonly Table[] =>
  tables.filter(table => !isVocabulary(table));

/** When a record began; null for a table without such a day. */
export function startOf(table: Table): string | null {
  if (table.name === 'person') return null;
  const first = table.columns.find(({ type }) => type === 'date');
  return domainOfTable(table.name)?.start ?? first?.name ?? null;
}

/** One number of a query of one row. */
export async function count({ database }: Work, sql: string): Promise<bigint> {
  const [row] = await database.ask(`select (${sql})::bigint as n`);
  return row?.['n'] as bigint;
}

/** How many records `t` of a table fit a condition. */
export const countWhere = (work: Work, table: string, condition: string): Promise<bigint> =>
  count(work, `select count(*) from ${inRelease(table)} t where ${condition}`);

/** Takes records out of a table and keeps them aside for the administrator, under the rule's name. */
export async function setAside(
  work: Work,
  kind: string,
  table: string,
  condition: string
): Promise<Change[]> {
  const removed = await countWhere(work, table, condition);
  if (removed === 0n) return [];
  const { database } = work;
  const schema = `curating_removed.${identifier(kind)}`;
  const chosen = `select * from ${inRelease(table)} t where ${condition}`;
  await database.run(`create schema if not exists ${schema}`);
  await database.run(`create table if not exists ${schema}.${identifier(table)} as ${chosen} limit 0`);
  await database.run(`insert into ${schema}.${identifier(table)} ${chosen}`);
  await discard(work, table, condition);
  return [{ table, removed, changed: 0n }];
}

/** Takes records out of a table for good. */
export async function discard(work: Work, table: string, condition: string): Promise<Change[]> {
  const removed = await countWhere(work, table, condition);
  if (removed === 0n) return [];
  await work.database.run(`delete from ${inRelease(table)} as t where ${condition}`);
  return [{ table, removed, changed: 0n }];
}

/**
 * Gives columns of a table other values: SQL over the record `t` and what `joins` adds, which may
 * not multiply records. The table is written anew, which is faster than updating most of it.
 */
export async function rewrite(
  { database }: Work,
  table: string,
  values: Readonly<Record<string, string>>,
  joins = ''
): Promise<Change[]> {
  const columns = Object.entries(values);
  if (columns.length === 0) return [];
  const from = `from ${inRelease(table)} t ${joins}`;
  const counts = columns.map(
    ([name, value], place) =>
      `count(*) filter ((${value}) is distinct from t.${identifier(name)}) as changed_${place}`
  );
  const [row] = await database.ask(`select ${counts.join(', ')} ${from}`);
  const changes = columns.flatMap(([column], place) => {
    const changed = row?.[`changed_${place}`] as bigint;
    return changed === 0n ? [] : [{ table, column, removed: 0n, changed }];
  });
  if (changes.length === 0) return [];
  const replaced = columns.map(([name, value]) => `(${value}) as ${identifier(name)}`);
  await database.run(
    `create or replace table ${inRelease(table)} as select t.* replace (${replaced.join(', ')}) ${from}`
  );
  return changes;
}

/** Does the same to table after table, in order: the database has one connection. */
export async function forEach<T, R>(
  list: readonly T[],
  work: (entry: T) => Promise<readonly R[]>
): Promise<R[]> {
  const made: R[] = [];
  for (const entry of list) made.push(...(await work(entry)));
  return made;
}

/** A sentence when there are any; none when there are not. */
export const none = (n: bigint, sentence: string): string[] => (n === 0n ? [] : [sentence]);
