import { findColumn } from '@cohortlab/sdk/cdm';
import { z } from 'zod';
import { identifier } from '../../quote.js';
import { inRelease } from '../../tables.js';
import { forEach } from '../records.js';
import { rule, type Work } from '../rule.js';

/** Columns that are in the database and neither in the CDM nor in an extension: nobody can say what they hold. */
async function strangers({ database, version }: Work): Promise<{ table: string; column: string }[]> {
  const rows = await database.ask(
    `select table_name, column_name from duckdb_columns()
     where database_name = current_database() and schema_name = 'main'`
  );
  return rows.flatMap(row => {
    const [table, column] = [String(row['table_name']), String(row['column_name'])];
    const known = findColumn(table, column);
    const here = known !== undefined && (known.only === null || known.only === version);
    return here ? [] : [{ table, column }];
  });
}

export const unknownColumns = rule({
  kind: 'unknownColumns',
  tiers: ['registered', 'controlled'],
  does: 'Columns that the CDM does not know are dropped.',
  settings: z.strictObject({ kind: z.literal('unknownColumns') }).meta({ id: 'UnknownColumns' }),
  async apply(work) {
    return forEach(await strangers(work), async ({ table, column }) => {
      const [row] = await work.database.ask(
        `select count(${identifier(column)}) as changed from ${inRelease(table)}`
      );
      await work.database.run(`alter table ${inRelease(table)} drop column ${identifier(column)}`);
      return [{ table, column, removed: 0n, changed: row?.['changed'] as bigint }];
    });
  },
  async assert(work) {
    const left = await strangers(work);
    return left.map(({ table, column }) => `${table}.${column} is no column of the CDM`);
  }
});
