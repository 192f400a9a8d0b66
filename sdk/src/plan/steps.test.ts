import {
  as,
  called,
  column,
  columnsOf,
  equal,
  inSteps,
  innerJoin,
  kept,
  pick,
  table,
  unionAll,
  walk
} from './index.js';

const events = table('events', [
  { name: 'person_id', type: 'bigint' },
  { name: 'day', type: 'date' }
]);
const people = table('entries', [{ name: 'person_id', type: 'bigint' }]);

const tablesIn = (plan: Parameters<typeof walk>[0]): string[] => {
  const names: string[] = [];
  walk(plan, node => void (node.kind === 'table' && names.push(node.name)));
  return names;
};

test('a plan without kept relations is one step, and the same', () => {
  const plan = pick(called('some', events), 'day');
  expect(inSteps(plan)).toEqual({ kept: [], last: plan });
  expect(inSteps(plan).last).toBe(plan);
});

test('each kept relation is cut out once, before what reads it, under a name that no table has', () => {
  const first = kept('entries', events);
  const second = kept(
    'entries',
    innerJoin(as('e', first), as('p', people), equal(column('e.person_id'), column('p.person_id')))
  );
  const plan = unionAll([pick(first, 'person_id'), pick(first, 'person_id'), people]);
  const both = innerJoin(
    as('s', second),
    as('f', plan),
    equal(column('s.e.person_id'), column('f.person_id'))
  );

  const { kept: steps, last } = inSteps(both);
  expect(steps.map(({ name }) => name)).toEqual(['entries2', 'entries3']);
  expect(steps.map(({ of }) => tablesIn(of))).toEqual([['events'], ['entries2', 'entries']]);
  expect(tablesIn(last)).toEqual(['entries3', 'entries2', 'entries']);
  expect(columnsOf(last)).toEqual(columnsOf(both));
});
