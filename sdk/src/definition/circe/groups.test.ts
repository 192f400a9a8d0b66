import { all, concept, expression, imported, qualified, related } from '../../../test/circe.js';
import { problemsOf } from '../../../test/texts.js';

/** What Circe's groups, windows, counts, steps and exits are read as. */

type Json = Readonly<Record<string, unknown>>;

/** The first member of the additional criteria, without id and kind. */
function member(rest: Json, kind = 'ConditionOccurrence', fields: Json = {}): Json {
  const { qualifying } = imported(qualified(all(related(kind, fields, rest)))).entry;
  const { id: _, kind: __, ...first } = qualifying?.group.of[0] as unknown as Json;
  return first;
}
const window = (Start: Json, End: Json, rest: Json = {}): Json => ({ Start, End, ...rest });
const before = (Days: number): Json => ({ Days, Coeff: -1 });
const after = (Days: number): Json => ({ Days, Coeff: 1 });
const day = (each: number): Json => ({ kind: 'day', day: each });
const open = { kind: 'open' };
const start = { kind: 'observationStart' };
const end = { kind: 'observationEnd' };

test.each<[string, Json, unknown]>([
  [
    'days before and after',
    { StartWindow: window(before(30), after(0)) },
    [{ event: 'start', index: 'start', from: day(-30), to: day(0) }]
  ],
  [
    'the ends of both events',
    { StartWindow: window(before(0), after(7), { UseIndexEnd: true, UseEventEnd: true }) },
    [{ event: 'end', index: 'end', from: day(0), to: day(7) }]
  ],
  ['any time inside the observation period', { StartWindow: window({ Coeff: -1 }, { Coeff: 1 }) }, undefined],
  [
    'one end open, as the start lies in the observation period anyway',
    { StartWindow: window({ Days: null, Coeff: -1 }, before(1)) },
    [{ event: 'start', index: 'start', from: open, to: day(-1) }]
  ],
  [
    'the other end of the observation period',
    { StartWindow: window({ Coeff: 1 }, { Coeff: 1 }) },
    [{ event: 'start', index: 'start', from: end, to: open }]
  ],
  [
    'the end of an event, which may lie outside',
    { StartWindow: window({ Coeff: -1 }, { Coeff: 1 }, { UseEventEnd: true }) },
    [{ event: 'end', index: 'start', from: start, to: end }]
  ],
  [
    'an end window, which is about the end of the event',
    { EndWindow: window(before(5), after(5)) },
    [{ event: 'end', index: 'start', from: day(-5), to: day(5) }]
  ],
  [
    'an end window about the start of the event',
    { EndWindow: window(before(5), { Coeff: 1 }, { UseEventEnd: false }) },
    [{ event: 'start', index: 'start', from: day(-5), to: open }]
  ],
  [
    'two windows',
    {
      StartWindow: window(before(1), after(1)),
      EndWindow: window(after(2), after(3), { UseIndexEnd: true })
    },
    [
      { event: 'start', index: 'start', from: day(-1), to: day(1) },
      { event: 'end', index: 'end', from: day(2), to: day(3) }
    ]
  ]
])('windows: %s', (_, fields, windows) => {
  expect(member(fields)['windows']).toEqual(windows);
});

test('outside the observation period its ends are open', () => {
  const fields = {
    StartWindow: window({ Coeff: -1 }, { Coeff: 1 }),
    EndWindow: window({ Coeff: 1 }, after(3)),
    IgnoreObservationPeriod: true
  };
  expect(member(fields)).toEqual({
    windows: [{ event: 'end', index: 'start', from: open, to: day(3) }],
    outsideObservation: true
  });
});

test('the same visit', () => {
  expect(member({ RestrictVisit: true })).toEqual({ sameVisit: true });
});

test.each<[Json, unknown]>([
  [
    { Type: 0, Count: 0 },
    { kind: 'exactly', count: 0 }
  ],
  [
    { Type: 1, Count: 2 },
    { kind: 'atMost', count: 2 }
  ],
  [
    { Type: 2, Count: 3, IsDistinct: false, CountColumn: 'VISIT_ID' },
    { kind: 'atLeast', count: 3 }
  ],
  [{ Type: 2, Count: 1, IsDistinct: false }, undefined],
  [
    { Type: 2, Count: 1, IsDistinct: true },
    { kind: 'atLeast', count: 1, distinct: 'concept' }
  ],
  [
    { Type: 2, Count: 2, IsDistinct: true, CountColumn: null },
    { kind: 'atLeast', count: 2, distinct: 'concept' }
  ],
  [
    { Type: 2, Count: 2, IsDistinct: true, CountColumn: 'START_DATE' },
    { kind: 'atLeast', count: 2, distinct: 'startDate' }
  ],
  [
    { Type: 2, Count: 2, IsDistinct: true, CountColumn: 'VISIT_ID' },
    { kind: 'atLeast', count: 2, distinct: 'visit' }
  ]
])('the occurrence %j', (Occurrence, occurrences) => {
  expect(member({ Occurrence })['occurrences']).toEqual(occurrences);
});

test.each([
  ['DrugExposure', 'DAYS_SUPPLY', 'daysSupply'],
  ['DrugExposure', 'REFILLS', 'refills'],
  ['ProcedureOccurrence', 'QUANTITY', 'quantity'],
  ['Measurement', 'RANGE_LOW', 'rangeLow'],
  ['Measurement', 'RANGE_HIGH', 'rangeHigh'],
  ['DoseEra', 'VALUE_AS_NUMBER', 'value'],
  ['DoseEra', 'UNIT', 'unit'],
  ['DrugEra', 'GAP_DAYS', 'gapDays'],
  ['ConditionEra', 'ERA_OCCURRENCES', 'recordCount'],
  ['VisitDetail', 'DURATION', 'duration'],
  ['Death', 'END_DATE', 'endDate']
])('a %s is counted by %s', (kind, CountColumn, distinct) => {
  const Occurrence = { Type: 2, Count: 2, IsDistinct: true, CountColumn };
  expect(member({ Occurrence }, kind)).toMatchObject({ occurrences: { distinct } });
});

test('correlated criteria are a group of the event; an empty one says nothing', () => {
  const CorrelatedCriteria = { Type: 'AT_MOST', Count: 0, CriteriaList: [related('Death', {})] };
  expect(member({}, 'DrugEra', { CorrelatedCriteria })).toEqual({
    nested: { id: 'g2', kind: 'atMost', count: 0, of: [{ id: 'c3', kind: 'death' }] }
  });
  expect(member({}, 'DrugEra', { CorrelatedCriteria: { Type: 'ALL', Groups: [] } })).toEqual({});
});

test('groups, with events, demographics and groups in the order of the file; ids depth first', () => {
  const group = {
    Type: 'ANY',
    Groups: [{ Type: 'at_least', Count: 2, CriteriaList: [related('Death', {}), related('DrugEra', {})] }],
    DemographicCriteriaList: [{ Age: { Value: 18, Op: 'gte' } }],
    CriteriaList: [related('Specimen', {})]
  };
  expect(imported(qualified(group, { QualifiedLimit: { Type: 'Last' } })).entry).toEqual({
    events: [{ id: 'c1', kind: 'drugExposure' }],
    priorDays: 0,
    laterDays: 0,
    limit: 'all',
    qualifying: {
      group: {
        id: 'g1',
        kind: 'any',
        of: [
          { id: 'c2', kind: 'specimen' },
          {
            id: 'c3',
            kind: 'demographics',
            where: [{ kind: 'age', at: 'start', is: { kind: 'atLeast', value: 18 } }]
          },
          {
            id: 'g2',
            kind: 'atLeast',
            count: 2,
            of: [
              { id: 'c4', kind: 'death' },
              { id: 'c5', kind: 'drugEra' }
            ]
          }
        ]
      },
      limit: 'last'
    }
  });
});

test("demographics: Circe's SQL asks the sex where race or ethnicity is given by set", () => {
  const DemographicCriteriaList = [
    {
      Race: [concept(8527, 'White')],
      RaceCS: { CodesetId: 0 },
      Ethnicity: [concept(38003563, '')],
      EthnicityCS: { CodesetId: 1, IsExclusion: true },
      OccurrenceEndDate: { Value: '2010-01-01', Op: 'gt' }
    }
  ];
  expect(imported(qualified({ Type: 'ALL', DemographicCriteriaList })).entry.qualifying?.group.of).toEqual([
    {
      id: 'c2',
      kind: 'demographics',
      where: [
        { kind: 'race', is: { kind: 'oneOf', concepts: [{ conceptId: 8527, name: 'White' }] } },
        { kind: 'sex', is: { kind: 'inSet', conceptSet: 's1' } },
        { kind: 'ethnicity', is: { kind: 'oneOf', concepts: [{ conceptId: 38003563 }] } },
        { kind: 'sex', is: { kind: 'notInSet', conceptSet: 's2' } },
        { kind: 'endDate', is: { kind: 'greater', value: '2010-01-01' } }
      ]
    }
  ]);
});

test('an empty group inside another always holds', () => {
  const empty = { Type: 'ALL' };
  const death = related('Death', {});
  const of = (group: Json): unknown =>
    imported(qualified(group)).entry.qualifying?.group.of.map(({ kind }) => kind);
  expect(of({ Type: 'ALL', CriteriaList: [death], Groups: [empty] })).toEqual(['death']);
  expect(of({ Type: 'AT_LEAST', Count: 2, CriteriaList: [death], Groups: [empty] })).toEqual([
    'death',
    'demographics'
  ]);
  expect(of({ Type: 'ALL', Groups: [empty] })).toEqual(['demographics']);
});

test('inclusion rules are steps with name and notes; a rule that asks nothing is left out', () => {
  const InclusionRules = [
    { name: 'Adults', description: 'as agreed', expression: all(related('Death', {})) },
    { name: 'Anyone', expression: { Type: 'ALL', CriteriaList: [] } },
    { name: '', expression: all(related('DrugEra', {})) }
  ];
  expect(imported(expression('Death', {}, { InclusionRules })).steps).toEqual([
    { id: 'g1', kind: 'all', name: 'Adults', notes: 'as agreed', of: [{ id: 'c2', kind: 'death' }] },
    { id: 'g2', kind: 'all', of: [{ id: 'c3', kind: 'drugEra' }] }
  ]);
});

test('long names are cut, never inside a character', () => {
  const InclusionRules = [{ name: 'x'.repeat(299) + '😀', expression: all(related('Death', {})) }];
  const [step] = imported(expression('Death', {}, { InclusionRules })).steps ?? [];
  expect(step?.name).toBe('x'.repeat(299));
});

test.each<[Json | null, unknown]>([
  [null, undefined],
  [{ DateOffset: { DateField: 'EndDate', Offset: 30 } }, { kind: 'fixedOffset', of: 'end', days: 30 }],
  [{ DateOffset: {} }, { kind: 'fixedOffset', of: 'start', days: 0 }],
  [
    { CustomEra: { DrugCodesetId: 2, GapDays: 30, Offset: 7 } },
    { kind: 'drugEra', conceptSet: 's3', gapDays: 30, offset: 7 }
  ],
  [
    { CustomEra: { DrugCodesetId: 2, DaysSupplyOverride: 14 } },
    { kind: 'drugEra', conceptSet: 's3', gapDays: 0, offset: 0, daysSupply: 14 }
  ]
])('the end strategy %j', (EndStrategy, exit) => {
  expect(imported(expression('Death', {}, { EndStrategy })).exit).toEqual(exit);
});

test('censoring, era padding and censor window', () => {
  const rest = {
    CensoringCriteria: [{ Death: {} }],
    CollapseSettings: { CollapseType: 'ERA', EraPad: 30 },
    CensorWindow: { StartDate: '2010-01-01', EndDate: '2019-12-31' }
  };
  expect(imported(expression('DrugEra', {}, rest))).toMatchObject({
    censoring: [{ id: 'c2', kind: 'death' }],
    eraGapDays: 30,
    dates: { from: '2010-01-01', to: '2019-12-31' }
  });
});

const group = '/AdditionalCriteria';
const first = `${group}/CriteriaList/0`;

test.each<[string, Json, string, RegExp]>([
  ['a group without a type', { CriteriaList: [related('Death', {})] }, `${group}/Type`, /missing/],
  ['another type', { ...all(related('Death', {})), Type: 'NONE' }, `${group}/Type`, /"at_most"/],
  [
    'at least without a count',
    { ...all(related('Death', {})), Type: 'AT_LEAST' },
    `${group}/Count`,
    /missing/
  ],
  ['a group of an unknown form', { Rules: [] }, `${group}/Rules`, /no field "Rules"/],
  ['no window', all(related('Death', {}, { StartWindow: null })), `${first}/StartWindow`, /missing/],
  ['no occurrence', all(related('Death', {}, { Occurrence: null })), `${first}/Occurrence`, /missing/],
  [
    'another coefficient',
    all(related('Death', {}, { StartWindow: window({ Days: 1, Coeff: 2 }, after(1)) })),
    `${first}/StartWindow/Start/Coeff`,
    /-1 to 1/
  ],
  [
    'a column of no kind',
    all(related('Death', {}, { Occurrence: { IsDistinct: true, CountColumn: 'DATE' } })),
    `${first}/Occurrence/CountColumn`,
    /"START_DATE"/
  ],
  [
    'a column of another event',
    all(related('Death', {}, { Occurrence: { IsDistinct: true, CountColumn: 'REFILLS' } })),
    `${first}/Occurrence/CountColumn`,
    /cannot count this event by REFILLS/
  ],
  [
    'a misspelt restriction',
    all(related('Death', {}, { RestrictVisits: true })),
    `${first}/RestrictVisits`,
    /mean "RestrictVisit"/
  ]
])('%s is refused by name', (_, content, path, message) => {
  expect(problemsOf(qualified(content)).find(each => each.path === path)?.message).toMatch(message);
});

test.each<[string, Json, string, RegExp]>([
  ['another end strategy', { EndStrategy: { Fixed: {} } }, '/EndStrategy/Fixed', /no field "Fixed"/],
  ['an empty end strategy', { EndStrategy: {} }, '/EndStrategy', /one field/],
  [
    'an era without drugs',
    { EndStrategy: { CustomEra: {} } },
    '/EndStrategy/CustomEra/DrugCodesetId',
    /missing/
  ],
  [
    'another collapse',
    { CollapseSettings: { CollapseType: 'NONE' } },
    '/CollapseSettings/CollapseType',
    /"ERA"/
  ],
  ['a negative padding', { CollapseSettings: { EraPad: -1 } }, '/CollapseSettings/EraPad', /from 0/],
  ['a censor window of no day', { CensorWindow: { EndDate: 'x' } }, '/CensorWindow/EndDate', /YYYY/],
  [
    'a rule without an expression',
    { InclusionRules: [{ name: 'x' }] },
    '/InclusionRules/0/expression',
    /missing/
  ],
  [
    'a censoring event of no kind',
    { CensoringCriteria: [{ Deth: {} }] },
    '/CensoringCriteria/0/Deth',
    /"Death"/
  ]
])('%s is refused by name', (_, rest, path, message) => {
  const found = problemsOf(expression('Death', {}, rest));
  expect(found.find(each => each.path === path)?.message).toMatch(message);
});
