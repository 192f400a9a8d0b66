import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import type { Chunk, Values } from '../engine/chunk.js';
import { openDuckDB } from '../engine/duckdb/instance.js';
import type { Engine, StagedColumn } from '../engine/engine.js';
import { EngineError } from '../engine/error.js';
import { testFolder } from '../testing/folder.js';
import { python } from '../testing/python.js';
import { TINY_CDM, writeDatabase } from '../testing/tiny-cdm.js';
import { arrowStream } from './stream.js';

const folder = testFolder();
const file = join(folder, 'tiny.duckdb');
const never = new AbortController().signal;
let engine: Engine;
beforeAll(async () => {
  await writeDatabase(file, TINY_CDM);
  engine = await openDuckDB(file, {
    memoryMB: 500,
    threads: 2,
    temporary: join(folder, 'spill'),
    temporaryMB: 1_000,
    connections: { panel: 1, kernel: 1 },
    patience: 1_000
  });
});
afterAll(() => engine.close(0));

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

async function streamed(sql: string, categories = false): Promise<Buffer> {
  const query = await engine.open('kernel', never);
  try {
    const staged = await query.stage({ sql, parameters: {} }, { categories });
    return await collect(arrowStream(staged.columns, query.read(staged)));
  } finally {
    await query.close();
  }
}

/** Reads our stream and runs the same SQL by itself: types and values must be the same. */
const COMPARE = `
import sys, json, duckdb, pyarrow as pa, pyarrow.ipc
file, sql = sys.argv[1:]
with pa.ipc.open_stream(sys.stdin.buffer) as reader:
    ours = reader.read_all()
ours.validate(full=True)
encoded = [str(f.type) for f in ours.schema if pa.types.is_dictionary(f.type)]
ours = pa.table({f.name: (c.cast(f.type.value_type) if pa.types.is_dictionary(f.type) else c)
                 for f, c in zip(ours.schema, ours.columns)})
theirs = duckdb.connect(file, read_only=True).execute(sql).to_arrow_table()
types = [[str(f.type) for f in t.schema] for t in (ours, theirs)]
wrong = [f.name for f, a, b in zip(ours.schema, ours.columns, theirs.columns)
         if not a.equals(b) and str(a.to_pylist()) != str(b.to_pylist())]
print(json.dumps({'rows': ours.num_rows, 'types': types[0], 'sameTypes': types[0] == types[1],
                  'names': ours.schema.names == theirs.schema.names, 'wrong': wrong, 'encoded': encoded}))
`;
async function compared(sql: string, categories = false) {
  return JSON.parse(await python(COMPARE, [file, sql], await streamed(sql, categories))) as unknown;
}
const same = { sameTypes: true, names: true, wrong: [] };

const EVERYTHING = `
  select if(i % 7 = 0, null, (i - 100000) * 92233720368547::bigint) as id,
    if(i % 11 = 0, null, i % 3 = 0) as flag,
    if(i % 5 = 0, null, (i - 100000)::integer) as whole,
    case i % 9 when 0 then null when 1 then 'nan'::double when 2 then '-inf'::double else i / 7 end as number,
    if(i % 13 = 0, null, date '1970-01-01' - (i - 100000)::integer) as day,
    if(i % 17 = 0, null, timestamp '1969-12-31 23:59:59.999999' - to_microseconds(i * 86399999999)) as moment,
    case i % 8 when 0 then null when 1 then '' when 2 then 'twelve bytes' when 3 then 'thirteen byte'
      when 4 then 'Ünïcödé 漢字 😀' when 5 then 'row ' || i when 6 then repeat('long ' || i, 20)
      else 'x' end as text,
    null::integer as nothing
  from range(200000) t(i) order by i`;

describe('what pyarrow reads', () => {
  it('is what DuckDB itself gives: ids, dates before 1970, nulls, unicode, long text', async () => {
    expect(await compared(EVERYTHING)).toMatchObject({ rows: 200_000, ...same });
  });

  it('is the same with dictionaries', async () => {
    const sql = `select if(i % 10 = 0, null, 'value ' || i % 200) as few, 'many ' || i as many,
        'm ' || i % 3000 as middle, null::varchar as none from range(150000) t(i) order by i`;
    expect(await compared(sql, true)).toMatchObject({
      rows: 150_000,
      ...same,
      encoded: [
        'dictionary<values=string, indices=uint8, ordered=0>',
        'dictionary<values=string, indices=uint16, ordered=0>'
      ]
    });
  });

  it('holds every record of a table, ids exact', async () => {
    for (const table of ['person', 'condition_occurrence', 'concept'])
      expect(await compared(`select * from ${table} order by all`)).toMatchObject(same);
  });

  it('holds texts of every length, wherever they lie in memory', async () => {
    const text = (i: string) =>
      `repeat(chr(97 + (hash(${i}) % 26)::integer), (hash(${i} * 3) % 60)::integer)`;
    const sql = `select ${text('i')} as many, ${text('i % 300')} as some, if(i % 4 = 0, null, ${text('i')}) as most
      from range(100000) t(i) order by hash(i)`;
    expect(await compared(sql)).toMatchObject({ rows: 100_000, ...same });
  });

  it('has columns and no rows for an empty result', async () => {
    const sql = `${EVERYTHING.replace('from range(200000)', 'from range(0)')}`;
    expect(await compared(sql)).toMatchObject({ rows: 0, ...same });
  });

  it('holds texts of 2 MB', async () => {
    expect(await compared(`select repeat('0123456789', 200000) as t, i from range(4) t(i)`)).toMatchObject({
      rows: 4,
      ...same
    });
  });

  it('has a sane type for every type of DuckDB', async () => {
    const types = {
      '1::tinyint': 'int32',
      '1::utinyint': 'int32',
      '1::smallint': 'int32',
      '4294967295::uinteger': 'int64',
      '9223372036854775807::hugeint': 'int64',
      '1.5::decimal(18, 3)': 'double',
      '1.5::float': 'double',
      "timestamp_ns '2020-01-01 00:00:00.123456789'": 'timestamp[us]',
      "timestamp_s '2020-01-01 00:00:01'": 'timestamp[us]',
      "timestamptz '2020-01-01 00:00:00+02'": 'timestamp[us]',
      "time '12:34:56'": 'string',
      "uuid '00000000-0000-0000-0000-000000000001'": 'string',
      '[1, 2]': 'string',
      "'a'::enum('a', 'b')": 'string',
      null: 'int32'
    };
    const columns = Object.keys(types).map((value, i) => `${value} as c${i}`);
    const print = `import sys, json, pyarrow as pa, pyarrow.ipc
table = pa.ipc.open_stream(sys.stdin.buffer).read_all()
print(json.dumps([[str(f.type) for f in table.schema], [str(c[0]) for c in table.columns]]))`;
    const [found, values] = JSON.parse(
      await python(print, [], await streamed(`select ${columns.join(', ')}`))
    ) as [string[], string[]];
    expect(found).toEqual(Object.values(types));
    expect(values.slice(3, 10)).toEqual([
      '4294967295',
      '9223372036854775807',
      '1.5',
      '1.5',
      '2020-01-01 00:00:00.123456',
      '2020-01-01 00:00:01',
      '2019-12-31 22:00:00'
    ]);
  });
});

describe('batches', () => {
  it('come while the engine is read, the first one early', async () => {
    const query = await engine.open('kernel', never);
    const staged = await query.stage({ sql: 'select range as id from range(300000)', parameters: {} });
    const sizes = [];
    for await (const piece of arrowStream(staged.columns, query.read(staged))) sizes.push(piece.byteLength);
    await query.close();
    expect(sizes.length).toBe(1 + 1 + 5 + 1);
    expect(sizes[1]).toBeLessThan(40_000);
    expect(Math.max(...sizes)).toBeLessThan(600_000);
  });

  it('are not made before they are asked for', async () => {
    let made = 0;
    async function* chunks(): AsyncGenerator<Chunk, void, undefined> {
      for (; made < 1_000; made++) yield chunkOf(Array<bigint>(100).fill(7n));
    }
    const pieces = arrowStream([{ name: 'id', type: 'int64' }], chunks());
    await pieces.next();
    expect(made).toBe(0);
    await pieces.next();
    expect(made).toBeLessThan(1_000);
    await pieces.return();
  });

  it('end with the failure of their source and no end mark', async () => {
    async function* chunks(): AsyncGenerator<Chunk, void, undefined> {
      yield chunkOf([7n]);
      throw new EngineError('engineFailed', 'broken');
    }
    const pieces = arrowStream([{ name: 'id', type: 'int64' }], chunks());
    const seen: Uint8Array[] = [];
    const reading = (async () => {
      for await (const piece of pieces) seen.push(piece);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'engineFailed' });
    expect(Buffer.concat(seen).includes(Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]))).toBe(false);
  });
});

/** Chunks of any size: the next one may start in the middle of a byte of the bitmaps. */
describe('any sequence of chunks', () => {
  const columns: StagedColumn[] = [
    { name: 'id', type: 'int64' },
    { name: 'text', type: 'text' },
    { name: 'flag', type: 'boolean' },
    { name: 'word', type: 'category', categories: ['a', 'b', 'c'] }
  ];
  const row = fc.record({
    id: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
    text: fc.option(fc.string({ unit: 'grapheme', maxLength: 30 })),
    flag: fc.option(fc.boolean()),
    word: fc.option(fc.nat(2))
  });

  it('is read back value by value', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(row, { minLength: 1, maxLength: 40 }), { maxLength: 12 }),
        async groups => {
          async function* chunks(): AsyncGenerator<Chunk, void, undefined> {
            for (const rows of groups)
              yield {
                rows: rows.length,
                columns: [
                  fixed(
                    rows.map(each => each.id),
                    8,
                    (view, at, id) => view.setBigInt64(at, id, true)
                  ),
                  text(rows.map(each => each.text)),
                  fixed(
                    rows.map(each => each.flag),
                    1,
                    (view, at, flag) => view.setUint8(at, flag ? 1 : 0)
                  ),
                  fixed(
                    rows.map(each => each.word),
                    1,
                    (view, at, word) => view.setUint8(at, word)
                  )
                ]
              };
          }
          const table = tableFromIPC(await collect(arrowStream(columns, chunks())));
          const words = columns[3]?.categories ?? [];
          expect(table.toArray().map(each => each?.toJSON())).toEqual(
            groups.flat().map(({ word, ...each }) => ({ ...each, word: word === null ? null : words[word] }))
          );
        }
      )
    );
  });
});

function chunkOf(ids: readonly bigint[]): Chunk {
  return { rows: ids.length, columns: [fixed(ids, 8, (view, at, id) => view.setBigInt64(at, id, true))] };
}

function fixed<T>(
  values: readonly (T | null)[],
  width: number,
  set: (view: DataView, at: number, value: T) => void
): Values {
  const data = new Uint8Array(values.length * width);
  const view = new DataView(data.buffer);
  values.forEach((value, i) => value !== null && set(view, i * width, value));
  return { kind: 'fixed', data, valid: validity(values) };
}

function text(values: readonly (string | null)[]): Values {
  const encoded = values.map(value => new TextEncoder().encode(value ?? ''));
  const lengths = Int32Array.from(encoded, each => each.length);
  return { kind: 'text', bytes: Buffer.concat(encoded), lengths, valid: validity(values) };
}

/** As an engine has it: no bitmap without nulls, and garbage beyond the last row. */
function validity(values: readonly unknown[]): Uint8Array | null {
  if (!values.includes(null)) return null;
  const bits = new Uint8Array(Math.ceil(values.length / 64) * 8).fill(0xa5);
  values.forEach((value, i) => {
    const byte = bits[i >> 3] ?? 0;
    bits[i >> 3] = value === null ? byte & ~(1 << (i & 7)) : byte | (1 << (i & 7));
  });
  return bits;
}
