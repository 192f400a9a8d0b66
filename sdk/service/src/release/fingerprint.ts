import { createHash } from 'node:crypto';
import type { Database } from './database.js';
import { identifier, literal } from './quote.js';

/** What a table holds, in one word: equal for equal rows, in whatever order and wherever they lie. */
export interface Fingerprint {
  readonly table: string;
  readonly records: bigint;
  /** SHA-256, hexadecimal, of the columns, the number of rows and the sums of the rows' MD5. */
  readonly sha256: string;
}

/** The columns of each table of a schema, in their order. */
type Columns = ReadonlyMap<string, readonly { readonly name: string; readonly type: string }[]>;

/**
 * Takes the fingerprints of a schema's tables, by name. A row is the text of its values; its MD5 is
 * taken as two numbers of 64 bits, and the numbers are added up over all rows, so that neither the order
 * of rows nor the number of threads matters. It tells different contents apart; it is no seal against
 * forgery. `onTable` is told of each table beforehand.
 */
export async function fingerprints(
  database: Database,
  schema: string,
  onTable: (table: string) => void
): Promise<Fingerprint[]> {
  const made: Fingerprint[] = [];
  for (const [table, columns] of await columnsOf(database, schema)) {
    onTable(table);
    const values = columns.map(({ name }) => `coalesce(${identifier(name)}::varchar, chr(30))`);
    const [sums] = await database.ask(
      `select count(*) as records,
         coalesce(sum((md5 & 18446744073709551615)::ubigint), 0)::varchar as low,
         coalesce(sum((md5 >> 64)::ubigint), 0)::varchar as high
       from (select md5_number(concat_ws(chr(31), ${values.join(', ')})) as md5
             from ${identifier(schema)}.${identifier(table)})`
    );
    const { records, low, high } = sums as { records: bigint; low: string; high: string };
    const content = [columns.map(({ name, type }) => [name, type]), String(records), low, high];
    made.push({ table, records, sha256: sha256(JSON.stringify(content)) });
  }
  return made;
}

async function columnsOf(database: Database, schema: string): Promise<Columns> {
  const rows = await database.ask(
    `select table_name as table, column_name as name, data_type as type from duckdb_columns()
     where database_name = current_database() and schema_name = $schema order by table_name, column_index`,
    { schema }
  );
  const tables = new Map<string, { name: string; type: string }[]>();
  for (const row of rows) {
    const columns = tables.get(String(row['table'])) ?? [];
    columns.push({ name: String(row['name']), type: String(row['type']) });
    tables.set(String(row['table']), columns);
  }
  return tables;
}

/** SHA-256 of a text, hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The tables of a schema, by name. */
export async function tableNames(database: Pick<Database, 'ask'>, schema: string): Promise<string[]> {
  const rows = await database.ask(
    `select table_name as name from duckdb_tables()
     where database_name = current_database() and schema_name = ${literal(schema)} and not temporary
     order by table_name`
  );
  return rows.map(({ name }) => String(name));
}
