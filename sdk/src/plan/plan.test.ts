import fc from 'fast-check';
import {
  aggregate,
  all,
  as,
  ascending,
  call,
  called,
  cast,
  CHILDREN,
  choose,
  column,
  columnsOf,
  date,
  distinct,
  equal,
  filter,
  group,
  innerJoin,
  integer,
  leftJoin,
  type Node,
  nothing,
  oneOf,
  over,
  pick,
  project,
  type Relation,
  rewrite,
  semiJoin,
  sort,
  table,
  text,
  unionAll,
  values,
  walk
} from './index.js';

const person = table('person', [
  { name: 'person_id', type: 'bigint' },
  { name: 'year_of_birth', type: 'integer' }
]);
const visit = table('visit_occurrence', [
  { name: 'person_id', type: 'bigint' },
  { name: 'visit_start_date', type: 'date' }
]);

const types = (relation: Relation): Record<string, string> =>
  Object.fromEntries(columnsOf(relation).map(({ name, type }) => [name, type]));

describe('columns of a relation', () => {
  test('follow from what it is made of', () => {
    const joined = leftJoin(
      as('p', person),
      as('v', visit),
      equal(column('p.person_id'), column('v.person_id'))
    );
    expect(types(joined)).toEqual({
      'p.person_id': 'bigint',
      'p.year_of_birth': 'integer',
      'v.person_id': 'bigint',
      'v.visit_start_date': 'date'
    });
    const counted = group(joined, ['p.year_of_birth'], {
      visits: aggregate('countRows'),
      first: aggregate('min', column('v.visit_start_date'))
    });
    expect(types(counted)).toEqual({ 'p.year_of_birth': 'integer', visits: 'bigint', first: 'date' });
    expect(
      types(
        semiJoin(
          person,
          project(visit, { id: column('person_id') }),
          equal(column('person_id'), column('id'))
        )
      )
    ).toEqual(types(person));
    const made = project(called('visits', visit), {
      next: call('addDays', column('visit_start_date'), integer(1)),
      ordinal: over('rowNumber', [], {
        partitionBy: [column('person_id')],
        orderBy: [ascending(column('visit_start_date'))]
      }),
      kind: text('visit'),
      wide: cast(integer(1), 'bigint'),
      late: choose(call('greater', column('visit_start_date'), date('2020-01-01')), integer(1), integer(0)),
      none: nothing('datetime')
    });
    expect(types(made)).toEqual({
      next: 'date',
      ordinal: 'bigint',
      kind: 'string',
      wide: 'bigint',
      late: 'integer',
      none: 'datetime'
    });
  });

  test.each([
    ['an unknown column', () => filter(person, equal(column('born'), integer(1))), 'There is no column born'],
    ['an unknown sort column', () => sort(person, ascending(column('born'))), 'There is no column born'],
    ['a condition that is none', () => filter(person, column('year_of_birth')), 'must be true or false'],
    ['a join of equal names', () => innerJoin(person, visit, all()), 'Two columns are called person_id'],
    ['a union of different columns', () => unionAll([person, visit]), 'A union needs the same columns'],
    [
      'a function with too few arguments',
      () => project(person, { x: call('between', column('person_id')) }),
      'takes 3'
    ],
    [
      'a union of different types',
      () => unionAll([project(person, { x: text('') }), project(person, { x: integer(1) })]),
      'of the same types'
    ]
  ])('%s cannot be built', (_, build, message) => {
    expect(build).toThrow(message);
  });

  test('nodes are frozen, repeated numbers of a list are dropped', () => {
    const plan = filter(person, oneOf(column('year_of_birth'), [2000, 2000, 1999]));
    expect(Object.isFrozen(plan)).toBe(true);
    expect(plan.where).toMatchObject({ among: [2000, 1999] });
    expect(() => Object.assign(plan, { of: visit })).toThrow(TypeError);
  });
});

describe('walk and rewrite', () => {
  const shared = called('people', person);
  const plan = unionAll([
    pick(filter(shared, call('atLeast', column('year_of_birth'), integer(1950))), 'person_id'),
    distinct(shared, { person_id: column('person_id') })
  ]);

  test('every node is visited once, parents first', () => {
    const seen: Node[] = [];
    walk(plan, node => seen.push(node));
    expect(seen[0]).toBe(plan);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter(node => node === shared)).toHaveLength(1);
    expect(seen.filter(node => node.kind === 'literal')).toHaveLength(1);
  });

  test('a rewrite that changes nothing gives the same object', () => {
    expect(rewrite(plan, node => node)).toBe(plan);
  });

  test('a rewrite keeps what is shared shared, and leaves the old plan alone', () => {
    const before = JSON.stringify(plan);
    const after = rewrite(plan, node => (node.kind === 'table' ? visitTable : node));
    const lets: Node[] = [];
    walk(after, node => {
      if (node.kind === 'let') lets.push(node);
    });
    expect(lets).toHaveLength(1);
    expect(lets[0]).toMatchObject({ of: visitTable });
    expect(JSON.stringify(plan)).toBe(before);
  });
  const visitTable = table('person_archive', columnsOf(person));

  test('the child table names every property that holds nodes', () => {
    const isNode = (value: unknown): boolean =>
      typeof value === 'object' && value !== null && 'kind' in value && (value.kind as string) in CHILDREN;
    const everything = sort(
      innerJoin(
        as(
          'a',
          project(values([{ name: 'n', type: 'integer' }], [[integer(1)]]), {
            n: choose(equal(column('n'), integer(1)), integer(2), column('n')),
            o: over('max', [column('n')], { partitionBy: [column('n')], orderBy: [ascending(column('n'))] })
          })
        ),
        as('b', group(plan, ['person_id'], { rows: aggregate('countRows') })),
        equal(column('a.n'), column('b.rows'))
      ),
      ascending(column('a.n'))
    );
    walk(everything, node => {
      // The cells of written rows are literals; nothing that changes a plan needs to see them.
      if (node.kind === 'values') return;
      const holding = Object.entries(node).filter(
        ([, value]) => isNode(value) || (Array.isArray(value) && value.some(isNode))
      );
      for (const [key] of holding) expect(CHILDREN[node.kind]).toContain(key);
    });
  });

  test('rewriting any chain of unions keeps its size', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), choices => {
        const chain = choices.reduce<Relation>(
          (relation, wrap) => (wrap ? called('x', relation) : unionAll([relation, relation])),
          person
        );
        const count = (root: Node): number => {
          let nodes = 0;
          walk(root, () => nodes++);
          return nodes;
        };
        const renamed = rewrite(chain, node => (node.kind === 'table' ? visitTable : node));
        expect(count(renamed)).toBe(count(chain));
      })
    );
  });
});
