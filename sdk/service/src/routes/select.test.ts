import { HEADERS } from '@cohortlab/sdk/wire';
import { testFolder } from '../testing/folder.js';
import { python } from '../testing/python.js';
import { testService, type TestService } from '../testing/service.js';
import { tinyRelease } from '../testing/tiny-release.js';

const folder = testFolder();
let service: TestService;

beforeAll(async () => {
  service = await testService(folder, { releases: [await tinyRelease(folder)] });
}, 60_000);

const AS_TEXT = `
import json, sys, pyarrow.ipc as ipc
rows = ipc.open_stream(sys.stdin.buffer).read_all().to_pylist()
print(json.dumps([list(map(str, row.values())) for row in rows]))
`;

const ask = (sql: string, parameters: object = {}, more: object = {}) =>
  service.kernel('POST', '/releases/tiny/select', { sql, parameters, ...more });
const integer = (value: bigint) => ({ kind: 'integer', value: String(value) });

async function rowsOf(sql: string, parameters: object = {}): Promise<unknown> {
  const reply = await ask(sql, parameters);
  if (reply.status !== 200) throw new Error(reply.body.toString());
  const rows: unknown[] = JSON.parse(await python(AS_TEXT, [], reply.body));
  expect(reply.headers[HEADERS.rows]).toBe(String(rows.length));
  return rows;
}

describe('one SELECT', () => {
  it.each([
    ['select count(*) as n from person', [['400']]],
    ['with p as (select * from person) select count(*) as n from p', [['400']]],
    ['select 1 as a; -- done; really', [['1']]],
    [`select ';' as a -- a; b`, [[';']]],
    ['select 1 as a; /* a; b */ ;', [['1']]],
    ['values (1), (2)', [['1'], ['2']]],
    ['from range(2) order by 1 desc', [['1'], ['0']]]
  ])('%s', async (sql, rows) => {
    expect(await rowsOf(sql)).toEqual(rows);
  });

  it('binds parameters, ids exact', async () => {
    expect(
      await rowsOf(
        `select $id as id, $name as name, date '2020-01-31' + $days as day, list_contains($ids, $id) as listed,
           date '2020-01-31' > $before as later`,
        {
          id: integer(-9_007_199_254_740_993n),
          name: `'; drop table person; --`,
          days: integer(1n),
          ids: [integer(1n), integer(-9_007_199_254_740_993n)],
          before: '2020-01-30'
        }
      )
    ).toEqual([['-9007199254740993', `'; drop table person; --`, '2020-02-01', 'True', 'True']]);
  });
});

describe('anything else is refused, saying why', () => {
  it.each([
    ['select 1; select 2', /2 statements/],
    ['', /sql/],
    [' ; ', /no statement/],
    ['-- nothing', /no statement/],
    ['explain select 1', /EXPLAIN/],
    ['create table x as select 1', /CREATE/],
    ['delete from person', /read-only|DELETE/],
    [`copy person to '/tmp/cohortlab-leak.csv'`, /disabled by configuration/],
    [`attach '/tmp/cohortlab-other.duckdb' as other`, /ATTACH/],
    ['install httpfs', /LOAD|INSTALL/],
    ['load httpfs', /LOAD/],
    ['set threads = 1', /SET/],
    ['pragma version', /./],
    [`select * from read_csv('/etc/passwd')`, /disabled by configuration/],
    [`select * from read_text('/etc/passwd')`, /disabled by configuration/],
    [`from '/etc/passwd.csv'`, /disabled by configuration|does not exist/],
    ['select * from persn', /Did you mean \\"person\\"/],
    ['selct 1', /syntax error/],
    ['select * from (select 1', /syntax error/],
    ['select 1) as q; select (2', /syntax error/]
  ])('%s', async (sql, why) => {
    const reply = await ask(sql);
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    expect(reply.body.toString()).toMatch(why);
  });

  it('what only running it shows quotes values, and goes in the detail', async () => {
    const reply = await ask(`select person_source_value::integer from person`);
    expect(reply.json).toMatchObject({ code: 'engineFailed' });
    expect(JSON.stringify({ ...(reply.json as object), detail: '' })).not.toContain('Could not convert');
  });
});

it('ends after the seconds that it may take, and the next one is answered', async () => {
  const endless =
    'select sum(a.range) as n from range(100000000) a, range(100000000) b where hash(a.range) % 2 = b.range % 3';
  const reply = await ask(endless, {}, { seconds: 0.2 });
  expect(reply.json).toMatchObject({ code: 'sqlTooSlow' });
  expect(await rowsOf('select 1 as a')).toEqual([['1']]);
});

it('more memory than it may have is refused while the release goes on answering', async () => {
  const reply = await ask(
    `select list(hash(range)::varchar || repeat('x', 100)) as all_of_it from range(20000000)`
  );
  expect(reply.json).toMatchObject({ code: 'tooMuch' });
  expect((await service.kernel('GET', '/releases')).status).toBe(200);
});

it('those who ask at the same time wait in line', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, (_, i) => rowsOf(`select ${i} as i`)));
  expect(answers).toEqual([0, 1, 2, 3, 4].map(i => [[String(i)]]));
});

it('panels have no such route', async () => {
  const reply = await service.panel('POST', '/releases/tiny/select', { sql: 'select 1', parameters: {} });
  expect(reply.status).toBe(404);
});
