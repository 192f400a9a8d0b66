import type { Table } from '@cohortlab/sdk/cdm';
import { countWhere, forEach, peoplesTables, rewrite, setAside } from './records.js';
import type { Change, Work } from './rule.js';

/** Without a record of these the person or the death itself would be gone: their concepts become 0. */
const KEEP_RECORD: readonly string[] = ['person', 'death'];

/** Columns that say what happened; a type concept says only how it came to be known. */
const conceptColumns = ({ columns }: Table): string[] =>
  columns
    .map(({ name }) => name)
    .filter(name => /_concept_id$/.test(name) && !/_type_concept_id$/.test(name));

/** `list` is a table (table_name, concept_id); no table name means every table. */
const listed = (column: string, { name }: Table, list: string): string =>
  `${column} in (select concept_id from ${list} where table_name is null or table_name = '${name}')`;

const holding = (table: Table, list: string): string =>
  conceptColumns(table)
    .map(column => listed(column, table, list))
    .join(' or ') || 'false';

/** Removes the records that hold a listed concept in any column. */
export async function suppressRecords(work: Work, kind: string, list: string): Promise<Change[]> {
  return forEach(await affected(work, list), table => {
    if (!KEEP_RECORD.includes(table.name)) return setAside(work, kind, table.name, holding(table, list));
    const values = conceptColumns(table).map(column => [
      column,
      `if(${listed(`t.${column}`, table, list)}, 0, t.${column})::integer`
    ]);
    return rewrite(work, table.name, Object.fromEntries(values));
  });
}

/** Tables that hold listed concepts, with how many of their records do. */
export async function holdingConcepts(
  work: Work,
  list: string
): Promise<{ table: string; records: bigint }[]> {
  return forEach(await affected(work, list), async table => [
    { table: table.name, records: await countWhere(work, table.name, holding(table, list)) }
  ]);
}

/** No tables at all when the list is empty: a scan of everything would find nothing. */
async function affected(work: Work, list: string): Promise<readonly Table[]> {
  const [row] = await work.database.ask(`select count(*) as n from ${list}`);
  return row?.['n'] === 0n ? [] : peoplesTables(work);
}
