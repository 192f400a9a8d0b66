import { type Database, openDatabase } from '../../test/duckdb.js';
import {
  aggregate,
  all,
  any,
  antiJoin,
  as,
  ascending,
  call,
  called,
  column,
  date,
  descending,
  distinct,
  equal,
  type Expression,
  filter,
  type Fn,
  group,
  innerJoin,
  integer,
  leftJoin,
  literal,
  not,
  nothing,
  oneOf,
  over,
  parameter,
  pick,
  project,
  type Relation,
  semiJoin,
  sort,
  table,
  text,
  union,
  unionAll,
  values
} from '../plan/index.js';
import { type Dialect, duckdb, emit, postgres } from './index.js';

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
  await database.run('create table a (id bigint, n integer, day date)');
  await database.run('create table b (id bigint, label varchar)');
  await database.run(
    "insert into a values (1, 10, date '2020-01-01'), (2, 20, date '2020-02-29'), (3, null, null)"
  );
  await database.run("insert into b values (1, 'one'), (1, 'uno'), (null, 'none'), (4, 'four')");
}, 60_000);
afterAll(() => database.close());

const a = table('a', [
  { name: 'id', type: 'bigint' },
  { name: 'n', type: 'integer' },
  { name: 'day', type: 'date' }
]);
const b = table('b', [
  { name: 'id', type: 'bigint' },
  { name: 'label', type: 'string' }
]);
const sql = (plan: Relation, dialect: Dialect = duckdb): string => emit(plan, dialect).sql;
const rows = async (plan: Relation): Promise<readonly (readonly unknown[])[]> => {
  const { sql, parameters, columns } = emit(plan, duckdb);
  const answer = await database.ask(sql, parameters);
  expect(answer.columns.map(({ type }) => type)).toEqual(
    columns.map(({ type }) => duckdb.types[type].toUpperCase())
  );
  return answer.rows;
};

describe('functions', () => {
  const one = integer(1);
  const none = nothing('integer');
  const cases: Record<Fn, readonly [Expression, unknown][]> = {
    equal: [
      [call('equal', one, one), true],
      [call('equal', one, none), null]
    ],
    notEqual: [[call('notEqual', one, integer(2)), true]],
    less: [[call('less', one, one), false]],
    atMost: [[call('atMost', one, one), true]],
    greater: [[call('greater', one, one), false]],
    atLeast: [[call('atLeast', one, one), true]],
    between: [
      [call('between', one, one, integer(2)), true],
      [call('between', integer(3), one, integer(2)), false]
    ],
    isNull: [[call('isNull', none), true]],
    isNotNull: [[call('isNotNull', none), false]],
    coalesce: [[call('coalesce', none, integer(4)), 4]],
    greatest: [[call('greatest', one, none, integer(3)), 3]],
    least: [[call('least', integer(3), none, integer(2)), 2]],
    add: [[call('add', one, integer(2)), 3]],
    subtract: [[call('subtract', one, call('subtract', one, integer(2))), 2]],
    multiply: [[call('multiply', call('add', one, one), integer(3)), 6]],
    divide: [[call('divide', literal('float', 1), literal('float', 8)), 0.125]],
    divideWhole: [[call('divideWhole', integer(29), integer(10)), 2]],
    nullIf: [
      [call('nullIf', one, one), null],
      [call('nullIf', one, integer(2)), 1]
    ],
    row: [
      [call('less', call('row', one, integer(2)), call('row', one, integer(3))), true],
      [call('less', call('row', one, none), call('row', one, integer(3))), false]
    ],
    daysBetween: [[call('daysBetween', date('2020-02-28'), date('2020-03-01')), 2n]],
    addMonths: [
      [call('addMonths', date('2020-01-31'), one), '2020-02-29'],
      [call('addMonths', date('2020-01-31'), integer(-2)), '2019-11-30']
    ],
    monthStart: [[call('monthStart', date('2020-05-17')), '2020-05-01']],
    quarterStart: [[call('quarterStart', date('2020-05-17')), '2020-04-01']],
    yearStart: [[call('yearStart', date('2020-05-17')), '2020-01-01']],
    year: [[call('year', date('2020-02-29')), 2020n]],
    like: [
      [call('like', text('a%b'), text('a\\%_')), true],
      [call('like', text('axb'), text('a\\%_')), false],
      [call('like', text('A'), text('a')), false],
      [call('like', text("it's"), text("%'%")), true]
    ],
    addDays: [
      [call('addDays', date('2020-02-28'), integer(1)), '2020-02-29'],
      [call('addDays', date('2020-03-01'), integer(-1)), '2020-02-29']
    ]
  };
  test.each(Object.entries(cases))('%s', async (_, examples) => {
    const once = values([{ name: 'x', type: 'integer' }], [[one]]);
    for (const [expression, expected] of examples) {
      expect(await rows(project(once, { result: expression }))).toEqual([[expected]]);
    }
  });
});

describe('literals', () => {
  test('come back with their type, ids unharmed', async () => {
    const once = values([{ name: 'x', type: 'integer' }], [[integer(1)]]);
    const plan = project(once, {
      id: literal('bigint', 9007199254740993n),
      below: literal('bigint', -5n),
      small: integer(-2147483647),
      moment: literal('datetime', '2020-02-29 23:59:59'),
      day: date('0001-01-01'),
      yes: literal('boolean', true),
      none: nothing('date')
    });
    expect(await rows(plan)).toEqual([
      [9007199254740993n, -5n, -2147483647, '2020-02-29 23:59:59', '0001-01-01', true, null]
    ]);
  });

  test('parameters are named in DuckDB and numbered in PostgreSQL', () => {
    const plan = filter(
      b,
      any(
        equal(column('label'), parameter('l', 'string', 'x')),
        equal(column('id'), parameter('i', 'bigint', 5n)),
        equal(column('label'), parameter('l', 'string', 'x'))
      )
    );
    expect(sql(plan)).toContain('(label = $l or id = $i or label = $l)');
    expect(emit(plan, postgres).sql).toContain('(label = $1 or id = $2 or label = $1)');
    expect(Object.entries(emit(plan, postgres).parameters)).toEqual([
      ['l', 'x'],
      ['i', 5n]
    ]);
    const twice = filter(
      b,
      all(
        equal(column('label'), parameter('l', 'string', 'x')),
        equal(column('label'), parameter('l', 'string', 'y'))
      )
    );
    expect(() => sql(twice)).toThrow('Two values are bound as l');
  });
});

describe('conditions', () => {
  test('nothing of all is true, nothing of any is false, nothing in a list is nobody', async () => {
    expect(await rows(filter(a, all()))).toHaveLength(3);
    expect(await rows(filter(a, any()))).toHaveLength(0);
    expect(await rows(filter(a, oneOf(column('id'), [])))).toHaveLength(0);
  });

  test('parentheses stand where they must', () => {
    const x = (value: number): Expression => equal(column('n'), integer(value));
    expect(sql(filter(a, all(any(x(1), x(2)), not(any(x(3), all(x(4), x(5)))))))).toBe(
      [
        'select id, n, day',
        'from a',
        'where (n = 1 or n = 2)',
        '  and not (n = 3 or (n = 4 and n = 5))'
      ].join('\n')
    );
    expect(
      sql(filter(a, any(not(all(x(1), x(2))), call('isNull', call('add', column('n'), integer(-1))))))
    ).toContain('where (not (n = 1 and n = 2) or n + (-1) is null)');
  });

  test('long lists are read like short ones', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => index + 2);
    expect(await rows(pick(filter(a, oneOf(column('id'), many)), 'id'))).toEqual([[2n], [3n]]);
    expect(sql(filter(a, oneOf(column('id'), many)), postgres)).toContain('id = any(array[2, 3');
  });
});

describe('folding', () => {
  test('filters and projections are one select; a filter after a group is having', async () => {
    const counted = group(
      filter(project(b, { key: column('id') }), call('isNotNull', column('key'))),
      ['key'],
      {
        rows: aggregate('countRows')
      }
    );
    const plan = sort(
      filter(counted, call('greater', column('rows'), integer(1))),
      descending(column('rows'))
    );
    expect(sql(plan)).toBe(
      [
        'select id as key, count(*) as rows',
        'from b',
        'where id is not null',
        'group by id',
        'having count(*) > 1',
        'order by rows desc nulls last'
      ].join('\n')
    );
    expect(await rows(plan)).toEqual([[1n, 2n]]);
  });

  test('a filter after a window keeps what the window saw', async () => {
    const numbered = project(a, {
      id: column('id'),
      last: over('rowNumber', [], { partitionBy: [], orderBy: [descending(column('id'))] })
    });
    const plan = pick(filter(numbered, equal(column('last'), integer(1))), 'id');
    expect(sql(plan)).toContain('qualify row_number() over (order by id desc nulls last) = 1');
    expect(sql(plan, postgres)).toContain('where last = 1');
    expect(await rows(plan)).toEqual([[3n]]);
    // A condition that is about no window must not move below it either.
    expect(await rows(pick(filter(numbered, equal(column('id'), integer(1))), 'last'))).toEqual([[3n]]);
    expect(await rows(pick(filter(numbered, equal(column('id'), integer(1))), 'id'))).toEqual([[1n]]);
  });

  test('a window over a window, a group of distinct rows: each gets a select of its own', async () => {
    const first = project(a, {
      id: column('id'),
      r: over('rowNumber', [], { partitionBy: [], orderBy: [ascending(column('id'))] })
    });
    const second = project(first, {
      s: over('sum', [column('r')], { partitionBy: [], orderBy: [ascending(column('id'))], rows: 'upToThis' })
    });
    expect(await rows(second)).toEqual([[1n], [3n], [6n]]);
    const keys = distinct(b, { id: column('id') });
    expect(await rows(group(keys, [], { n: aggregate('countRows') }))).toEqual([[3n]]);
    expect(await rows(group(b, [], { n: aggregate('countDistinct', column('id')) }))).toEqual([[2n]]);
  });

  test('existence never multiplies rows, nulls match nobody and spoil nothing', async () => {
    const keys = project(b, { key: column('id') });
    const same = equal(column('id'), column('key'));
    expect(await rows(pick(semiJoin(a, keys, same), 'id'))).toEqual([[1n]]);
    expect(await rows(pick(sort(antiJoin(a, keys, same), ascending(column('id'))), 'id'))).toEqual([
      [2n],
      [3n]
    ]);
    const labelled = project(b, { key: column('id'), label: column('label') });
    const uno = all(same, equal(column('label'), text('uno')));
    expect(emit(semiJoin(a, labelled, uno), postgres).sql).toContain(
      "exists (select 1 from b where a.id = b.id and b.label = 'uno')"
    );
    expect(sql(semiJoin(a, labelled, uno))).toContain('semi join b');
    expect(await rows(pick(semiJoin(a, labelled, uno), 'id'))).toEqual([[1n]]);
  });

  test('a left join keeps what computed columns of its right side say', async () => {
    const right = project(filter(b, equal(column('label'), text('one'))), {
      id: column('id'),
      is_one: integer(1)
    });
    const plan = sort(
      leftJoin(as('a', pick(a, 'id')), as('b', right), equal(column('a.id'), column('b.id'))),
      ascending(column('a.id'))
    );
    expect(await rows(project(plan, { id: column('a.id'), one: column('b.is_one') }))).toEqual([
      [1n, 1],
      [2n, null],
      [3n, null]
    ]);
    const bare = as('b', filter(b, equal(column('label'), text('one'))));
    const kept = leftJoin(as('a', a), bare, equal(column('a.id'), column('b.id')));
    expect(await rows(project(kept, { id: column('a.id') }))).toHaveLength(3);
  });

  test('joins of joins, sides that need a subquery, the same alias twice', async () => {
    const on = (left: string, right: string): Expression => equal(column(left), column(right));
    const inner = innerJoin(as('x', a), as('y', b), on('x.id', 'y.id'));
    const both = innerJoin(
      as('z', pick(a, 'id')),
      as('w', project(inner, { id: column('x.id'), label: column('y.label') })),
      on('z.id', 'w.id')
    );
    expect(await rows(pick(both, 'z.id', 'w.label'))).toHaveLength(2);
    const some = semiJoin(as('x', a), project(b, { key: column('id') }), on('x.id', 'key'));
    const three = innerJoin(filter(some, on('x.id', 'x.id')), as('y', b), on('x.id', 'y.id'));
    expect(sql(pick(three, 'y.label'))).not.toContain('(\n');
    expect(await rows(pick(three, 'y.label'))).toHaveLength(2);
    const nested = as('x', project(as('x', pick(a, 'id')), { key: column('x.id') }));
    expect(await rows(innerJoin(nested, as('y', pick(a, 'id')), on('x.key', 'y.id')))).toHaveLength(3);
  });

  test('unions match columns by name', async () => {
    const plan = unionAll([pick(a, 'id', 'n'), pick(a, 'n', 'id')].map(side => pick(side, ...['id', 'n'])));
    expect(await rows(plan)).toHaveLength(6);
    const swapped = union([
      project(a, { x: integer(1), y: integer(2) }),
      project(a, { y: integer(2), x: integer(1) })
    ]);
    expect(await rows(swapped)).toEqual([[1, 2]]);
    // Which of the two kinds of union comes first must not matter.
    const once = project(values([{ name: 'x', type: 'integer' }], [[integer(1)]]), { x: column('x') });
    expect(await rows(unionAll([once, union([once, once])]))).toEqual([[1], [1]]);
    expect(await rows(union([once, unionAll([once, once])]))).toEqual([[1]]);
  });
});

describe('names', () => {
  test('a named relation is written once; used more than once, computed once', async () => {
    const shared = called('shared', pick(a, 'id'));
    const plan = unionAll([shared, filter(shared, equal(column('id'), integer(1)))]);
    expect(sql(plan).match(/shared as materialized/g)).toHaveLength(1);
    expect(await rows(plan)).toHaveLength(4);
    expect(sql(called('alone', a))).toContain('with alone as (');
  });

  test('a name that is taken by a table or another relation gets a number', async () => {
    const hidden = called('b', project(a, { id: column('id'), label: text('from a') }));
    const plan = unionAll([hidden, called('b', b), b]);
    expect(sql(plan)).toContain('with b2 as (');
    expect(await rows(plan)).toHaveLength(3 + 4 + 4);
  });

  test('tables lie in the schema that is named', () => {
    expect(emit(a, duckdb, { schema: ['release 1', 'main'] }).sql).toBe(
      'select id, n, day\nfrom "release 1".main.a'
    );
  });
});

test('a dialect that lacks a function, an aggregate or a type does not compile', () => {
  const { addDays: _addDays, ...functions } = duckdb.functions;
  const { rowNumber: _rowNumber, ...aggregates } = duckdb.aggregates;
  const { datetime: _datetime, ...types } = duckdb.types;
  // @ts-expect-error addDays is missing
  const first: Dialect = { ...duckdb, functions };
  // @ts-expect-error rowNumber is missing
  const second: Dialect = { ...duckdb, aggregates };
  // @ts-expect-error datetime is missing
  const third: Dialect = { ...duckdb, types };
  // @ts-expect-error there is no such function
  const call_ = (): unknown => call('median', integer(1));
  expect([first, second, third, call_]).toHaveLength(4);
});
