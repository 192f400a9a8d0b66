import { findTable, holdsPeople, isVocabulary } from '@cohortlab/sdk/cdm';
import type { Ask } from '../engine/ask.js';
import { isEventPeriod } from '../release/event-periods.js';
import type { Teller, Told } from './told.js';

/** A table that is not the same in both releases. Null: the release does not have it. */
export interface TableChange {
  readonly table: string;
  readonly a: Size | null;
  readonly b: Size | null;
  readonly columnsAdded: readonly string[];
  readonly columnsRemoved: readonly string[];
}

export interface Size {
  readonly records: Told;
  /** Null for tables that are not of people. */
  readonly people: Told | null;
}

interface Side {
  readonly sha256: string;
  readonly size: Size;
  readonly columns: readonly string[];
}

/** The tables that differ, by name, and how many hold the same in both. */
export async function tableChanges(
  ask: Ask,
  tell: Teller
): Promise<{ readonly changed: readonly TableChange[]; readonly same: number }> {
  const [a, b] = [await sideOf(ask, 'a', tell), await sideOf(ask, 'b', tell)];
  const names = [...new Set([...a.keys(), ...b.keys()])].sort();
  const differing = names.filter(name => a.get(name)?.sha256 !== b.get(name)?.sha256);
  const changed = differing.map(table => {
    const [before, after] = [a.get(table), b.get(table)];
    const both = before !== undefined && after !== undefined;
    return {
      table,
      a: before?.size ?? null,
      b: after?.size ?? null,
      columnsAdded: both ? without(after.columns, before.columns) : [],
      columnsRemoved: both ? without(before.columns, after.columns) : []
    };
  });
  return { changed, same: names.length - differing.length };
}

const without = (some: readonly string[], others: readonly string[]): string[] =>
  some.filter(name => !others.includes(name));

async function sideOf(ask: Ask, side: 'a' | 'b', tell: Teller): Promise<ReadonlyMap<string, Side>> {
  const columns = await ask(
    `select table_name, list(column_name order by column_index) as columns from duckdb_columns()
     where database_name = '${side}' and schema_name = 'main' group by table_name`
  );
  const rows = await ask(
    `select table_name, sha256, c.records, coalesce(t.people, 0) as people
     from ${side}.cohortlab.content c left join ${side}.cohortlab.table_count t using (table_name)`
  );
  return new Map(
    rows.map(row => {
      const name = String(row['table_name']);
      const all = (columns.find(column => column['table_name'] === name)?.['columns'] ?? []) as string[];
      const own = all.filter(column => !isEventPeriod(name, column));
      const size = sizeOf(name, row['records'] as bigint, row['people'] as bigint, tell);
      return [name, { sha256: String(row['sha256']), size, columns: own }];
    })
  );
}

/** What is counted tells nothing of people in a vocabulary; anything else goes the way of people. */
function sizeOf(name: string, records: bigint, people: bigint, tell: Teller): Size {
  const table = findTable(name);
  if (table !== undefined && holdsPeople(table))
    return { records: tell.records(records, people), people: tell.people(people) };
  const open = table !== undefined && isVocabulary(table);
  return { records: open ? { kind: 'exact', value: Number(records) } : tell.people(records), people: null };
}
