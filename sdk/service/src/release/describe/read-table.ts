import { findColumn, meaningOf } from '@cohortlab/sdk/cdm';
import type { Ask } from '../../engine/ask.js';
import { type Counts, countsOf } from './read.js';
import { type ExactBin, readBins } from './read-values.js';

/** Statistics of a column, exact. */
export interface ColumnFacts extends Counts {
  readonly name: string;
  readonly type: string;
  readonly meaning: string;
  /** Dates: people by the months (counted from the year 0) of their first and of their last one. */
  readonly ends: readonly { readonly at: number; readonly first: bigint; readonly last: bigint }[];
  /** The concepts with most people, those of equal rank by name. */
  readonly concepts: readonly (Counts & { readonly conceptId: number; readonly name: string | null })[];
  readonly bins: readonly ExactBin[];
}

export interface TableFacts extends Counts {
  readonly years: readonly (Counts & { readonly at: number })[];
  /** Months, counted from the year 0. */
  readonly months: readonly (Counts & { readonly at: number })[];
  readonly columns: readonly ColumnFacts[];
}

const MONTH = "date_part('year', month) * 12 + date_part('month', month) - 1";

/**
 * Reads the statistics of a table of people; null when the release has none of that name. `rank` is SQL over
 * `people`: what may be known of it, by which the concepts of a column are chosen, `most` of each.
 */
export async function readTable(
  ask: Ask,
  table: string,
  rank: (column: string) => string,
  most: number
): Promise<TableFacts | null> {
  const of = { table };
  const [count] = await ask(
    'select people, records from cohortlab.table_count where table_name = $table',
    of
  );
  if (count === undefined) return null;
  const series = async (name: string, at: string) =>
    (
      await ask(
        `select (${at})::integer as at, people, records from cohortlab.${name} where table_name = $table order by 1`,
        of
      )
    ).map(row => ({ at: Number(row['at']), ...countsOf(row) }));
  const columns = await ask(
    `select column_name, data_type, people, records from cohortlab.column_count
     join duckdb_columns() using (table_name, column_name)
     where database_name = current_database() and schema_name = 'main' and table_name = $table order by column_index`,
    of
  );
  const ends = await ask(
    `select column_name, (${MONTH})::integer as at, first_people, last_people from cohortlab.column_month where table_name = $table`,
    of
  );
  const concepts = await ask(
    `select column_name, concept_id, concept_name, people, records from cohortlab.column_concept
     where table_name = $table and ${rank('people')} > 0
     qualify row_number() over (partition by column_name order by ${rank('people')} desc, concept_name, concept_id) <= ${most}`,
    of
  );
  const bins = await readBins(ask, table, null);
  const mine = (rows: typeof columns, name: string) => rows.filter(row => row['column_name'] === name);
  return {
    ...countsOf(count),
    years: await series('table_year', 'year'),
    months: await series('table_month', MONTH),
    columns: columns.map(row => {
      const name = String(row['column_name']);
      return {
        name,
        type: findColumn(table, name)?.type ?? String(row['data_type']).toLowerCase(),
        meaning: meaningOf(name),
        ...countsOf(row),
        ends: mine(ends, name).map(end => ({
          at: Number(end['at']),
          first: end['first_people'] as bigint,
          last: end['last_people'] as bigint
        })),
        concepts: mine(concepts, name).map(concept => ({
          conceptId: Number(concept['concept_id']),
          name: concept['concept_name'] as string | null,
          ...countsOf(concept)
        })),
        bins: bins.filter(bin => bin.column === name)
      };
    })
  };
}
