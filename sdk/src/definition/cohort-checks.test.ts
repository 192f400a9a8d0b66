import { file, problemsOf } from '../../test/texts.js';
import { LIMITS, readDefinition, SCHEMAS } from './index.js';

const death = (id: string, rest: object = {}): object => ({ id, kind: 'death', ...rest });
const all = (id: string, ...of: object[]): object => ({ id, kind: 'all', of });
const people = (...of: object[]): object => ({
  $schema: SCHEMAS.cohort,
  kind: 'people',
  name: 'x',
  include: [all('g1', ...of)],
  exclude: [],
  conceptSets: []
});
const events = (entry: object[], rest: object = {}, ways: object = {}): object => ({
  $schema: SCHEMAS.cohort,
  kind: 'events',
  name: 'x',
  entry: { events: entry, priorDays: 0, laterDays: 0, limit: 'all', ...ways },
  limit: 'all',
  conceptSets: [],
  ...rest
});

const window = { event: 'start', index: 'start', from: { kind: 'open' }, to: { kind: 'day', day: 0 } };
const once = { kind: 'exactly', count: 1 };
const related = { windows: [window], sameVisit: true, outsideObservation: true };
const facts = (...where: object[]): object => ({ id: 'c9', kind: 'demographics', where });
const age = (at: string): object => ({ kind: 'age', at, is: { kind: 'atLeast', value: 18 } });
const born = { kind: 'startDate', is: { kind: 'less', value: '2020-01-01' } };
const like = (pattern: string): object =>
  death('c1', { kind: 'observation', where: [{ kind: 'valueText', is: { kind: 'like', pattern } }] });

test.each<[string, object]>([
  [
    'an event of a step relates to day 0',
    events([death('c1')], { steps: [all('g1', death('c2', { ...related, occurrences: once }))] })
  ],
  [
    'an event that qualifies an entry relates to day 0',
    events([death('c1')], {}, { qualifying: { group: all('g1', death('c2', related)), limit: 'all' } })
  ],
  [
    'an event nested in an entry event relates to day 0',
    events([death('c1', { nested: all('g1', death('c2', related)) })])
  ],
  [
    'an event nested in an event of people relates to day 0',
    people(death('c1', { nested: all('g2', death('c2', related)) }))
  ],
  ['events of people are counted', people(death('c1', { occurrences: once }))],
  ['flags that say nothing may stand anywhere', events([death('c1', { sameVisit: false })])],
  ['facts of people are known at the cut-off', people(facts(age('cutOff')))],
  [
    'facts on day 0 have its dates',
    events([death('c1')], { steps: [all('g1', facts(age('start'), age('end'), born))] })
  ],
  [
    'facts nested in an event of people have its dates',
    people(death('c1', { nested: all('g2', facts(age('start'), born)) }))
  ],
  [
    'a range that nothing lies in is for others to remark',
    people(facts({ ...age('cutOff'), is: { kind: 'between', low: 9, high: 1 } }))
  ],
  ['a pattern may end in a backslash that means itself', people(like('a\\\\'))],
  ['one entry event is enough', events([death('c1', { disabled: true }), death('c2')])]
])('%s', (_, cohort) => {
  expect(readDefinition(file(cohort))).toEqual({ kind: 'cohort', cohort });
});

test.each<[string, object, Record<string, RegExp>]>([
  [
    'an entry event has no day 0',
    events([death('c1', { ...related, occurrences: once })]),
    {
      '/entry/events/0/windows':
        /"windows" has no meaning here: an event that is not part of a group has no day 0.*"nested"/,
      '/entry/events/0/sameVisit': /"sameVisit" has no meaning/,
      '/entry/events/0/outsideObservation': /"outsideObservation" has no meaning/,
      '/entry/events/0/occurrences': /"occurrences" has no meaning/
    }
  ],
  [
    'nor has an event that censors',
    events([death('c1')], { censoring: [death('c2'), death('c3', { occurrences: once })] }),
    { '/censoring/1/occurrences': /no day 0/ }
  ],
  [
    'nor has a set of people, however deep its groups',
    people(all('g2', all('g3', death('c1', { ...related, occurrences: once })))),
    {
      '/include/0/of/0/of/0/of/0/windows': /a set of people has no day 0.*"nested" of another event/,
      '/include/0/of/0/of/0/of/0/sameVisit': /no day 0/,
      '/include/0/of/0/of/0/of/0/outsideObservation': /no day 0/
    }
  ],
  [
    'the age of people is known at the cut-off',
    people(facts(age('cutOff'), age('start'))),
    { '/include/0/of/0/where/1/at': /Use "cutOff"/ }
  ],
  [
    'people have no dates',
    people(facts(born)),
    { '/include/0/of/0/where/0/kind': /"startDate" has no meaning here/ }
  ],
  [
    'nobody enters by a disabled event',
    events([death('c1', { disabled: true })]),
    { '/entry/events': /Every entry event is disabled.*Enable one/ }
  ],
  [
    'what an event does not have cannot be counted by',
    people(death('c1', { occurrences: { ...once, distinct: 'refills' } })),
    { '/include/0/of/0/occurrences/distinct': /kind "death" have no "refills"/ }
  ],
  [
    'a saved cohort has no concept',
    people({
      id: 'c1',
      kind: 'cohort',
      path: 'a.cohort.json',
      occurrences: { ...once, distinct: 'concept' }
    }),
    { '/include/0/of/0/occurrences/distinct': /kind "cohort" have no "concept"/ }
  ],
  [
    'a pattern that no engine takes',
    people(like('100\\% \\')),
    { '/include/0/of/0/where/0/is/pattern': /Write it twice/ }
  ],
  [
    'concept sets are looked for in every place',
    events([death('c1', { conceptSet: 's7', sourceConceptSet: 's8' })], {
      steps: [all('g1', facts({ kind: 'sex', is: { kind: 'notInSet', conceptSet: 's9' } }))],
      exit: { kind: 'drugEra', conceptSet: 's6', gapDays: 0, offset: 0 }
    }),
    {
      '/entry/events/0/conceptSet': /no concept set "s7" in this file. Add it under "conceptSets"/,
      '/entry/events/0/sourceConceptSet': /"s8"/,
      '/steps/0/of/0/where/0/is/conceptSet': /"s9"/,
      '/exit/conceptSet': /"s6"/
    }
  ],
  [
    'ids are unique over every place',
    events([death('c1', { nested: all('g1', death('c2')) })], { steps: [all('g1', death('c2'))] }),
    {
      '/steps/0/id': /"g1" is taken already at \/entry\/events\/0\/nested\/id/,
      '/steps/0/of/0/id': /"c2" is taken/
    }
  ]
])('refused by name: %s', (_, cohort, expected) => {
  const found = Object.fromEntries(problemsOf(cohort).map(({ path, message }) => [path, message]));
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  for (const [path, message] of Object.entries(expected)) expect(found[path]).toMatch(message);
});

/** Groups in groups, or events nested in events. */
function deep(levels: number, inside: (id: number, inner: object) => object): object {
  let node = death('c0');
  for (let id = 1; id < levels; id++) node = inside(id, node);
  return people(node);
}

test.each([
  ['groups', (id: number, inner: object) => all(`x${id}`, inner), 1],
  ['events', (id: number, inner: object) => death(`c${id}`, { nested: all(`x${id}`, inner) }), 2]
] as const)('%s lie inside each other up to a limit that is named', (_, inside, each) => {
  const most = Math.floor((LIMITS.depth - 1) / each);
  expect(readDefinition(file(deep(most, inside))).kind).toBe('cohort');
  expect(problemsOf(deep(most + 2, inside))[0]?.message).toMatch(/Groups lie more than 32 levels deep/);
  expect(problemsOf(deep(1_000, inside))[0]?.message).toMatch(/more than 200 levels of brackets/);
});

test('misspelt words are named however deep they lie', () => {
  const wrong = death('c1', {
    nested: all('g2', { id: 'c2', kind: 'drugExposure', where: [{ kind: 'refils', is: {} }] })
  });
  expect(problemsOf(people(wrong))).toEqual([
    expect.objectContaining({
      path: '/include/0/of/0/nested/of/0/where/0/kind',
      message: expect.stringContaining('Did you mean "refills"?')
    })
  ]);
  expect(problemsOf(people(all('g2', death('c1', { nestd: 1 }))))).toEqual([
    expect.objectContaining({
      path: '/include/0/of/0/of/0/nestd',
      message: expect.stringContaining('Did you mean "nested"?')
    })
  ]);
});
