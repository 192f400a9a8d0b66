import { findColumn, findTable, holdsPeople, meaningOf, TABLES } from '@cohortlab/sdk/cdm';
import type { Ask } from '../../engine/ask.js';
import { isEventPeriod } from '../event-periods.js';
import { type Manifest, readManifest } from '../manifest.js';

/** What a release holds; numbers are exact, for the disclosure door. */
export interface Card {
  readonly manifest: Manifest;
  /** Tables that hold records of people, in the order of the CDM. */
  readonly tables: readonly CardTable[];
}

export interface CardTable {
  readonly name: string;
  /** The domain's name for people, such as `Conditions`. */
  readonly domain: string;
  readonly meaning: string;
  readonly people: bigint;
  readonly records: bigint;
  readonly columns: readonly CardColumn[];
}

export interface CardColumn {
  readonly name: string;
  /** A type of the CDM; DuckDB's own name, in lower case, for a column that the CDM does not know. */
  readonly type: string;
  /** Empty when the name says all there is to say. */
  readonly meaning: string;
}

/** Reads what a release says of itself and what there is in its tables of people. */
export async function readCard(ask: Ask): Promise<Card> {
  const manifest = await readManifest(ask);
  const counts = await ask('select table_name, people, records from cohortlab.table_count');
  const columns = await ask(
    `select table_name, column_name, data_type from duckdb_columns()
     where database_name = current_database() and schema_name = 'main' order by table_name, column_index`
  );
  const tables = counts.flatMap(count => {
    const table = findTable(String(count['table_name']));
    if (table === undefined || !holdsPeople(table)) return [];
    const { name, title, meaning } = table;
    const described = columns
      .filter(column => column['table_name'] === name)
      .filter(column => !isEventPeriod(name, String(column['column_name'])))
      .map(column => cardColumn(name, String(column['column_name']), String(column['data_type'])));
    const numbers = { people: count['people'] as bigint, records: count['records'] as bigint };
    return [{ name, domain: title, meaning, ...numbers, columns: described }];
  });
  return { manifest, tables: tables.sort((a, b) => placeOf(a.name) - placeOf(b.name)) };
}

function cardColumn(table: string, name: string, dataType: string): CardColumn {
  const known = findColumn(table, name);
  return { name, type: known?.type ?? dataType.toLowerCase(), meaning: meaningOf(name) };
}

const ORDER = Object.keys(TABLES);
const placeOf = (table: string): number => ORDER.indexOf(table);
