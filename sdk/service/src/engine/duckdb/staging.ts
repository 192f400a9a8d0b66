import { quotedIdentifier } from '@duckdb/node-api';
import type { Ask } from '../ask.js';
import type { Staged, StagedColumn, Statement } from '../engine.js';
import { carried, type Carried } from './types.js';

/** One staged result per connection; temporary tables are seen by their own connection only. */
const TABLE = 'temp.main.cohortlab_staged';
/** About as many as two bytes can number; the count is an estimate, an index may take four. */
const MOST_CATEGORIES = 65_536;

/** A staged result, and the statement that reads it. */
export interface Staging extends Staged {
  readonly select: string;
  /** The types made for it in the instance's catalog. */
  readonly types: readonly string[];
}

/** Runs the statement to its end into a temporary table, in the statement's order. */
export async function stage(ask: Ask, statement: Statement): Promise<Staging> {
  const described = await ask(`describe ${statement.sql}`, statement.parameters);
  const columns = described.map(row => ({
    name: String(row['column_name']),
    ...carried(String(row['column_type']))
  }));
  await ask(createTable(columns, statement.sql), statement.parameters);
  const [counted] = await ask(`select count(*) as n from ${TABLE}`);
  return {
    columns: columns.map(({ name, type }) => ({ name, type })),
    rows: Number(counted?.['n']),
    select: `select * from ${TABLE}`,
    types: []
  };
}

// Columns are taken by position, so that a cast may keep its column's name. Order survives because
// `preserve_insertion_order` is on: DuckDB then fills a table in the order of its query.
function createTable(columns: readonly ({ name: string } & Carried)[], sql: string): string {
  const positions = columns.map((_, i) => `c${i}`);
  const selected = columns.map(
    ({ name, cast }, i) => `${cast ? cast(`c${i}`) : `c${i}`} as ${quotedIdentifier(name)}`
  );
  return `create temp table ${TABLE} as select ${selected.join(', ')} from (${sql}) as q(${positions.join(', ')})`;
}

/**
 * The same rows with text columns of few values as indices into those values. `typeName` must be
 * unique in the instance: the types live in its own catalog until `unstage` drops them.
 */
export async function categorise(ask: Ask, staging: Staging, typeName: string): Promise<Staging> {
  const few = await columnsOfFewValues(ask, staging.columns);
  const columns: StagedColumn[] = [];
  const selected: string[] = [];
  const types: string[] = [];
  for (const [i, column] of staging.columns.entries()) {
    const name = quotedIdentifier(column.name);
    if (!few.has(column)) {
      columns.push(column);
      selected.push(name);
      continue;
    }
    const type = `${typeName}_${i}`;
    await ask(
      `create type ${type} as enum (select distinct ${name} from ${TABLE} where ${name} is not null)`
    );
    const values = await ask(`select unnest(enum_range(null::${type})) as value`);
    columns.push({ ...column, type: 'category', categories: values.map(row => String(row['value'])) });
    selected.push(`${name}::${type} as ${name}`);
    types.push(type);
  }
  return { ...staging, columns, types, select: `select ${selected.join(', ')} from ${TABLE}` };
}

async function columnsOfFewValues(
  ask: Ask,
  columns: readonly StagedColumn[]
): Promise<ReadonlySet<StagedColumn>> {
  const texts = columns.filter(column => column.type === 'text');
  if (texts.length === 0) return new Set();
  const counts = texts.map(({ name }, i) => `approx_count_distinct(${quotedIdentifier(name)}) as n${i}`);
  const [row = {}] = await ask(`select ${counts.join(', ')} from ${TABLE}`);
  return new Set(texts.filter((_, i) => isFew(Number(row[`n${i}`]))));
}

function isFew(values: number): boolean {
  return values > 0 && values < MOST_CATEGORIES;
}

/** Statements that drop all that staging made, whatever of it is there. */
export function unstage(staging: Staging | null): readonly string[] {
  const types = staging?.types ?? [];
  return [`drop table if exists ${TABLE}`, ...types.map(type => `drop type if exists ${type}`)];
}
