import { join } from 'node:path';
import { ENDLESS, PERSON_ID, TINY_CDM, TINY_PEOPLE, writeDatabase } from '../../testing/tiny-cdm.js';
import { testFolder } from '../../testing/folder.js';
import type { Chunk } from '../chunk.js';
import type { Engine, Query, Staged } from '../engine.js';
import { EngineError } from '../error.js';
import { openDuckDB, type DuckDBLimits } from './instance.js';

const folder = testFolder();
const file = join(folder, 'release.duckdb');
const temporary = join(folder, 'spill');
const limits: DuckDBLimits = {
  memoryMB: 500,
  threads: 2,
  temporary,
  temporaryMB: 2_000,
  connections: { panel: 1, kernel: 2 },
  patience: 50
};

const never = new AbortController().signal;
const engines: Engine[] = [];
async function open(changes: Partial<DuckDBLimits> = {}): Promise<Engine> {
  const engine = await openDuckDB(file, { ...limits, ...changes });
  engines.push(engine);
  return engine;
}
async function query<T>(engine: Engine, use: (query: Query) => Promise<T>, signal = never): Promise<T> {
  const query = await engine.open('kernel', signal);
  try {
    return await use(query);
  } finally {
    await query.close();
  }
}
const code = (code: string) => expect.objectContaining({ name: 'EngineError', code });
const plain = (sql: string) => ({ sql, parameters: {} });

async function ids(query: Query, staged: Staged, column = 0): Promise<bigint[]> {
  const all: bigint[] = [];
  for await (const chunk of query.read(staged)) all.push(...int64s(chunk, column));
  return all;
}
function int64s(chunk: Chunk, column: number): bigint[] {
  const values = chunk.columns[column];
  if (values?.kind !== 'fixed') throw new Error('not a column of fixed width');
  const view = new DataView(values.data.buffer, values.data.byteOffset);
  return Array.from({ length: chunk.rows }, (_, row) => view.getBigInt64(row * 8, true));
}

beforeAll(() => writeDatabase(file, TINY_CDM));
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close(0);
});

describe('ask', () => {
  it('keeps ids exact and dates as dates', async () => {
    const engine = await open();
    const rows = await query(engine, ({ ask }) =>
      ask(`select person_id, n, date '1899-12-31' as day, [1, 2] as list, null as nothing, true as yes
           from person where n < 3 order by n`)
    );
    expect(rows).toEqual([
      { person_id: -9007199254740993n, n: 0n, day: '1899-12-31', list: [1, 2], nothing: null, yes: true },
      { person_id: 9007199254740995n, n: 1n, day: '1899-12-31', list: [1, 2], nothing: null, yes: true },
      { person_id: 2n, n: 2n, day: '1899-12-31', list: [1, 2], nothing: null, yes: true }
    ]);
  });

  it('binds every kind of parameter', async () => {
    const engine = await open();
    const parameters = {
      text: `'; drop table person; --`,
      whole: 2_147_483_647,
      fraction: 1.5,
      id: -9007199254740993n,
      yes: true,
      none: null,
      list: [1, 2, 3],
      empty: []
    };
    const [row] = await query(engine, ({ ask }) =>
      ask(
        `select $text as text, $whole as whole, $fraction as fraction, $id as id, $yes as yes, $none as none,
           list_contains($list, 2) as list, len($empty) as empty, typeof($whole) as type`,
        parameters
      )
    );
    expect(row).toEqual({
      ...parameters,
      list: true,
      empty: 0n,
      type: 'INTEGER'
    });
  });

  it('runs the statements of one query one after the other', async () => {
    const engine = await open();
    const rows = await query(engine, ({ ask }) =>
      Promise.all(Array.from({ length: 20 }, (_, i) => ask(`select ${i} as i from range(10000) limit 1`)))
    );
    expect(rows.map(([row]) => row?.['i'])).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });
});

describe('stage and read', () => {
  it('keeps the order of the statement, row by row', async () => {
    const sql = `select (hash(range) // 2)::bigint as id, range from range(500000)`;
    const engine = await open();
    const [sorted, shuffled] = await query(engine, async query => {
      const staged = await query.stage(plain(`${sql} order by id`));
      expect(staged).toMatchObject({
        rows: 500_000,
        columns: [
          { name: 'id', type: 'int64' },
          { name: 'range', type: 'int64' }
        ]
      });
      const sorted = await ids(query, staged);
      return [sorted, await query.ask('select list(id order by id) as ids from (' + sql + ')')];
    });
    expect(sorted).toEqual(shuffled?.[0]?.['ids']);
  });

  it('takes parameters and keeps ids exact', async () => {
    const engine = await open();
    const read = await query(engine, async query => {
      const statement = { sql: 'select person_id from person where n < $n order by n', parameters: { n: 3 } };
      return ids(query, await query.stage(statement));
    });
    expect(read).toEqual([-9007199254740993n, 9007199254740995n, 2n]);
  });

  it('says what went wrong before anything can be read', async () => {
    const engine = await open();
    const staging = query(engine, query =>
      query.stage(plain(`select if(range = 4000000, error('boom 4711'), range) as x from range(5000000)`))
    );
    await expect(staging).rejects.toMatchObject({
      code: 'engineFailed',
      message: 'The database could not answer the query.',
      detail: expect.stringContaining('boom 4711')
    });
  });

  it('refuses a wide integer that does not fit, rather than change it', async () => {
    const engine = await open();
    const staging = query(engine, query => query.stage(plain('select 170141183460469231731::hugeint as x')));
    await expect(staging).rejects.toEqual(code('engineFailed'));
  });

  it('fails when fewer rows can be read than were staged', async () => {
    const engine = await open();
    const reading = query(engine, async query => {
      const staged = await query.stage(plain('select range as id from range(10000)'));
      await query.ask('delete from temp.main.cohortlab_staged where id = 5000');
      return ids(query, staged);
    });
    await expect(reading).rejects.toEqual(code('engineFailed'));
  });

  it('is interrupted while it reads, and says so', async () => {
    const engine = await open();
    const stop = new AbortController();
    const reading = query(
      engine,
      async query => {
        const staged = await query.stage(plain('select range as id from range(5000000)'));
        for await (const chunk of query.read(staged)) {
          expect(chunk.rows).toBeGreaterThan(0);
          stop.abort(new EngineError('cancelled'));
        }
      },
      stop.signal
    );
    await expect(reading).rejects.toEqual(code('cancelled'));
  });

  it('leaves nothing behind, however the request ends', async () => {
    const engine = await open({ connections: { panel: 1, kernel: 1 } });
    const big = plain(`select range as id, 'text ' || range % 7 as word from range(1000000)`);
    const options = { categories: true };
    await query(engine, query => query.stage(big, options));
    await query(engine, async query => {
      for await (const chunk of query.read(await query.stage(big, options))) if (chunk.rows) return;
    });
    await expect(
      query(engine, async query => {
        await query.stage(big, options);
        throw new Error('the handler failed');
      })
    ).rejects.toThrow('the handler failed');
    const stop = new AbortController();
    const cut = query(
      engine,
      async query => {
        await query.stage(big, options);
        const asked = query.ask(ENDLESS);
        stop.abort(new EngineError('tooSlow'));
        await asked;
      },
      stop.signal
    );
    await expect(cut).rejects.toEqual(code('tooSlow'));
    const left = await query(engine, ({ ask }) =>
      ask(`select table_name as name from duckdb_tables() where database_name <> 'release'
           union all select type_name from duckdb_types() where type_name like 'cohortlab%'`)
    );
    expect(left).toEqual([]);
  });

  it('turns text of few values into indices when asked', async () => {
    const engine = await open();
    await query(engine, async query => {
      const staged = await query.stage(
        plain(`select if(range % 3 = 0, null, 'word ' || range % 3) as few, 'word ' || range as many, null::varchar as none
               from range(100000)`),
        { categories: true }
      );
      expect(staged.columns).toEqual([
        { name: 'few', type: 'category', categories: expect.arrayContaining(['word 1', 'word 2']) },
        { name: 'many', type: 'text' },
        { name: 'none', type: 'text' }
      ]);
      let rows = 0;
      for await (const { columns, rows: some } of query.read(staged)) {
        const [few, many] = columns;
        if (few?.kind !== 'fixed' || many?.kind !== 'text') throw new Error('wrong layout');
        expect(few.data).toHaveLength(some);
        rows += some;
      }
      expect(rows).toBe(100_000);
    });
  });
});

describe('interrupting', () => {
  it('ends a statement at once, with the reason, and the connection works on', async () => {
    const engine = await open({ connections: { panel: 1, kernel: 1 } });
    const stop = new AbortController();
    const endless = query(
      engine,
      ({ ask }) => {
        const asked = ask(ENDLESS);
        stop.abort(new EngineError('tooSlow'));
        return asked;
      },
      stop.signal
    );
    await expect(endless).rejects.toEqual(code('tooSlow'));
    const [row] = await query(engine, ({ ask }) => ask('select count(*) as n from person'));
    expect(row).toEqual({ n: BigInt(TINY_PEOPLE) });
  });

  it('is not lost when it comes at any moment of a statement', async () => {
    const engine = await open({ connections: { panel: 1, kernel: 1 } });
    for (let delay = 0; delay < 20; delay++) {
      const stop = new AbortController();
      setTimeout(() => stop.abort(new EngineError('cancelled')), delay / 2);
      const endless = query(engine, query => query.stage(plain(ENDLESS)), stop.signal);
      await expect(endless).rejects.toEqual(code('cancelled'));
    }
  });
});

describe('connections', () => {
  it('answers busy when the line does not move, and keeps panels apart from kernels', async () => {
    const engine = await open({ connections: { panel: 1, kernel: 1 } });
    const first = await engine.open('kernel', never);
    await expect(engine.open('kernel', never)).rejects.toEqual(code('busy'));
    const panel = await engine.open('panel', never);
    await panel.close();
    const next = engine.open('kernel', never);
    await first.close();
    await (await next).close();
  });

  it('lets whoever gives up leave the line', async () => {
    const engine = await open({ connections: { panel: 1, kernel: 1 }, patience: 60_000 });
    const first = await engine.open('kernel', never);
    const stop = new AbortController();
    const gone = engine.open('kernel', stop.signal);
    const next = engine.open('kernel', never);
    stop.abort(new EngineError('cancelled'));
    await expect(gone).rejects.toEqual(code('cancelled'));
    await first.close();
    await (await next).close();
  });

  it('is given back only when its statement has ended', async () => {
    const engine = await open({ connections: { panel: 1, kernel: 1 }, patience: 60_000 });
    const order: string[] = [];
    const first = await engine.open('kernel', never);
    const slow = first.ask('select count(*) from range(30000000) where hash(range) % 7 = 0').then(() => {
      order.push('statement');
    });
    const closed = first.close().then(() => order.push('closed'));
    const second = await engine.open('kernel', never).then(query => {
      order.push('taken');
      return query;
    });
    await Promise.all([slow, closed]);
    expect(order[0]).toBe('statement');
    await second.close();
  });

  it('interrupts what runs when the engine closes', async () => {
    const engine = await open();
    const running = await engine.open('kernel', never);
    const endless = running.ask(ENDLESS);
    const closed = engine.close(10);
    engines.splice(0);
    await expect(endless).rejects.toEqual(code('cancelled'));
    await running.close();
    await closed;
    expect(engine.sound).toBe(false);
    await expect(engine.open('kernel', never)).rejects.toEqual(code('cancelled'));
  });
});

describe('limits', () => {
  const TOO_MUCH = `select hash(range)::varchar as a, hash(range + 1)::varchar as b from range(10000000)`;

  it('answers tooMuch when neither memory nor disk is enough, and works on', async () => {
    const engine = await open({ memoryMB: 60, temporaryMB: 20 });
    await expect(query(engine, query => query.stage(plain(TOO_MUCH)))).rejects.toEqual(code('tooMuch'));
    expect(engine.sound).toBe(true);
    const [row] = await query(engine, ({ ask }) => ask('select count(*) as n from person'));
    expect(row).toEqual({ n: BigInt(TINY_PEOPLE) });
  });

  it('tells how far it is', async () => {
    const engine = await open();
    await query(engine, async query => {
      const staged = await query.stage(plain('select range as id from range(100000)'));
      const seen: (number | null)[] = [];
      for await (const chunk of query.read(staged)) if (chunk.rows) seen.push(query.progress());
      expect(seen.at(-1)).toBe(100);
      expect(seen).toEqual([...seen].sort((a, b) => (a ?? 0) - (b ?? 0)));
    });
  });
});

describe('the lock', () => {
  it.each([
    `select * from read_csv('/etc/passwd')`,
    `select * from read_text('/etc/passwd')`,
    `copy person to '/tmp/cohortlab-leak.csv'`,
    `attach '/tmp/cohortlab-other.duckdb' as other`,
    'install httpfs',
    'load httpfs',
    'set threads = 1',
    `set enable_external_access = true`,
    `set lock_configuration = false`,
    'delete from release.main.person',
    'create table release.main.x as select 1',
    'drop table release.main.person',
    "export database '/tmp/cohortlab-export'"
  ])('refuses: %s', async sql => {
    const engine = await open();
    await expect(query(engine, ({ ask }) => ask(sql))).rejects.toEqual(code('engineFailed'));
  });
});

describe('faults', () => {
  it.each([
    ['select * from nowhere', 'tableMissing'],
    ['select nothing from person', 'tableMissing'],
    ['select p.nothing from person p', 'tableMissing'],
    [`select 'x'::integer`, 'engineFailed'],
    ['select', 'engineFailed']
  ])('%s is %s', async (sql, expected) => {
    const engine = await open();
    await expect(query(engine, ({ ask }) => ask(sql))).rejects.toEqual(code(expected));
  });
});

it('the ids of the tiny CDM are worth testing with', async () => {
  const engine = await open();
  const [row] = await query(engine, ({ ask }) =>
    ask(`select count(distinct person_id) as people, min(person_id) < -9007199254740992 as low,
           max(person_id) > 9007199254740992 as high, count(*) filter (person_id = ${PERSON_ID.replaceAll('p ', 'n ')}) as same
         from person`)
  );
  expect(row).toMatchObject({ people: BigInt(TINY_PEOPLE), low: true, high: true });
});
