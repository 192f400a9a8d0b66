import type { ReleaseFacts } from '@cohortlab/sdk/compile';
import type { Ask } from '../engine/ask.js';
import { periodsOverlap, readEventPeriods } from './event-periods.js';
import type { Manifest } from './manifest.js';

/** By the manifest of an open release: a release does not change while it is open. */
const known = new WeakMap<Manifest, ReleaseFacts>();

/** What the compiler must know of the release that the statements run on; looked up once while it is open. */
export async function readFacts(ask: Ask, manifest: Manifest): Promise<ReleaseFacts> {
  const before = known.get(manifest);
  if (before !== undefined) return before;
  const { cutOff, cdmVersion } = manifest;
  const columns = await columnsIn(ask);
  const facts = {
    cutOff,
    cdmVersion,
    columns,
    periodsOverlap: !Object.hasOwn(columns, 'observation_period') || (await periodsOverlap(ask)),
    large: await isLarge(ask, columns),
    eventPeriods: await readEventPeriods(ask)
  };
  known.set(manifest, facts);
  return facts;
}

/** From so many observation periods on, a join that starts at the wrong side costs more than a statement. */
const LARGE = 100_000;

async function isLarge(ask: Ask, columns: ReleaseFacts['columns']): Promise<boolean> {
  if (!Object.hasOwn(columns, 'observation_period')) return false;
  const [answer] = await ask(`select count(*) >= ${LARGE} as large from observation_period`);
  return answer?.['large'] === true;
}

async function columnsIn(ask: Ask): Promise<ReleaseFacts['columns']> {
  const rows = await ask(
    `select table_name, list(column_name order by column_index) as columns from duckdb_columns()
     where database_name = current_database() and schema_name = 'main' group by table_name`
  );
  return Object.fromEntries(
    rows.map(row => [String(row['table_name']), row['columns'] as readonly string[]])
  );
}
