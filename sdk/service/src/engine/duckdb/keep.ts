import { DuckDBDateValue, type DuckDBConnection } from '@duckdb/node-api';
import type { SessionTable } from '../engine.js';
import type { Spans } from '../people.js';
import { interruptible } from './interrupt.js';

/** A table and its columns, as cohorts have them. */
const COLUMNS = 'person_id bigint not null, cohort_start_date date not null, cohort_end_date date not null';

/** Writes spans into a table, each once and in order. What was written is gone when it fails. */
export async function keep(
  connection: DuckDBConnection,
  table: SessionTable,
  spans: AsyncIterable<Spans>,
  signal: AbortSignal
): Promise<void> {
  const draft = `${table}_draft`;
  const run = (sql: string) => interruptible(connection, signal, () => connection.run(sql));
  try {
    await run(`create table ${draft} (${COLUMNS})`);
    for await (const some of spans)
      await interruptible(connection, signal, () => append(connection, draft, some));
    await run(`create table ${table} as select distinct * from ${draft} order by all`);
  } finally {
    await connection.run(`drop table if exists ${draft}`);
  }
}

async function append(
  connection: DuckDBConnection,
  table: string,
  { people, starts, ends }: Spans
): Promise<void> {
  const [catalog, schema, name] = table.split('.');
  const appender = await connection.createAppender(name!, schema, catalog);
  for (let row = 0; row < people.length; row++) {
    appender.appendBigInt(people[row]!);
    appender.appendDate(new DuckDBDateValue(starts[row]!));
    appender.appendDate(new DuckDBDateValue(ends[row]!));
    appender.endRow();
  }
  appender.closeSync();
}
