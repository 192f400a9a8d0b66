import { DOMAINS } from '@cohortlab/sdk/cdm';
import { PERIOD } from '@cohortlab/sdk/compile';
import type { Ask } from '../engine/ask.js';
import type { Database } from './database.js';
import { EVENT_PERIODS_DDL } from './layout.js';
import { literal } from './quote.js';
import { inRelease } from './tables.js';

/** Columns of ours in OMOP's tables of events, by name. They can be made anew at any time from what OMOP has. */
const OURS: readonly string[] = Object.values(PERIOD);

/** Tables whose records get the observation period around their start. */
const TABLES = DOMAINS.filter(({ kind }) => kind !== 'observationPeriod');

/** Whether a column of a table of a release is none of the data: an event's period, read beside it. */
export const isEventPeriod = (table: string, column: string): boolean =>
  OURS.includes(column) && TABLES.some(domain => domain.table === table);

/**
 * Writes beside each event the observation period that it begins in, so that whoever asks for events of
 * observed time need not look up the periods of everybody. Nothing is written where two periods of a
 * person share a day: then an event can lie in several.
 */
export async function writeEventPeriods(database: Database): Promise<void> {
  await database.run(EVENT_PERIODS_DDL);
  if (await periodsOverlap(database.ask)) return;
  for (const { table, start } of TABLES) {
    const name = inRelease(table);
    await database.run(
      `${OURS.map(column => `alter table ${name} add column ${column} date`).join('; ')};
       update ${name} set ${OURS.map(column => `${column} = op.${column}`).join(', ')}
       from ${inRelease('observation_period')} op
       where op.person_id = ${name}.person_id and ${name}.${start} between op.${PERIOD.start} and op.${PERIOD.end};
       insert into cohortlab.event_period values (${literal(table)})`
    );
  }
}

/** The tables of a release that hold the period beside each event; none in releases of before. */
export async function readEventPeriods(ask: Ask): Promise<readonly string[]> {
  const [made] = await ask(
    `select 1 from duckdb_tables() where database_name = current_database()
     and schema_name = 'cohortlab' and table_name = 'event_period'`
  );
  if (made === undefined) return [];
  const rows = await ask('select table_name from cohortlab.event_period order by table_name');
  return rows.map(row => String(row['table_name']));
}

/** Whether two observation periods of a person share a day. */
export async function periodsOverlap(ask: Ask): Promise<boolean> {
  const [answer] = await ask(
    `select count(*) > 0 as found from (
       select observation_period_start_date <= max(observation_period_end_date) over (
         partition by person_id order by observation_period_start_date, observation_period_end_date
         rows between unbounded preceding and 1 preceding) as shared_day
       from observation_period) where shared_day`
  );
  return answer?.['found'] === true;
}
