import { join } from 'node:path';
import { testFolder } from '../../testing/folder.js';
import { ENDLESS, TINY_CDM, TINY_PEOPLE, writeDatabase } from '../../testing/tiny-cdm.js';
import type { Engine, Query } from '../engine.js';
import { EngineError } from '../error.js';
import { openDuckDB } from './instance.js';

const folder = testFolder();
const file = join(folder, 'release.duckdb');
const never = new AbortController().signal;
let engine: Engine;

beforeAll(() => writeDatabase(file, TINY_CDM));
beforeEach(async () => {
  engine = await openDuckDB(file, {
    memoryMB: 500,
    threads: 2,
    temporary: join(folder, 'spill'),
    temporaryMB: 2_000,
    // One connection for the kernel: the next query finds what the one before left on it.
    connections: { panel: 1, kernel: 1 },
    patience: 5_000
  });
});
afterEach(() => engine.close(0));

async function query<T>(use: (query: Query) => Promise<T>, signal = never): Promise<T> {
  const query = await engine.open('kernel', signal);
  try {
    return await use(query);
  } finally {
    await query.close();
  }
}

const kept = (name: string, sql: string) => ({ name, sql, parameters: {} });
const left = () => query(({ ask }) => ask('select table_name from duckdb_tables() where temporary'));
const failing = kept('second', `select 'no number'::integer as n`);

test('a statement reads what was kept before it, and so does the next step', async () => {
  const steps = [
    kept('few', 'select n from person where n < $most'),
    kept('fewer', 'select n from few where n > 0')
  ];
  const first = { ...steps[0]!, parameters: { most: 3 } };
  const rows = await query(({ ask }) => ask('select n from fewer order by n', {}, [first, steps[1]!]));
  expect(rows).toEqual([{ n: 1n }, { n: 2n }]);
  expect(await left()).toEqual([]);
});

test('a staged result can come of it, and nothing is left when it was read', async () => {
  const rows = await query(async query => {
    const few = kept('few', 'select person_id from person where n < 5');
    const staged = await query.stage({ sql: 'select * from few', parameters: {}, kept: [few] });
    let read = 0;
    for await (const chunk of query.read(staged)) read += chunk.rows;
    return [staged.rows, read];
  });
  expect(rows).toEqual([5, 5]);
  expect(await left()).toEqual([]);
});

test('nothing is left of steps that failed, whichever of them', async () => {
  for (const statement of [
    { sql: 'select 1', parameters: {}, kept: [kept('first', 'select 1 as n'), failing] },
    { sql: 'select nothing from first', parameters: {}, kept: [kept('first', 'select 1 as n')] }
  ]) {
    await expect(query(({ ask }) => ask(statement.sql, {}, statement.kept))).rejects.toThrow(EngineError);
    await expect(query(each => each.stage(statement))).rejects.toThrow(EngineError);
    expect(await left()).toEqual([]);
  }
});

test('nothing is left of steps that were given up', async () => {
  const stop = new AbortController();
  const steps = [kept('first', 'select 1 as n'), kept('endless', ENDLESS)];
  const asked = query(({ ask }) => {
    const answer = ask('select 1', {}, steps);
    // What runs when the interrupt comes is interrupted, and what would run after it does not.
    setImmediate(() => stop.abort(new EngineError('cancelled')));
    return answer;
  }, stop.signal);
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  expect(await left()).toEqual([]);
});

test('queries do not see what others keep, nor do the statements of one query mix it up', async () => {
  const panel = await engine.open('panel', never);
  await query(async ({ ask }) => {
    const answers = await Promise.all([
      panel.ask('select n from same', {}, [kept('same', 'select 1 as n')]),
      ...[2, 3, 4].map(n => ask('select n from same', {}, [kept('same', `select ${n} as n`)]))
    ]);
    expect(answers).toEqual([1, 2, 3, 4].map(n => [{ n }]));
    await panel.close();
    expect(await ask('select n from same')).toEqual([{ n: 4 }]);
  });
  await expect(query(({ ask }) => ask('select n from same'))).rejects.toMatchObject({ code: 'tableMissing' });
});

test.each(['person', 'a"b', "it's; drop table person", 'temp.main.x', 'select', 'Größe 人'])(
  'rows kept as %j are read under that name, and the release is what it was',
  async name => {
    const table = `"${name.replaceAll('"', '""')}"`;
    const rows = await query(({ ask }) => ask(`select * from ${table}`, {}, [kept(name, 'select 7 as n')]));
    expect(rows).toEqual([{ n: 7 }]);
    expect(await left()).toEqual([]);
    expect(await query(({ ask }) => ask('select count(*) as people from person'))).toEqual([
      { people: BigInt(TINY_PEOPLE) }
    ]);
  }
);
