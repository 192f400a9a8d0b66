import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { anyCohort, resolvedCohort } from '../../test/definitions.js';
import { ROOT, sharedFolder } from '../../test/shared.js';
import { readDefinition, type Cohort } from '../definition/index.js';
import { lint } from './index.js';

type Fields = Readonly<Record<string, unknown>>;

const $schema = 'cohortlab:cohort/1';
const inline = (id: string, ...items: Fields[]): Fields => ({ id, kind: 'inline', name: `Set ${id}`, items });
const conceptSets = [inline('s1', { conceptId: 1 }), inline('s2', { conceptId: 2 })];
const condition = (id: string, rest: Fields = {}): Fields => ({
  id,
  kind: 'conditionOccurrence',
  conceptSet: 's1',
  ...rest
});
const other = condition('c99', { conceptSet: 's2' });
const all = (...of: Fields[]): Fields => ({ id: 'g1', kind: 'all', of });
const day = (number: number): Fields => ({ kind: 'day', day: number });
const window = (from: number, to: number, event = 'start'): Fields => ({
  event,
  index: 'start',
  from: day(from),
  to: day(to)
});

/** A cohort of which nothing is to be remarked but what a test puts in. */
const events = ({ entry, ...rest }: { entry?: Fields } & Fields): Fields => ({
  $schema,
  kind: 'events',
  name: 'Events',
  entry: { events: [condition('c1')], priorDays: 0, laterDays: 0, limit: 'all', ...entry },
  limit: 'all',
  censoring: [other],
  conceptSets,
  ...rest
});
const entering = (...list: Fields[]): Fields => events({ entry: { events: list } });
const step = (...of: Fields[]): Fields => events({ steps: [all(...of)] });
const people = (include: Fields[], exclude: Fields[] = []): Fields => ({
  $schema,
  kind: 'people',
  name: 'People',
  include: [...include, { id: 'g98', kind: 'all', of: [other] }],
  exclude,
  conceptSets
});

function remarksOn(content: Fields, domains?: ReadonlyMap<number, string>): string[] {
  const reading = readDefinition({ path: 'x.cohort.json', text: JSON.stringify(content) });
  if (reading.kind !== 'cohort') throw new Error(JSON.stringify(reading));
  return lint(reading.cohort, domains).map(({ severity, code, path }) => `${severity} ${code} ${path}`);
}

const where = (...attributes: Fields[]): Fields => ({ where: attributes });
const age = (is: Fields, at = 'start'): Fields => ({ kind: 'age', at, is });
const facts = (id: string, ...attributes: Fields[]): Fields => ({
  id,
  kind: 'demographics',
  where: attributes
});
const sex = (...ids: number[]): Fields => ({
  kind: 'sex',
  is: { kind: 'oneOf', concepts: ids.map(conceptId => ({ conceptId })) }
});
const least = (value: number): Fields => ({ kind: 'atLeast', value });
const less = (value: number): Fields => ({ kind: 'less', value });
const times = (kind: string, count: number): Fields => ({ occurrences: { kind, count } });
const measurement = (rest: Fields): Fields => ({ id: 'c1', kind: 'measurement', conceptSet: 's1', ...rest });

const CASES: readonly (readonly [what: string, content: Fields, ...remarks: string[]])[] = [
  ['nothing odd', events({})],
  ['a set unused', events({ censoring: undefined }), 'warning setUnused /conceptSets/1'],
  [
    'a set that only disabled nodes use',
    events({ censoring: [{ ...other, disabled: true }] }),
    'note setOnlyDisabled /conceptSets/1',
    'note disabled /censoring/0'
  ],
  ['an empty set', events({ conceptSets: [inline('s1'), conceptSets[1]!] }), 'error setEmpty /conceptSets/0'],
  [
    'a set that only takes away',
    events({ conceptSets: [inline('s1', { conceptId: 1, excluded: true }), conceptSets[1]!] }),
    'error setEmpty /conceptSets/0'
  ],
  [
    'a set twice',
    events({ conceptSets: [conceptSets[0]!, { ...inline('s2', { conceptId: 1, name: 'one' }) }] }),
    'error censoredAtEntry /censoring/0',
    'warning setTwice /conceptSets/1'
  ],
  [
    'a line twice',
    events({
      conceptSets: [inline('s1', { conceptId: 1 }, { conceptId: 1, descendants: true }), conceptSets[1]!]
    }),
    'note lineTwice /conceptSets/0/items/1'
  ],
  [
    'any record',
    entering(
      condition('c1'),
      { id: 'c2', kind: 'drugExposure' },
      { id: 'c3', kind: 'visitOccurrence' },
      { id: 'c4', kind: 'death' }
    ),
    'warning anyRecord /entry/events/1',
    'note anyRecord /entry/events/2'
  ],
  [
    'at least none',
    step(condition('c2', times('atLeast', 0))),
    'warning countAlways /steps/0/of/0/occurrences'
  ],
  [
    'two first events',
    step(condition('c2', { firstEver: true, ...times('exactly', 2) })),
    'error countOfFirstEver /steps/0/of/0/occurrences'
  ],
  [
    'at most one first event',
    step(condition('c2', { firstEver: true, ...times('atMost', 1) })),
    'warning countAlways /steps/0/of/0/occurrences'
  ],
  [
    'no first event',
    step(condition('c2', { firstEver: true, ...times('exactly', 0) })),
    'note noFirstEver /steps/0/of/0/occurrences'
  ],
  [
    'dates the wrong way round',
    entering(condition('c1', { adjust: { start: { of: 'start', days: 5 }, end: { of: 'start', days: 4 } } })),
    'error adjustReversed /entry/events/0/adjust'
  ],
  [
    'a period the wrong way round',
    entering(condition('c1'), {
      id: 'c2',
      kind: 'observationPeriod',
      period: { from: '2020-01-02', to: '2020-01-01' }
    }),
    'error periodReversed /entry/events/1/period'
  ],
  [
    'an empty range',
    entering(condition('c1', where(age({ kind: 'between', low: 65, high: 18 })))),
    'error rangeEmpty /entry/events/0/where/0/is'
  ],
  [
    'a range of everything',
    entering(condition('c1', where(age({ kind: 'notBetween', low: 65, high: 18 })))),
    'warning rangeWhole /entry/events/0/where/0/is'
  ],
  [
    'a negative age',
    entering(condition('c1', where(age(less(0))))),
    'error rangeNegative /entry/events/0/where/0/is'
  ],
  [
    'ages that exclude each other',
    entering(condition('c1', where(age(least(65)), age(less(65))))),
    'error attributesExclude /entry/events/0/where/1'
  ],
  ['ages at different times', entering(condition('c1', where(age(least(65)), age(less(65), 'end'))))],
  [
    'dates that exclude each other',
    entering(
      condition(
        'c1',
        where(
          { kind: 'startDate', is: { kind: 'less', value: '2010-01-01' } },
          { kind: 'startDate', is: { kind: 'atLeast', value: '2010-01-01' } }
        )
      )
    ),
    'error attributesExclude /entry/events/0/where/1'
  ],
  [
    'sexes that exclude each other',
    entering(condition('c1', where(sex(8507), sex(8532)))),
    'error attributesExclude /entry/events/0/where/1'
  ],
  [
    'a value without unit',
    entering(measurement(where({ kind: 'value', is: least(5) }))),
    'warning valueWithoutUnit /entry/events/0/where/0'
  ],
  [
    'a value with unit',
    entering(
      measurement(
        where(
          { kind: 'value', is: least(5) },
          { kind: 'unit', is: { kind: 'oneOf', concepts: [{ conceptId: 8554 }] } }
        )
      )
    )
  ],
  [
    'a window the wrong way round',
    step(condition('c2', { windows: [window(0, -30)], outsideObservation: true })),
    'error windowReversed /steps/0/of/0/windows/0'
  ],
  [
    'windows that exclude each other',
    step(condition('c2', { windows: [window(-30, -1), window(0, 30)], outsideObservation: true })),
    'error windowsExclude /steps/0/of/0/windows/1'
  ],
  [
    'an end before the start',
    step(condition('c2', { windows: [window(0, 5), window(-9, -1, 'end')], outsideObservation: true })),
    'error windowsExclude /steps/0/of/0/windows/1'
  ],
  [
    'a look back beyond observation',
    step(condition('c2', { windows: [window(-365, 0)] }), condition('c3', { windows: [window(-30, 0)] })),
    'note reachBack /steps/0/of/0/windows/0'
  ],
  [
    'a look ahead beyond observation',
    step(condition('c2', { windows: [window(0, 90)] })),
    'note reachAhead /steps/0/of/0/windows/0'
  ],
  [
    'more than there are',
    events({ steps: [{ ...all(condition('c2')), kind: 'atLeast', count: 2 }] }),
    'error groupNever /steps/0/count'
  ],
  [
    'disabled members are not counted',
    events({
      steps: [{ ...all(condition('c2'), { ...other, id: 'c3', disabled: true }), kind: 'atLeast', count: 2 }]
    }),
    'error groupNever /steps/0/count',
    'note disabled /steps/0/of/1'
  ],
  [
    'at most all',
    events({ steps: [{ ...all(condition('c2')), kind: 'atMost', count: 1 }] }),
    'warning groupAlways /steps/0/count'
  ],
  [
    'a member twice',
    step(condition('c2'), condition('c3', { notes: 'again' })),
    'warning askedTwice /steps/0/of/1'
  ],
  [
    'there and not there',
    step(condition('c2'), condition('c3', times('exactly', 0))),
    'error opposites /steps/0/of/1'
  ],
  [
    'a step twice',
    events({ steps: [all(condition('c2')), { ...all(condition('c3')), id: 'g2', name: 'Again' }] }),
    'warning askedTwice /steps/1'
  ],
  ['an entry event twice', entering(condition('c1'), condition('c2')), 'warning askedTwice /entry/events/1'],
  [
    'censored at entry',
    events({ censoring: [other, condition('c2')] }),
    'error censoredAtEntry /censoring/1'
  ],
  [
    'included and excluded',
    people([all(condition('c1'))], [{ ...all(condition('c2')), id: 'g2' }]),
    'error includedAndExcluded /exclude/0'
  ],
  [
    'a step against the entry',
    events({
      entry: { events: [condition('c1', where(age(least(18))))] },
      steps: [all(facts('c2', age(less(18))))]
    }),
    'error factUnreachable /steps/0/of/0/where/0'
  ],
  [
    'a step against one of two ways of entry',
    events({
      entry: { events: [condition('c1', where(age(least(18)))), condition('c3')] },
      steps: [all(facts('c2', age(less(18))))]
    })
  ],
  [
    'a step against an earlier one',
    events({ steps: [all(facts('c2', sex(8507))), { ...all(facts('c3', sex(8532))), id: 'g2' }] }),
    'error factUnreachable /steps/1/of/0/where/0'
  ],
  [
    'an exit before entry',
    events({ exit: { kind: 'fixedOffset', of: 'start', days: -1 } }),
    'error exitBeforeEntry /exit/days'
  ],
  [
    'an exit before the end',
    events({ exit: { kind: 'fixedOffset', of: 'end', days: -1 } }),
    'warning exitBeforeEntry /exit/days'
  ],
  [
    'an exit on day 0',
    events({ exit: { kind: 'fixedOffset', of: 'start', days: 0 } }),
    'note exitOnEntry /exit/days'
  ],
  [
    'a drug era without a drug',
    events({ exit: { kind: 'drugEra', conceptSet: 's2', gapDays: 30, offset: 0 } }),
    'warning exitWithoutDrug /exit'
  ],
  [
    'a gap between single spans',
    events({ limit: 'first', eraGapDays: 30 }),
    'note gapWithoutEffect /eraGapDays'
  ],
  ['no dates', events({ dates: { from: '2020-01-02', to: '2020-01-01' } }), 'error datesReversed /dates'],
  [
    'first ever, observed',
    events({ entry: { events: [condition('c1', { firstEver: true })], priorDays: 365 } }),
    'note firstEverObserved /entry/priorDays'
  ],
  [
    'first observed',
    events({ entry: { priorDays: 365, limit: 'first' } }),
    'note firstObserved /entry/limit'
  ],
  [
    'a limit of first events',
    events({ entry: { events: [condition('c1', { firstEver: true })], limit: 'first' } }),
    'note limitWithoutEffect /entry/limit'
  ],
  [
    'a limit of what is limited',
    events({ entry: { limit: 'first' }, limit: 'last' }),
    'note limitWithoutEffect /limit'
  ]
];

test.each(CASES)('%s', (_, content, ...remarks) => {
  expect(remarksOn(JSON.parse(JSON.stringify(content)))).toEqual(remarks);
});

test('another domain, where it is known', () => {
  expect(remarksOn(events({}), new Map([[1, 'Drug']]))).toEqual([
    'warning otherDomain /entry/events/0/conceptSet'
  ]);
  expect(remarksOn(events({}), new Map([[1, 'Condition']]))).toEqual([]);
});

function valueAt(root: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>>)[key], root);
}

function expectPlaced(cohort: Cohort): void {
  for (const { path, message, wayOut } of lint(cohort)) {
    expect(valueAt(cohort, path)).toBeDefined();
    expect(`${message} ${wayOut}`).toMatch(/^[A-Z“].*\. [A-Z].*\.$/);
  }
}

test('remarks on any definition name a place in it', () => {
  fc.assert(
    fc.property(fc.oneof(anyCohort, resolvedCohort), cohort => expectPlaced(cohort as Cohort)),
    { numRuns: 150 }
  );
});

test('every definition of the oracle can be looked at, and few have errors', () => {
  const folder = sharedFolder('oracle', 'cohorts');
  const wrong = readdirSync(folder).filter(path => {
    const reading = readDefinition({ path, text: readFileSync(join(folder, path), 'utf8') });
    if (reading.kind !== 'cohort') throw new Error(JSON.stringify(reading));
    expectPlaced(reading.cohort);
    // Those above 100,000 were made at random.
    return (
      Number(path.replace('.json', '')) < 100_000 &&
      lint(reading.cohort).some(({ severity }) => severity === 'error')
    );
  });
  expect(wrong.length).toBeLessThan(30);
});

test('the phenotypes of the documentation have neither errors nor warnings', () => {
  const folder = join(ROOT, 'docs', 'phenotypes');
  for (const path of readdirSync(folder).filter(file => file.endsWith('.cohort.json'))) {
    const reading = readDefinition({ path, text: readFileSync(join(folder, path), 'utf8') });
    if (reading.kind !== 'cohort') throw new Error(JSON.stringify(reading));
    expect(lint(reading.cohort).filter(({ severity }) => severity !== 'note')).toEqual([]);
  }
});
