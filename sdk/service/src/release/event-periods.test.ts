import { join } from 'node:path';
import { jest } from '@jest/globals';
import { openRelease, type OpenRelease } from '../cli/open.js';
import { testFolder } from '../testing/folder.js';
import { LEAST, writeParquet } from '../testing/parquet.js';
import { alter } from '../testing/tiny-release.js';
import { readCard } from './describe/index.js';
import { readFacts } from './facts.js';
import { prepareRelease } from './prepare/index.js';
import { literal } from './quote.js';

jest.setTimeout(60_000);
const folder = testFolder();

const periods = (...rows: readonly string[]): string =>
  `select i::bigint as observation_period_id, p::bigint as person_id, f::date as observation_period_start_date,
     t::date as observation_period_end_date, 32817 as period_type_concept_id from (values ${rows.join(', ')}) v(i, p, f, t)`;

const APART = periods(
  `(1, 1, '2000-01-01', '2004-12-31')`,
  `(2, 1, '2006-01-01', '2010-12-31')`,
  `(3, 2, '2000-01-01', '2020-12-31')`
);
const SHARED_DAY = periods(`(1, 1, '2000-01-01', '2005-06-01')`, `(2, 1, '2005-06-01', '2010-12-31')`);

/** Conditions of person 1 on the edges of both periods and outside them, one of somebody without a period. */
const CONDITIONS = `select i::bigint as condition_occurrence_id, p::bigint as person_id, 201826 as condition_concept_id,
  d::date as condition_start_date from (values (1, 1, '1999-12-31'), (2, 1, '2000-01-01'), (3, 1, '2004-12-31'),
  (4, 1, '2005-06-01'), (5, 1, '2006-01-01'), (6, 1, '2011-01-01'), (7, 3, '2005-01-01')) v(i, p, d)`;

async function prepared(name: string, source: string): Promise<OpenRelease> {
  const output = join(folder, `${name}.duckdb`);
  await prepareRelease({ source, output, name, threads: 1, cutOff: '2021-01-01' });
  return openRelease(output);
}

const sourceOf = (name: string, observed: string): Promise<string> =>
  writeParquet(join(folder, `${name}-source`), {
    ...LEAST,
    'observation_period.parquet': observed,
    'condition_occurrence.parquet': CONDITIONS
  });

const besides = ({ database }: OpenRelease) =>
  database.ask(
    `select condition_occurrence_id::integer as id, observation_period_start_date::varchar as f,
       observation_period_end_date::varchar as t from condition_occurrence order by id`
  );

test('each event holds the period that it begins in, or none', async () => {
  const release = await prepared('apart', await sourceOf('apart', APART));
  const [first, second] = [
    { f: '2000-01-01', t: '2004-12-31' },
    { f: '2006-01-01', t: '2010-12-31' }
  ];
  const none = { f: null, t: null };
  expect(await besides(release)).toEqual(
    [none, first, first, none, second, none, none].map((period, at) => ({ id: at + 1, ...period }))
  );
  const { eventPeriods } = await readFacts(release.database.ask, release.manifest);
  expect(eventPeriods).toHaveLength(14);
  expect(eventPeriods).not.toContain('observation_period');
  release.close();
});

test('where an event can lie in two periods none is written', async () => {
  const release = await prepared('shared', await sourceOf('shared', SHARED_DAY));
  const { eventPeriods, columns } = await readFacts(release.database.ask, release.manifest);
  expect(eventPeriods).toEqual([]);
  expect(columns['condition_occurrence']).not.toContain('observation_period_start_date');
  release.close();
});

test('they are no part of what the release is known by, and no columns of its data', async () => {
  const release = await openRelease(join(folder, 'apart.duckdb'));
  const card = await readCard(release.database.ask);
  const listed = card.tables.find(({ name }) => name === 'condition_occurrence')!.columns;
  expect(listed.map(({ name }) => name)).toContain('condition_start_date');
  expect(listed.map(({ name }) => name)).not.toContain('observation_period_start_date');
  const files = join(folder, 'again-source');
  await writeParquet(files, LEAST);
  for (const table of ['observation_period', 'condition_occurrence'])
    await release.database.run(
      `copy ${table} to ${literal(join(files, `${table}.parquet`))} (format parquet)`
    );
  release.close();

  const again = await prepared('again', files);
  expect(again.manifest.id).toBe(release.manifest.id);
  expect(again.manifest.notes.join()).not.toContain('observation_period_');
  again.close();
});

test('a release of before has none, whatever columns its tables have', async () => {
  const file = join(folder, 'again.duckdb');
  await alter(file, ['drop table cohortlab.event_period']);
  const { database, manifest, close } = await openRelease(file);
  expect((await readFacts(database.ask, manifest)).eventPeriods).toEqual([]);
  close();
});
